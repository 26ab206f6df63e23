export function RosterScreen() {
  return <div />;
}
