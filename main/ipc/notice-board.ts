import type { AppNotice } from '../../shared/contract/app.ts';
import type { Publish } from './publish.ts';

/**
 * Passes notices on to the page and keeps those that a page which is not there yet, or comes back after a crash, must still
 * see: everything until the first page has loaded, and from then on what is sticky and not over.
 */
export class NoticeBoard {
  readonly #publish: Publish;
  readonly #standing = new Map<string, AppNotice>();
  #hasPage = false;

  constructor(publish: Publish) {
    this.#publish = publish;
  }

  post(notice: AppNotice): void {
    if (notice.isCleared) this.#standing.delete(notice.code);
    else if (notice.isSticky || !this.#hasPage) this.#standing.set(notice.code, notice);
    if (this.#hasPage) this.#publish('app.noticed', notice);
  }

  /** A page has loaded and listens. */
  pageLoaded(): void {
    this.#hasPage = true;
    for (const notice of this.#standing.values()) {
      this.#publish('app.noticed', notice);
      if (!notice.isSticky) this.#standing.delete(notice.code);
    }
  }
}
