import { vi } from 'vitest';

const WINDOW = { width: 1_280, height: 700 };

/** The test page lays nothing out; the grid draws only what has a size. */
export function giveElementsASize(): void {
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(WINDOW.height);
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(WINDOW.width);
  vi.stubGlobal('ResizeObserver', OneSizeObserver);
}

/** Tells of one and the same size, once. */
class OneSizeObserver implements ResizeObserver {
  readonly #tell: ResizeObserverCallback;

  constructor(tell: ResizeObserverCallback) {
    this.#tell = tell;
  }

  observe(target: Element): void {
    const size = [{ inlineSize: WINDOW.width, blockSize: WINDOW.height }];
    const contentRect = new DOMRect(0, 0, WINDOW.width, WINDOW.height);
    const entry = { target, contentRect, borderBoxSize: size, contentBoxSize: size, devicePixelContentBoxSize: size };
    queueMicrotask(() => this.#tell([entry], this));
  }

  unobserve(): void {}

  disconnect(): void {}
}
