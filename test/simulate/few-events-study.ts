import {seededRandom, type Random} from "../../src/math/random.ts";
import {scoreOfLabels} from "../../src/survival/label-score.ts";
import {logRank} from "../../src/survival/log-rank.ts";
import {permutationLogRank} from "../../src/survival/permutation-log-rank.ts";
import {NotEstimable} from "../../src/record/not-estimable.ts";
import {surv} from "../../src/survival/surv.ts";

/** Patients of two arms and, in months, how long each arm is followed: uniformly from 0 to this. */
interface Design {
  readonly title: string;
  readonly sizes: readonly [number, number];
  readonly followed: readonly [number, number];
}

export const designs: readonly Design[] = [
  {title: "10 v 20, followed alike", sizes: [10, 20], followed: [12, 12]},
  {title: "10 v 20, the small arm shorter", sizes: [10, 20], followed: [4, 16]},
  {title: "10 v 20, the large arm shorter", sizes: [10, 20], followed: [16, 4]},
  {title: "6 v 30, followed alike", sizes: [6, 30], followed: [8, 8]},
  {title: "6 v 30, the small arm shorter", sizes: [6, 30], followed: [4, 12]},
  {title: "6 v 30, the large arm shorter", sizes: [6, 30], followed: [24, 5]}
];

/** Arrangements drawn in each replicate. */
const DRAWN = 499;

export interface Level {
  readonly events: number;
  readonly replicates: number;
  /** p ≤ 0.05 and p ≤ 0.01 by chi-square, by permutation of the standardised statistic, and of observed less expected alone. */
  readonly chiSquare: readonly [number, number];
  readonly standardised: readonly [number, number];
  readonly plain: readonly [number, number];
}

/** How often a test of two arms of one hazard (median 6 months) rejects. */
export function levelOf({sizes, followed}: Design, seed: number, replicates: number): Level {
  const random = seededRandom(seed);
  const counts = {chiSquare: [0, 0], standardised: [0, 0], plain: [0, 0]};
  const label = sizes.flatMap((size, arm) => Array<number>(size).fill(arm));
  let events = 0;
  for (let i = 0; i < replicates; i++) {
    const rows = label.map((arm) => {
      const time = (-Math.log(1 - random()) * 6) / Math.LN2;
      const end = random() * followed[arm];
      return {time: Math.min(time, end), event: Number(time <= end)};
    });
    const follow = surv({time: rows.map(({time}) => time), event: rows.map(({event}) => event)});
    events += rows.reduce((sum, {event}) => sum + event, 0);
    for (const [name, pValue] of Object.entries(pValues(follow, label, seed + i, random)))
      for (const [k, level] of [0.05, 0.01].entries()) if (pValue <= level) counts[name as keyof typeof counts][k]++;
  }
  const share = ([a, b]: number[]): [number, number] => [a / replicates, b / replicates];
  return {
    events: events / replicates,
    replicates,
    chiSquare: share(counts.chiSquare),
    standardised: share(counts.standardised),
    plain: share(counts.plain)
  };
}

function pValues(
  follow: ReturnType<typeof surv>,
  label: readonly number[],
  seed: number,
  random: Random
): Record<keyof Omit<Level, "events" | "replicates">, number> {
  try {
    return {
      chiSquare: logRank(follow, label).pValue,
      standardised: permutationLogRank(follow, label, {seed, permutations: DRAWN}).pValue,
      plain: plainPermutation(follow, label, random)
    };
  } catch (error) {
    // No event at which both arms are at risk: no test rejects.
    if (!(error instanceof NotEstimable)) throw error;
    return {chiSquare: 1, standardised: 1, plain: 1};
  }
}

/** The same draws judged by |observed − expected|, without its variance. */
function plainPermutation(follow: ReturnType<typeof surv>, label: readonly number[], random: Random): number {
  const scoreOf = scoreOfLabels(follow, null, 2);
  const differenceOf = (index: Int32Array): number => {
    const {observed, expected} = scoreOf(index);
    return Math.abs(observed[0] - expected[0]);
  };
  const index = Int32Array.from(label);
  const seen = differenceOf(index) * (1 - 1e-10) - 1e-12;
  let extreme = 0;
  for (let b = 0; b < DRAWN; b++) {
    for (let i = index.length - 1; i > 0; i--) {
      const j = Math.floor(random() * (i + 1));
      [index[i], index[j]] = [index[j], index[i]];
    }
    if (differenceOf(index) >= seen) extreme++;
  }
  return (1 + extreme) / (1 + DRAWN);
}

/** The table of the committed page. */
export function levelTable(seed: number, replicates: number): string {
  const percent = ([five, one]: readonly [number, number]): string =>
    `${(100 * five).toFixed(1)} (${(100 * one).toFixed(1)})`;
  const lines = designs.map((design) => {
    const {events, chiSquare, standardised, plain} = levelOf(design, seed, replicates);
    return `| ${design.title} | ${events.toFixed(1)} | ${percent(chiSquare)} | ${percent(standardised)} | ${percent(plain)} |`;
  });
  return `# Log-rank test of few events

How often two arms of one hazard (exponential, median 6 months) differ at 5 % (and at 1 %), in %; follow-up is uniform from 0 to a length that may differ between the arms. ${replicates} replicates a row, ${DRAWN} random arrangements
each, seed ${seed}; Monte Carlo standard error ${(100 * Math.sqrt((0.05 * 0.95) / replicates)).toFixed(2)} points at 5 %. \`npm run simulate:few-events\` makes this page.

| arms | events | chi-square | permutation, standardised | permutation of O − E alone |
| --- | ---: | ---: | ---: | ---: |
${lines.join("\n")}
`;
}
