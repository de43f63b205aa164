import type {Answers, Values} from "./statistics.ts";

/** What came of one statistic over all data sets. */
export interface Comparison {
  readonly name: string;
  readonly sets: number;
  readonly values: number;
  /** Largest |ours − R| over the largest |R| of the data set's values; for log-likelihoods that are searched for, their smallest surplus over R's, as text. */
  readonly largest: number | string;
  /** Data set of the largest difference. */
  readonly id: number;
  /** Data sets in which only one side has an answer, or NA meets a number. */
  readonly problems: readonly string[];
  readonly agrees: boolean;
}

export interface OwnAnswers {
  readonly id: number;
  readonly answers: Answers;
  readonly errors: ReadonlyMap<string, string>;
}

/** Closed forms to 1e-9, iterated fits to 1e-6. */
function tolerance(name: string): number {
  return /^(cox|fine-gray|proportional)/.test(name) ? 1e-6 : 1e-9;
}

/** Largest relative difference of each statistic that R answered, in R's order. */
export function largestDifferences(
  ours: readonly OwnAnswers[],
  referee: ReadonlyMap<number, ReadonlyMap<string, string>>
): Comparison[] {
  const names = [...new Set([...referee.values()].flatMap((answers) => [...answers.keys()]))];
  return names.map((name) => compared(name, ours, referee));
}

function compared(
  name: string,
  ours: readonly OwnAnswers[],
  referee: ReadonlyMap<number, ReadonlyMap<string, string>>
): Comparison {
  const surplus = name.includes("surplus over R");
  const problems: string[] = [];
  let sets = 0;
  let values = 0;
  let largest = surplus ? Infinity : 0;
  let id = 0;
  for (const own of ours) {
    const text = referee.get(own.id)?.get(name);
    if (text === undefined) continue;
    const answer = own.answers.get(name);
    if (text.startsWith("ERROR")) {
      problems.push(`set ${own.id}: R says ${text}`);
      continue;
    }
    if (answer === undefined) {
      problems.push(
        `set ${own.id}: ${[...own.errors].map(([method, message]) => `${method}: ${message}`).join("; ") || "no answer here"}`
      );
      continue;
    }
    const wanted = text
      .trim()
      .split(/ +/)
      .map((word) => (word === "NA" || word === "NaN" ? null : Number(word)));
    const difference = surplus ? Number(answer[0]) - Number(wanted[0]) : relativeDifference(answer, wanted);
    sets++;
    values += wanted.length;
    if (difference === null)
      problems.push(
        `set ${own.id}: ${answer.length} values, R ${wanted.length}, or NA against a number: ${shown(answer, wanted)}`
      );
    else if (surplus ? difference < largest : difference > largest) {
      largest = difference;
      id = own.id;
    }
  }
  return {
    name,
    sets,
    values,
    id,
    problems,
    largest: surplus ? `surplus ≥ ${largest.toExponential(1)}` : largest,
    agrees: surplus ? largest >= -1e-8 : largest <= tolerance(name)
  };
}

function shown(answer: Values, wanted: Values): string {
  const at = Array.from(wanted).findIndex((value, i) => (value === null) !== isMissing(answer[i]));
  return at < 0 ? "lengths" : `[${at}] ${answer[at]} against ${wanted[at]}`;
}

function isMissing(value: number | null | undefined): boolean {
  return value === null || value === undefined || Number.isNaN(value);
}

/** Largest difference over the largest value of R; null where the two are not of one shape. */
function relativeDifference(answer: Values, wanted: Values): number | null {
  if (answer.length !== wanted.length) return null;
  let difference = 0;
  let scale = 0;
  for (let i = 0; i < wanted.length; i++) {
    const target = wanted[i];
    const value = answer[i];
    if (isMissing(target) !== isMissing(value)) return null;
    if (target === null || value === null || Number.isNaN(value) || target === value) {
      if (target !== null && Number.isFinite(target)) scale = Math.max(scale, Math.abs(target));
      continue;
    }
    difference = Math.max(difference, Math.abs(value - target));
    if (Number.isFinite(target)) scale = Math.max(scale, Math.abs(target));
  }
  return difference === 0 ? 0 : difference / scale;
}
