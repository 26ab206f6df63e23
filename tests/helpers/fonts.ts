/** The test page has none; fields that grow with their text listen for fonts that come late. */
export function giveFonts(): void {
  Object.defineProperty(document, 'fonts', { value: new EventTarget(), configurable: true });
}
