import {cox} from "../../src/survival/cox.ts";
import {fineGray} from "../../src/survival/fine-gray.ts";
import {gray} from "../../src/survival/gray.ts";
import {logRank} from "../../src/survival/log-rank.ts";
import {surv} from "../../src/survival/surv.ts";
import {replicate} from "./coverage-study.ts";

export interface Rejections {
  replicates: number;
  /** p < 0.05, and p < 0.01. */
  at5: number;
  at1: number;
  /** No p-value: too few events, or a group without them. */
  none: number;
}

/** Rejections by test when two groups of half the size each do not differ, in replicates `from` up to, not including, `to`. */
export function typeOne(seed: number, size: number, from: number, to: number): Record<string, Rejections> {
  const tests: Record<string, Rejections> = {};
  for (let index = from; index < to; index++) {
    const {time, cause} = replicate(seed, size, index);
    const group = Uint8Array.from(time, (_, i) => i % 2);
    const follow = surv({time, event: cause.map((own) => (own === 0 ? 0 : 1))});
    count(tests, "log-rank", () => logRank(follow, group).pValue);
    const fit = attempt(() => cox(follow, {group}, {concordance: false}));
    count(tests, "Cox, Wald", () => fit?.rows[0].pValue ?? null);
    count(tests, "Cox, score", () => fit?.tests.score.pValue ?? null);
    count(tests, "Cox, likelihood ratio", () => fit?.tests.likelihoodRatio.pValue ?? null);
    count(tests, "Gray", () => gray({time, cause, group}).find((test) => test.cause === 1)?.pValue ?? null);
    count(tests, "Fine–Gray, robust Wald", () => fineGray({time, cause}, {group}, {cause: 1}).rows[0].pValue);
  }
  return tests;
}

function count(tests: Record<string, Rejections>, name: string, test: () => number | null): void {
  const own = (tests[name] ??= {replicates: 0, at5: 0, at1: 0, none: 0});
  const pValue = attempt(test);
  own.replicates++;
  if (pValue === null || Number.isNaN(pValue)) own.none++;
  else {
    if (pValue < 0.05) own.at5++;
    if (pValue < 0.01) own.at1++;
  }
}

/** The result, or null where the data do not allow the test; anything but that refusal is thrown on. */
function attempt<T>(test: () => T): T | null {
  try {
    return test();
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
