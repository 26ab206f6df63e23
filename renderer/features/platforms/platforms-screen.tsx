export function PlatformsScreen() {
  return null;
}
