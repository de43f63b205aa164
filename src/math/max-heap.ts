/**
 * Positions of an array of which the one with the highest value is at hand.
 *
 * Source: Williams 1964, Commun ACM 7:347.
 *
 * @example
 * const heap = new MaxHeap([3, 9, 4]);
 * heap.add(0);
 * heap.add(2);
 * heap.top() // 2
 */
export class MaxHeap {
  readonly #value: ArrayLike<number>;
  readonly #rows: number[] = [];
  constructor(value: ArrayLike<number>) {
    this.#value = value;
  }
  top(): number | null {
    return this.#rows[0] ?? null;
  }
  add(row: number): void {
    const rows = this.#rows;
    let at = rows.push(row) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (this.#value[rows[parent]] >= this.#value[row]) break;
      rows[at] = rows[parent];
      at = parent;
    }
    rows[at] = row;
  }
  /** Drops the rows at the top for which `leaves` holds, until one stays. */
  dropWhile(leaves: (row: number) => boolean): void {
    while (this.#rows.length > 0 && leaves(this.#rows[0])) this.#dropTop();
  }
  #dropTop(): void {
    const rows = this.#rows;
    const row = rows.pop();
    if (row === undefined || rows.length === 0) return;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= rows.length) break;
      if (child + 1 < rows.length && this.#value[rows[child + 1]] > this.#value[rows[child]]) child++;
      if (this.#value[rows[child]] <= this.#value[row]) break;
      rows[at] = rows[child];
      at = child;
    }
    rows[at] = row;
  }
}
