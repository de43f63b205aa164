import {hasUnknownAdc, lineKind} from "../cohort/line-kind.ts";
import {adcKey, type TherapyLine} from "../cohort/therapy-lines.ts";
import {isPartnersAlone} from "./partners-alone.ts";

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

const early: ReadonlySet<string> = new Set(["neoadjuvant", "adjuvant", "early"]);

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
    const joining = before === undefined ? null : joined(before, line, {gapDays, overlapDays, rest, ildOnsets});
    if (before !== undefined && joining !== null && joining.join) {
      before.adcLines.push(line);
      for (const rule of joining.names) before.rules.add(rule);
      if (joining.names.includes("given-at-once")) before.concurrent = true;
    } else drafts.push(newDraft(line, joining?.names ?? []));
  }
  for (const draft of drafts) complete(draft, rest);
  return drafts;
}

function newDraft(line: TherapyLine, names: readonly ExposureRule[]): ExposureDraft {
  const {adcs} = line.read;
  const rules = new Set(names);
  if (lineKey(line) === null) rules.add("unknown-adc");
  return {
    adcLines: [line],
    partnerLines: [],
    rules,
    concurrent: adcs.length > 1 || (adcs.length > 0 && hasUnknownAdc(line.read))
  };
}

/** Adds the rows of partner drugs, and the rules that say something of the exposure as a whole. */
function complete({adcLines, partnerLines, rules}: ExposureDraft, rest: readonly TherapyLine[]): void {
  partnerLines.push(...rest.filter((line) => adcLines.some((adc) => sameLine(adc, line))));
  if (partnerLines.length > 0) rules.add("same-line-rows");
  if (adcLines.some(({progression, end}) => progression !== null && end !== null && progression < end))
    rules.add("treated-beyond-progression");
  if (rules.size === 0) rules.add("single-line");
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

/** Whether a line goes on with the exposure before it, and by which rules. */
function joined(before: ExposureDraft, line: TherapyLine, context: JoinContext): Joining {
  const previous = before.adcLines.at(-1);
  const key = lineKey(line);
  if (previous === undefined) return apart();
  if (key === null || before.concurrent || !before.adcLines.map(lineKey).includes(key))
    return atOnce(before, line, context.overlapDays) ? {join: true, names: ["given-at-once"]} : apart();
  if (early.has(previous.setting) && !early.has(line.setting)) return apart("new-after-early-setting");
  const pause = pauseOf(before, previous, line, context);
  const why = whyNew(pause);
  return why === null ? {join: true, names: holdRules(pause, context.ildOnsets)} : apart(why);
}

/** What lies between the last line of an exposure and a line of the same conjugate. */
interface Pause {
  readonly previous: TherapyLine;
  readonly line: TherapyLine;
  /** Days without the conjugate; null where the end before is blank. */
  readonly gap: number | null;
  readonly isOverLimit: boolean;
  /** Lines of nothing but partners of the conjugate and supportive drugs. */
  readonly partnersAlone: readonly TherapyLine[];
  readonly isOtherRegimen: boolean;
  readonly isLocalTherapy: boolean;
  readonly isProgressed: boolean;
  /** The line is the adjuvant part of a course that began before surgery. */
  readonly isPlanned: boolean;
}

function pauseOf(before: ExposureDraft, previous: TherapyLine, line: TherapyLine, {rest, gapDays}: JoinContext): Pause {
  const between = linesBetween(before, previous, line, rest);
  const partners = new Set(before.adcLines.flatMap(({read}) => read.partners.map(({drug}) => drug)));
  const partnersAlone = between.filter((other) => other.read.partners.length > 0 && isPartnersAlone(other, partners));
  const end = lastEnd(before.adcLines);
  const gap = end === null ? null : line.start - end;
  return {
    previous,
    line,
    gap,
    isOverLimit: gap !== null && gap > gapDays,
    partnersAlone,
    isOtherRegimen: between.some((other) => lineKind(other) === "systemic" && !partnersAlone.includes(other)),
    isLocalTherapy: between.some((other) => lineKind(other) === "local"),
    isProgressed: hasProgressed(before, previous, line, rest),
    isPlanned: previous.setting === "neoadjuvant" && line.setting === "adjuvant"
  };
}

/** Lines that start between two of a conjugate and belong to neither. */
function linesBetween(
  {adcLines}: ExposureDraft,
  previous: TherapyLine,
  line: TherapyLine,
  rest: readonly TherapyLine[]
): TherapyLine[] {
  return rest.filter(
    (other) => other.start > previous.start && other.start < line.start && !adcLines.some((adc) => sameLine(adc, other))
  );
}

/** The rule by which the line after a pause is a new exposure; null where it goes on. */
function whyNew({
  gap,
  isOverLimit,
  isOtherRegimen,
  isLocalTherapy,
  isProgressed,
  isPlanned
}: Pause): ExposureRule | null {
  if (isOtherRegimen) return "new-after-other-regimen";
  if (isProgressed && !(isLocalTherapy && gap !== null && !isOverLimit)) return "new-after-progression";
  return isOverLimit && !isPlanned ? "new-after-gap" : null;
}

/** The rules by which the line after a pause goes on with the exposure. */
function holdRules(
  {previous, line, gap, partnersAlone, isProgressed, isPlanned}: Pause,
  ildOnsets: readonly number[]
): ExposureRule[] {
  const names: ExposureRule[] = [
    isPlanned ? "neoadjuvant-to-adjuvant" : gap === null ? "unknown-pause-is-a-hold" : "dose-hold"
  ];
  if (partnersAlone.some((other) => lineKind(other) !== "supportive")) names.push("partner-alone-is-a-hold");
  if (partnerNames(previous) !== partnerNames(line)) names.push("partner-change");
  if (isProgressed) names.push("local-therapy-in-between");
  if (ildOnsets.some((day) => day >= previous.start && day <= line.start)) names.push("retreatment-after-ild");
  return names;
}

/** Whether the disease progressed on the exposure, or on lines without a conjugate that began with its last line or later. */
function hasProgressed(
  before: ExposureDraft,
  previous: TherapyLine,
  line: TherapyLine,
  rest: readonly TherapyLine[]
): boolean {
  const byThen = (progression: number | null): progression is number =>
    progression !== null && progression <= line.start;
  return (
    before.adcLines.some(
      ({progression, end, stopReason}) =>
        stopReason === "progression" || (byThen(progression) && progression >= (end ?? -Infinity))
    ) ||
    rest.some(
      (other) =>
        other.start >= previous.start &&
        other.start < line.start &&
        lineKind(other) !== "local" &&
        (other.stopReason === "progression" || byThen(other.progression))
    )
  );
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
