import {toMonths} from "../math/calendar-days.ts";
import {oneLine} from "./label-width.ts";
import {ticksCensoring} from "./kaplan-meier-layers.ts";
import {countLabel, HIDDEN, type RiskConvention, type RiskCounts} from "./risk-table.ts";
import {
  tailDefaults,
  type CurveQuantile,
  type CurveShape,
  type SurvivalCurve,
  type TailRule
} from "./survival-curve.ts";

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
  readonly curve: SurvivalCurve;
  readonly shape: CurveShape;
  readonly counts: RiskCounts;
}

const conventions: Readonly<Record<RiskConvention, string>> = {
  classic: "Number at risk at t: patients with follow-up of t or longer.",
  kmunicate:
    "At risk after t: patients with follow-up longer than t; events and censored are cumulative up to t, and the three add up to the patients in the group."
};

const hidden = `Number at risk after t: patients with follow-up longer than t; ${HIDDEN} where a small count could be told from it. Points: survival at the months that may be shown; the straight lines that join them, and the band between them, are no estimates. Curves end where few remain.`;

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
  const delayed = arms.some(({counts}) => counts.delayedEntry);
  const kmunicate = delayed
    ? "At risk after t: entered by t, with follow-up longer than t; entered = at risk + events + censored."
    : conventions.kmunicate;
  const ticked = arms.some(({curve, shape}) => ticksCensoring(curve, words.censorTicks) && shape.censored.length > 0);
  const untold = arms.some(({curve, shape}) => !ticksCensoring(curve, words.censorTicks) && shape.censored.length > 0);
  return [
    ...(words.riskTable === "none"
      ? []
      : [
          arms.some(({curve}) => curve.shown !== undefined)
            ? hidden
            : words.riskTable === "kmunicate"
              ? kmunicate
              : conventions.classic
        ]),
    ...(words.riskTable === "classic" && delayed
      ? ["Entered: patients under observation by t or who left before; numbers at risk may rise."]
      : []),
    ...(words.band && arms.some(({shape}) => shape.bands.length > 0)
      ? [
          `Band: ${percentOf(words.confLevel)}% pointwise confidence interval${words.confType === undefined ? "" : ` (${oneLine(words.confType)})`}.`
        ]
      : []),
    ...(words.band ? [] : ["Confidence bands are not drawn."]),
    ...(ticked ? ["Vertical tick: censored."] : []),
    ...(untold ? [ticked ? "Groups too large for ticks show none." : "Censoring is not marked."] : []),
    ...tailWords(words.tail)
  ];
}

const percentOf = (level: number): string => String(Number((level * 100).toFixed(2)));

/** Alt text: axes, groups, sizes, medians and survival at a few times; no patient can be read from it. */
export function altText(arms: readonly CountedCurve[], words: Words): string {
  const end = words.ticks.at(-1) ?? 0;
  const times = words.ticks.filter((tick) => tick > 0 && (tick === 6 || tick === 12 || tick === 24));
  const sentences = arms.map(({curve, counts}) => {
    const events = curve.shown === undefined ? sumOf(curve.nEvent) : (curve.shown.nEvent ?? NaN);
    const months = Array.from(curve.time, (time) => toMonths(time, curve.unit));
    const reached = times.filter((tick) =>
      curve.shown === undefined ? tick <= (months.at(-1) ?? 0) : months.some((month) => Math.abs(month - tick) < 1e-9)
    );
    const survival = reached.map((tick) => `${(survivalAt(curve, tick) * 100).toFixed(0)}% at ${tick} months`);
    const median = curve.median === undefined ? "" : `, median ${medianWords(curve.median, curve.unit)}`;
    const risk =
      words.riskTable === "none"
        ? ""
        : `; at risk at the ticks: ${counts.atRisk.map((count) => countLabel(Math.round(count))).join(", ")}`;
    return `${oneLine(curve.group)}: ${curve.n} patients, ${countLabel(Math.round(events * 10) / 10)} events${median}${survival.length === 0 ? "" : `, ${survival.join(", ")}`}${risk}.`;
  });
  const count = arms.length === 1 ? "one group" : `${arms.length} groups`;
  return [
    `Kaplan–Meier curves of ${oneLine(words.yTitle)} for ${count} over 0 to ${end} months.`,
    ...sentences,
    ...footnotes(arms, words)
  ].join(" ");
}

const sumOf = (column: ArrayLike<number>): number => Array.from(column).reduce((sum, value) => sum + value, 0);

function survivalAt(curve: SurvivalCurve, months: number): number {
  let estimate = 1;
  for (let i = 0; i < curve.time.length; i += 1)
    if (toMonths(curve.time[i] ?? Infinity, curve.unit) <= months + 1e-9) estimate = curve.estimate[i] ?? estimate;
  return estimate;
}

function medianWords({estimate, confLow, confHigh}: CurveQuantile, unit: SurvivalCurve["unit"]): string {
  const months = (value: number | null, absent: string): string =>
    value === null || !Number.isFinite(value) ? absent : toMonths(value, unit).toFixed(1);
  return `${months(estimate, "not reached")}${estimate === null ? "" : " months"} (limits ${months(confLow, "not estimable")} to ${months(confHigh, "not estimable")})`;
}
