export function ReadinessScreen() {
  return null;
}
