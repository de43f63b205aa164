import {confTypes, coverage, type Tallies, type Tally} from "./coverage-study.ts";
import {typeOne, type Rejections} from "./type-one-study.ts";

export const SEED = 20260101;
export const SIZES = [20, 50, 200] as const;
/** Replicates whose counts are kept apart, so that a test can run them again. */
export const SLICE = 100;

/** Counts of one sample size: of the first `SLICE` replicates, and of all. */
export interface SizeResult {
  readonly size: number;
  readonly slice: {readonly coverage: Tallies; readonly typeOne: Record<string, Rejections>};
  readonly all: {readonly coverage: Tallies; readonly typeOne: Record<string, Rejections>};
}

export interface StudyResult {
  readonly seed: number;
  readonly replicates: number;
  readonly sizes: readonly SizeResult[];
}

/** The whole study; minutes for ten thousand replicates. */
export function study(replicates: number, progress: (message: string) => void): StudyResult {
  return {
    seed: SEED,
    replicates,
    sizes: SIZES.map((size) => {
      const slice = {coverage: coverage(SEED, size, 0, SLICE), typeOne: typeOne(SEED, size, 0, SLICE)};
      progress(`n = ${size}: coverage`);
      const intervals = coverage(SEED, size, 0, replicates);
      progress(`n = ${size}: type-I error`);
      return {size, slice, all: {coverage: intervals, typeOne: typeOne(SEED, size, 0, replicates)}};
    })
  };
}

const percent = (part: number, whole: number): string => ((100 * part) / whole).toFixed(1);

/** The interval's coverage, where the truth fell outside (below / above), and how often there was none. */
function cell({replicates, below, above, none}: Tally): string {
  return `${percent(replicates - below - above - none, replicates)} (${percent(below, replicates)} / ${percent(above, replicates)}${none === 0 ? "" : `; ${percent(none, replicates)} none`})`;
}

/** The two tables in Markdown. */
export function tables({seed, replicates, sizes}: StudyResult): string {
  const error = (100 * Math.sqrt((0.05 * 0.95) / replicates)).toFixed(2);
  return [
    `Exponential times with median 6 months, 30 % censored uniformly; two causes of equal hazard for F(t). ${replicates.toLocaleString("en-GB")} replicates a row (seed ${seed});`,
    `Monte Carlo standard error ${error} points at 95 % and 5 %.`,
    "",
    "Coverage of nominal 95 % intervals, in %; in brackets how often the truth lay below / above the interval (2.5 / 2.5 would be even), and how often the type had",
    "no interval (estimate 0 or 1), which counts as not covering. Replicates that are not followed up to t are left out.",
    "",
    `| n | target | ${confTypes.join(" | ")} |`,
    `| ---: | --- | ${confTypes.map(() => "---").join(" | ")} |`,
    ...sizes.flatMap(({size, all}) =>
      Object.entries(all.coverage)
        .toSorted(([a], [b]) => order(a) - order(b))
        .map(([target, types]) => `| ${size} | ${target} | ${confTypes.map((type) => cell(types[type])).join(" | ")} |`)
    ),
    "",
    "Type-I error at 5 % (and at 1 %), in %, for two groups of n/2 that do not differ; a test that the data did not allow counts as not rejecting.",
    "",
    `| test | ${sizes.map(({size}) => `n = ${size}`).join(" | ")} |`,
    `| --- | ${sizes.map(() => "---").join(" | ")} |`,
    ...Object.keys(sizes[0].all.typeOne).map(
      (test) =>
        `| ${test} | ${sizes
          .map(
            ({
              all: {
                typeOne: {[test]: own}
              }
            }) => `${percent(own.at5, own.replicates)} (${percent(own.at1, own.replicates)})`
          )
          .join(" | ")} |`
    )
  ].join("\n");
}

function order(target: string): number {
  return ["S(t)", "median", "F(t)"].findIndex((kind) => target.startsWith(kind));
}
