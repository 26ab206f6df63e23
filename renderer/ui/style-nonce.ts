declare global {
  /** Where `get-nonce`, used by the kit's dialogs, looks for it. */
  var __webpack_nonce__: string | undefined;
}

/**
 * The page's style nonce as the main process wrote it into the page, empty on the development server. The kit writes its
 * theme into `<style>` elements at run time, and the content security policy lets only those with the nonce through.
 */
export function styleNonce(): string {
  const meta = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]');
  return meta?.nonce ?? '';
}

/** For dialogs, which write a style of their own while they lock the scrolling behind them. Call once, before the page is drawn. */
export function shareStyleNonce(): void {
  const nonce = styleNonce();
  if (nonce !== '') globalThis.__webpack_nonce__ = nonce;
}
