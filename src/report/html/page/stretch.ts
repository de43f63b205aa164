import type {Stretch} from "../curve-reading.ts";

/** The narrowest stretch that can be shown: a thirtieth of the whole, and a month where the whole is longer than that. */
const NARROWEST = 1 / 30;

/** A stretch of the wanted width about a centre, inside the whole. */
function about(centre: number, width: number, whole: Stretch): Stretch {
  const all = whole.to - whole.from;
  const kept = Math.min(all, Math.max(width, Math.min(all, Math.max(1, all * NARROWEST))));
  const from = Math.min(whole.to - kept, Math.max(whole.from, centre - kept / 2));
  return {from: tidy(from), to: tidy(from + kept)};
}

/** Tenths of a month are fine enough, and say what they show. */
function tidy(months: number): number {
  return Number(months.toFixed(6));
}

/** A stretch shown `factor` times as wide about the reading line, where that is in it, or about its middle. */
export function zoomed({from, to}: Stretch, factor: number, at: number, whole: Stretch): Stretch {
  const centre = at >= from && at <= to ? at : (from + to) / 2;
  return about(factor < 1 ? centre : (from + to) / 2, (to - from) * factor, whole);
}

/** A stretch moved by a share of its width. */
export function moved({from, to}: Stretch, share: number, whole: Stretch): Stretch {
  return about((from + to) / 2 + share * (to - from), to - from, whole);
}

/** The stretch between two times, whichever comes first. */
export function between(a: number, b: number, whole: Stretch): Stretch {
  return about((a + b) / 2, Math.abs(a - b), whole);
}
