export function LiveScreen() {
  return <div />;
}
