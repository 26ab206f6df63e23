/** Something that arrives at `dueAt` (epoch milliseconds). */
export interface Due {
  readonly dueAt: number;
}

/** A waiting room that hands out the earliest first: a binary heap, so that 100,000 requests in flight stay cheap. */
export class Deliveries<Item extends Due> {
  readonly #heap: Item[] = [];

  /** Epoch milliseconds of the earliest item, `Infinity` when empty. */
  get nextDueAt(): number {
    return this.#heap[0]?.dueAt ?? Number.POSITIVE_INFINITY;
  }

  add(item: Item): void {
    const heap = this.#heap;
    let index = heap.length;
    while (index > 0) {
      const parentIndex = (index - 1) >> 1;
      const parent = heap[parentIndex];
      if (parent === undefined || parent.dueAt <= item.dueAt) break;
      heap[index] = parent;
      index = parentIndex;
    }
    heap[index] = item;
  }

  /** Removes and returns the earliest item if it is due at `now`. */
  takeDue(now: number): Item | undefined {
    const first = this.#heap[0];
    if (first === undefined || first.dueAt > now) return undefined;
    const last = this.#heap.pop();
    if (last !== undefined && this.#heap.length > 0) this.#sinkFromTop(last);
    return first;
  }

  clear(): void {
    this.#heap.length = 0;
  }

  #sinkFromTop(item: Item): void {
    const heap = this.#heap;
    let index = 0;
    for (;;) {
      const leftIndex = 2 * index + 1;
      const left = heap[leftIndex];
      if (left === undefined) break;
      const right = heap[leftIndex + 1];
      const isRightEarlier = right !== undefined && right.dueAt < left.dueAt;
      const child = isRightEarlier ? right : left;
      if (child.dueAt >= item.dueAt) break;
      heap[index] = child;
      index = isRightEarlier ? leftIndex + 1 : leftIndex;
    }
    heap[index] = item;
  }
}
