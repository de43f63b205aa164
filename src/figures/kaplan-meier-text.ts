import {toMonths} from "../math/calendar-days.ts";
import {HIDDEN, isHidden, type Shown} from "../record/hidden.ts";
import {oneLine} from "./label-width.ts";
import {ticksCensoring} from "./kaplan-meier-layers.ts";
import {countLabel, type RiskConvention, type RiskCounts} from "./risk-table.ts";
import {tailDefaults, type CurveQuantile, type CurveShape, type DrawnCurve, type TailRule} from "./survival-curve.ts";

/** What the words of the figure speak of. */
export interface Words {
  readonly yTitle: string;
  readonly riskTable: RiskConvention | "none";
  readonly tail: TailRule;
  readonly band: boolean;
  readonly censorTicks: boolean | undefined;
  readonly confType: string | undefined;
  readonly confLevel: number;
  readonly ticks: readonly number[];
}

/** A curve with its counts. */
export interface CountedCurve {
  readonly curve: DrawnCurve;
  readonly shape: CurveShape;
  readonly counts: RiskCounts;
}

const conventions: Readonly<Record<RiskConvention, string>> = {
  classic: "Number at risk at t: patients with follow-up of t or longer.",
  kmunicate:
    "At risk after t: patients with follow-up longer than t; events and censored are cumulative up to t, and the three add up to the patients in the group."
};

const hidden = `Number at risk after t: patients with follow-up longer than t; ${String(HIDDEN)} where a small count could be told from it. Points: survival at the months that may be shown; the straight lines that join them, and the band between them, are no estimates. Curves end where few remain.`;

const tailWords = (tail: TailRule): string[] => {
  if (tail === "all") return [];
  if (tail.rule === "pocock")
    return [
      `Paler past the time when fewer than ${Math.round((tail.share ?? tailDefaults.share) * 100)}% of the group remain at risk.`
    ];
  return [
    `Paler past the time when one more event would lower the curve by more than ${Math.round((tail.decrease ?? tailDefaults.decrease) * 100)} percentage points.`
  ];
};

/** Sentences under the figure: the conventions by which it was drawn. */
export function footnotes(arms: readonly CountedCurve[], words: Words): string[] {
  return [
    ...riskWords(arms, words.riskTable),
    ...bandWords(arms, words),
    ...censoringWords(arms, words.censorTicks),
    ...tailWords(words.tail)
  ];
}

function riskWords(arms: readonly CountedCurve[], riskTable: Words["riskTable"]): string[] {
  if (riskTable === "none") return [];
  const delayed = arms.some(({counts}) => counts.delayedEntry);
  const entered = "Entered: patients under observation by t or who left before; numbers at risk may rise.";
  return [
    arms.some(({curve}) => curve.shown !== undefined) ? hidden : conventionWords(riskTable, delayed),
    ...(riskTable === "classic" && delayed ? [entered] : [])
  ];
}

function conventionWords(convention: RiskConvention, delayed: boolean): string {
  if (convention === "kmunicate" && delayed)
    return "At risk after t: entered by t, with follow-up longer than t; entered = at risk + events + censored.";
  return conventions[convention];
}

function bandWords(arms: readonly CountedCurve[], {band, confLevel, confType}: Words): string[] {
  if (!band) return ["Confidence bands are not drawn."];
  if (arms.every(({shape}) => shape.bands.length === 0)) return [];
  const type = confType === undefined ? "" : ` (${oneLine(confType)})`;
  return [`Band: ${percentOf(confLevel)}% pointwise confidence interval${type}.`];
}

function censoringWords(arms: readonly CountedCurve[], wish: boolean | undefined): string[] {
  const censored = arms.filter(({shape}) => shape.censored.length > 0);
  const ticked = censored.some(({curve}) => ticksCensoring(curve, wish));
  const untold = censored.some(({curve}) => !ticksCensoring(curve, wish));
  return [
    ...(ticked ? ["Vertical tick: censored."] : []),
    ...(untold ? [ticked ? "Groups too large for ticks show none." : "Censoring is not marked."] : [])
  ];
}

const percentOf = (level: number): string => String(Number((level * 100).toFixed(2)));

/** Alt text: axes, groups, sizes, medians and survival at a few times; no patient can be read from it. */
export function altText(arms: readonly CountedCurve[], words: Words): string {
  const end = words.ticks.at(-1) ?? 0;
  const times = words.ticks.filter((tick) => tick > 0 && (tick === 6 || tick === 12 || tick === 24));
  const sentences = arms.map((arm) => armSentence(arm, times, words.riskTable !== "none"));
  const count = arms.length === 1 ? "one group" : `${arms.length} groups`;
  return [
    `Kaplan–Meier curves of ${oneLine(words.yTitle)} for ${count} over 0 to ${end} months.`,
    ...sentences,
    ...footnotes(arms, words)
  ].join(" ");
}

function armSentence({curve, counts}: CountedCurve, times: readonly number[], table: boolean): string {
  const events = curve.shown === undefined ? sumOf(curve.nEvent) : curve.shown.nEvent;
  const reached = times.filter((tick) => reaches(curve, tick));
  const survival = reached.map((tick) => `, ${(survivalAt(curve, tick) * 100).toFixed(0)}% at ${tick} months`);
  const median = curve.median === undefined ? "" : `, median ${medianWords(curve.median, curve.unit)}`;
  const atRisk = counts.atRisk.map((count) => roundedLabel(count, 1)).join(", ");
  const size = `${curve.n} ${curve.counted ?? "patients"}, ${roundedLabel(events ?? HIDDEN, 10)} events`;
  const risk = table ? `; at risk at the ticks: ${atRisk}` : "";
  return `${oneLine(curve.group)}: ${size}${median}${survival.join("")}${risk}.`;
}

/** A count of patients or, where they are weighted, to so many parts of one. */
function roundedLabel(count: Shown, parts: number): string {
  return countLabel(isHidden(count) ? count : Math.round(count * parts) / parts);
}

/** Whether survival at a month may be told: up to the last time, or at the months that stand where small counts are hidden. */
function reaches({time, unit, shown}: DrawnCurve, month: number): boolean {
  const months = Array.from(time, (one) => toMonths(one, unit));
  return shown === undefined ? month <= (months.at(-1) ?? 0) : months.some((other) => Math.abs(other - month) < 1e-9);
}

const sumOf = (column: ArrayLike<number>): number => Array.from(column).reduce((sum, value) => sum + value, 0);

function survivalAt(curve: DrawnCurve, months: number): number {
  let estimate = 1;
  for (let i = 0; i < curve.time.length; i += 1)
    if (toMonths(curve.time[i] ?? Infinity, curve.unit) <= months + 1e-9) estimate = curve.estimate[i] ?? estimate;
  return estimate;
}

function medianWords({estimate, confLow, confHigh}: CurveQuantile, unit: DrawnCurve["unit"]): string {
  const months = (value: number | null, absent: string): string =>
    value === null || !Number.isFinite(value) ? absent : toMonths(value, unit).toFixed(1);
  return `${months(estimate, "not reached")}${estimate === null ? "" : " months"} (limits ${months(confLow, "not estimable")} to ${months(confHigh, "not estimable")})`;
}
