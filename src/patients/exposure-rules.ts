import {adcKey, hasUnknownAdc, lineKind, type TherapyLine} from "../cohort/therapy-lines.ts";

/** Settings of knobs that say when the same conjugate is a new exposure. */
export interface ExposureKnobs {
  /** A pause of the same conjugate longer than this many days is a new exposure. */
  readonly gapDays: number;
  /** Two conjugates whose days of treatment overlap by more than this were given at once. */
  readonly overlapDays: number;
}

/** Lines that make one exposure, with the names of the rules that were applied. */
export interface ExposureDraft {
  /** Lines that name the conjugate, by start. */
  readonly adcLines: TherapyLine[];
  /** Rows of partner drugs that belong to it: same start or same line number. */
  readonly partnerLines: TherapyLine[];
  readonly rules: Set<ExposureRule>;
  concurrent: boolean;
}

/** Names of the rules, as they stand in the column `rule`, with what they mean. */
export const exposureRules = {
  "single-line": "one line of therapy names the conjugate",
  "dose-hold": "the same conjugate goes on after a pause within the gap limit",
  "partner-change": "the same conjugate goes on with other partners",
  "partner-alone-is-a-hold": "only partners of the conjugate were given in between",
  "unknown-pause-is-a-hold": "the same conjugate goes on and the end of the earlier line is blank",
  "neoadjuvant-to-adjuvant": "the same conjugate before and after surgery is one planned course",
  "treated-beyond-progression": "the conjugate was given on after a progression",
  "local-therapy-in-between": "the conjugate went on after local therapy of a progression",
  "retreatment-after-ild": "the same course goes on after a pause for interstitial lung disease",
  "same-line-rows": "rows of one line that name single drugs are joined",
  "given-at-once": "conjugates of overlapping lines are one exposure with the union of their sets",
  "new-after-gap": "new exposure: the pause is longer than the gap limit",
  "new-after-other-regimen": "new exposure: another regimen lies in between",
  "new-after-progression": "new exposure: a progression lies in between",
  "new-after-early-setting": "new exposure: recurrence after a (neo)adjuvant course",
  "unknown-adc": "the regimen may hold a conjugate that is not known; it is never joined with another line"
} as const satisfies Readonly<Record<string, string>>;

/** Name of a rule. */
export type ExposureRule = keyof typeof exposureRules;

const early: ReadonlySet<string> = new Set(["neoadjuvant", "adjuvant"]);

/** Identity of the conjugates of a line; null where one is not known. */
function lineKey({read}: TherapyLine): string | null {
  return hasUnknownAdc(read) || read.adcs.length === 0 ? null : read.adcs.map(adcKey).toSorted().join("|");
}

/** A partner row belongs to the conjugate's line when it starts on the same day or carries the same line number in the same setting. */
const sameLine = (a: TherapyLine, b: TherapyLine): boolean =>
  a.start === b.start || (a.line !== null && a.line === b.line && a.setting === b.setting);

const lastEnd = (lines: readonly TherapyLine[]): number | null =>
  lines.at(-1)?.end === null ? null : Math.max(...lines.map(({end}) => end ?? -Infinity));

/**
 * The exposures of one patient from the patient's lines, sorted by start.
 * `ildOnsets` are days on which an interstitial lung disease began.
 */
export function exposureDrafts(
  lines: readonly TherapyLine[],
  {gapDays, overlapDays}: ExposureKnobs,
  ildOnsets: readonly number[]
): ExposureDraft[] {
  const drafts: ExposureDraft[] = [];
  const rest = lines.filter((line) => lineKind(line) !== "adc");
  for (const line of lines) {
    if (lineKind(line) !== "adc") continue;
    const before = drafts.at(-1);
    const rules = before === undefined ? null : joined(before, line, {gapDays, overlapDays, rest, ildOnsets});
    if (before !== undefined && rules !== null && rules.join) {
      before.adcLines.push(line);
      for (const rule of rules.names) before.rules.add(rule);
      if (rules.names.includes("given-at-once")) before.concurrent = true;
    } else {
      const draft: ExposureDraft = {
        adcLines: [line],
        partnerLines: [],
        rules: new Set(rules?.names),
        concurrent: line.read.adcs.length > 1 || (line.read.adcs.length > 0 && hasUnknownAdc(line.read))
      };
      if (lineKey(line) === null) draft.rules.add("unknown-adc");
      drafts.push(draft);
    }
  }
  for (const draft of drafts) {
    draft.partnerLines.push(...rest.filter((line) => draft.adcLines.some((adc) => sameLine(adc, line))));
    if (draft.partnerLines.length > 0) draft.rules.add("same-line-rows");
    if (draft.adcLines.some(({progression, end}) => progression !== null && end !== null && progression < end))
      draft.rules.add("treated-beyond-progression");
    if (draft.rules.size === 0) draft.rules.add("single-line");
  }
  return drafts;
}

interface JoinContext extends ExposureKnobs {
  /** Lines without a conjugate. */
  readonly rest: readonly TherapyLine[];
  readonly ildOnsets: readonly number[];
}

interface Joining {
  readonly join: boolean;
  readonly names: readonly ExposureRule[];
}

const apart = (...names: ExposureRule[]): Joining => ({join: false, names});

function joined(
  before: ExposureDraft,
  line: TherapyLine,
  {gapDays, overlapDays, rest, ildOnsets}: JoinContext
): Joining {
  const previous = before.adcLines.at(-1);
  const [keyBefore, key] = [before.adcLines.map(lineKey), lineKey(line)];
  if (previous === undefined) return apart();
  const end = lastEnd(before.adcLines);
  if (!keyBefore.includes(key) || key === null || before.concurrent)
    return atOnce(before, line, overlapDays) ? {join: true, names: ["given-at-once"]} : apart();
  if (early.has(previous.setting) && !early.has(line.setting)) return apart("new-after-early-setting");
  const between = rest.filter(
    (other) =>
      other.start > previous.start && other.start < line.start && !before.adcLines.some((adc) => sameLine(adc, other))
  );
  const partners = new Set(before.adcLines.flatMap(({read}) => read.partners.map(({drug}) => drug)));
  const partnersAlone = between.filter(
    (other) =>
      other.read.unresolved.length === 0 &&
      other.read.partners.length > 0 &&
      other.read.partners.every(({drug, supportive}) => supportive || partners.has(drug))
  );
  const others = between.filter((other) => lineKind(other) === "systemic" && !partnersAlone.includes(other));
  if (others.length > 0) return apart("new-after-other-regimen");
  const local = between.some((other) => lineKind(other) === "local");
  const gap = end === null ? null : line.start - end;
  const within = rest.filter(
    (other) => other.start >= previous.start && other.start < line.start && lineKind(other) !== "local"
  );
  const progressed =
    before.adcLines.some(
      ({progression, end: ended, stopReason}) =>
        stopReason === "progression" ||
        (progression !== null && progression <= line.start && progression >= (ended ?? -Infinity))
    ) ||
    within.some(
      ({progression, stopReason}) => stopReason === "progression" || (progression !== null && progression <= line.start)
    );
  if (progressed && !(local && gap !== null && gap <= gapDays)) return apart("new-after-progression");
  const plannedCourse = previous.setting === "neoadjuvant" && line.setting === "adjuvant";
  if (gap !== null && gap > gapDays && !plannedCourse) return apart("new-after-gap");

  const names: ExposureRule[] = [
    plannedCourse ? "neoadjuvant-to-adjuvant" : gap === null ? "unknown-pause-is-a-hold" : "dose-hold"
  ];
  if (partnersAlone.some((other) => lineKind(other) !== "supportive")) names.push("partner-alone-is-a-hold");
  if (partnerNames(previous) !== partnerNames(line)) names.push("partner-change");
  if (progressed) names.push("local-therapy-in-between");
  if (ildOnsets.some((day) => day >= previous.start && day <= line.start)) names.push("retreatment-after-ild");
  return {join: true, names};
}

const partnerNames = ({read}: TherapyLine): string =>
  read.partners
    .map(({drug}) => drug)
    .toSorted()
    .join("|");

/** Other conjugates given at the same time: one start day, or days of treatment that overlap by more than the limit. */
function atOnce(before: ExposureDraft, line: TherapyLine, overlapDays: number): boolean {
  return before.adcLines.some(
    ({start, end}) => start === line.start || (end !== null && end - line.start > overlapDays)
  );
}
