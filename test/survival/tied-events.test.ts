import {describe, expect, it} from "vitest";
import {emptyTiedSums, sumTiedEvents} from "../../src/survival/tied-events.ts";

/** One term after the other, with Neumaier's compensation. */
function added(terms: Iterable<number>): number {
  let sum = 0;
  let lost = 0;
  for (const term of terms) {
    const next = sum + term;
    lost += Math.abs(sum) >= Math.abs(term) ? sum - next + term : term - next + sum;
    sum = next;
  }
  return sum + lost;
}

describe("sums over many tied events in closed form are those of one term after the other", () => {
  it.each([
    [511, 700, 300],
    [512, 700, 300],
    [513, 513, 513],
    [1000, 1000, 1000],
    [1000, 1e-3, 9.99e-4],
    [20_000, 5e6, 3.5e4],
    [100_000, 100_000.5, 100_000],
    [3000, 4e9, 2]
  ])("%i events with risk %f, %f of it their own", (d, risk, own) => {
    const sums = emptyTiedSums();
    sumTiedEvents(sums, "efron", d, risk, own);
    const over = (term: (f: number, denominator: number) => number): number =>
      added(Array.from({length: d}, (_, k) => term(k / d, risk - (k / d) * own)));
    const [inverse, square] = [over((_, s) => 1 / s), over((_, s) => 1 / s ** 2)];
    const close = (actual: number, wanted: number, unit: number): void =>
      expect(Math.abs(actual - wanted)).toBeLessThan(1e-11 * Math.abs(unit));
    close(
      sums.logs,
      over((_, s) => Math.log(s)),
      Math.max(
        d,
        over((_, s) => Math.abs(Math.log(s)))
      )
    );
    close(sums.inverse, inverse, inverse);
    close(sums.square, square, square);
    // The others stand beside the risk of the events, which is a part own / risk of all.
    close(sums.inverseF * own, over((f, s) => f / s) * own, inverse * risk);
    close(sums.squareF * own, over((f, s) => f / s ** 2) * own, square * risk);
    close(sums.squareFF * own ** 2, over((f, s) => (f / s) ** 2) * own ** 2, square * risk ** 2);
  });
  it("a million tied events take no longer than a few", () => {
    const sums = emptyTiedSums();
    const from = performance.now();
    for (let k = 0; k < 1000; k++) sumTiedEvents(sums, "efron", 1e6, 3e6, 1e6 + k);
    expect(performance.now() - from).toBeLessThan(1000);
  });
});
