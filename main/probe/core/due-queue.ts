/** Keeps its own place in the queue, -1 outside of it, so that finding it costs nothing. */
export interface Queueable {
  duePlace: number;
}

/** Who is due next: a binary heap with at most one entry for each item, which can be moved and removed. */
export class DueQueue<Item extends Queueable> {
  readonly #items: Item[] = [];
  readonly #times: number[] = [];

  get size(): number {
    return this.#items.length;
  }

  /** Infinity when nothing is waiting. */
  get nextAt(): number {
    return this.#times[0] ?? Number.POSITIVE_INFINITY;
  }

  /** Adds the item or moves it to its new time. */
  set(item: Item, at: number): void {
    const place = item.duePlace < 0 ? this.#items.length : item.duePlace;
    const before = this.#times[place] ?? Number.POSITIVE_INFINITY;
    this.#put(place, item, at);
    if (at <= before) this.#rise(place);
    else this.#sink(place);
  }

  remove(item: Item): void {
    const place = item.duePlace;
    if (place < 0) return;
    item.duePlace = -1;
    const lastItem = this.#items.pop();
    const lastAt = this.#times.pop();
    if (lastItem === undefined || lastAt === undefined || place === this.#items.length) return;
    this.#put(place, lastItem, lastAt);
    this.#rise(place);
    this.#sink(lastItem.duePlace);
  }

  /** Takes the earliest item that is due at `now`; undefined when none is. */
  takeDue(now: number): Item | undefined {
    const item = this.#items[0];
    if (item === undefined || this.nextAt > now) return undefined;
    this.remove(item);
    return item;
  }

  #put(place: number, item: Item, at: number): void {
    this.#items[place] = item;
    this.#times[place] = at;
    item.duePlace = place;
  }

  #rise(from: number): void {
    let place = from;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      if (this.#timeAt(parent) <= this.#timeAt(place)) return;
      this.#swap(place, parent);
      place = parent;
    }
  }

  #sink(from: number): void {
    let place = from;
    for (;;) {
      const left = 2 * place + 1;
      const smaller = this.#timeAt(left + 1) < this.#timeAt(left) ? left + 1 : left;
      if (this.#timeAt(smaller) >= this.#timeAt(place)) return;
      this.#swap(place, smaller);
      place = smaller;
    }
  }

  #timeAt(place: number): number {
    return this.#times[place] ?? Number.POSITIVE_INFINITY;
  }

  #swap(a: number, b: number): void {
    const itemA = this.#items[a];
    const itemB = this.#items[b];
    if (itemA === undefined || itemB === undefined) return;
    const atA = this.#timeAt(a);
    this.#put(a, itemB, this.#timeAt(b));
    this.#put(b, itemA, atA);
  }
}
