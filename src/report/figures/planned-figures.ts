import {bandsInWords, limitsOfCurves} from "../../words/en/curve-limits.ts";
import {PREDICTORS} from "../../analysis/predictor-models.ts";
import {RESTRICTED_MEAN} from "../../analysis/restricted-means.ts";
import type {FigureSpec} from "../../figures/figure-spec.ts";
import {forestFigure} from "../../figures/forest.ts";
import {kaplanMeierFacets} from "../../figures/kaplan-meier-facets.ts";
import type {KaplanMeierFigureOptions} from "../../figures/kaplan-meier.ts";
import {pairedSlopeFigure} from "../../figures/paired-slope.ts";
import {restrictedMeanFigure} from "../../figures/restricted-mean.ts";
import {sequenceFlowFigure} from "../../figures/sequence-flow.ts";
import {followUpEnd, type TailRule} from "../../figures/survival-curve.ts";
import {toMonths} from "../../math/calendar-days.ts";
import {questionOf} from "../../question/question.ts";
import type {Curve} from "../../record/curve.ts";
import type {Facets, SequencePath} from "../../record/result-parts.ts";
import type {Result, ShownResult} from "../../record/result.ts";
import type {Row} from "../../record/row.ts";
import {columnInWords, columnsInWords} from "../../words/en/column-in-words.ts";
import {formatMonths, formatNumber, formatRatio} from "../../words/number-format.ts";
import {numberStyleOf} from "../../words/number-style.ts";
import {survivalTitle} from "./figure-caption.ts";
import {widthAndType, widthHeightAndType, type Drawn, type FigureSize, type ReportFigure} from "./report-figure.ts";
import {pfsPairs} from "./pfs-pairs.ts";

/** Below this width in px panels stand under one another. */
const ROOM_FOR_TWO = 480;

/** Slopes flatten out in a wider picture. */
const MOST_SLOPE_WIDTH = 480;

/** Below this width in px the stage between the ADCs is left to the other flow. */
const ROOM_FOR_FOUR_STAGES = 480;

/** Table under the curves and rule of the tail, as the plan asks; under a policy on small counts the table of numbers at risk alone. */
export function curveOptions({plan, disclosure}: Pick<ShownResult, "plan" | "disclosure">): {
  readonly riskTable: NonNullable<KaplanMeierFigureOptions["riskTable"]>;
  readonly tail: TailRule;
} {
  const {riskTable, tail} = questionOf(plan).figures;
  if (disclosure !== undefined) return {riskTable: riskTable === "kmunicate" ? "classic" : riskTable, tail: "all"};
  return {riskTable, tail: tail === "all" ? "all" : {rule: tail}};
}

const tails = {
  all: "",
  pocock: " Dimmed: fewer than 10 % at risk (Pocock 2002).",
  gebski: " Dimmed: one event would drop the curve by more than 5 points (Gebski 2018)."
} as const;

/** Four stages leave little room for names. */
const intervening: Readonly<Record<string, string>> = {"with intervening therapy": "other therapy"};
const between = {"direct": "#bdbdbd", "with intervening therapy": "#737373", "other therapy": "#737373"} as const;

/** Figures that a plan names by a key of their own or under `figures.include`. */
export const plannedFigures: readonly ReportFigure[] = [
  {name: "facets", section: "curves", of: facetsDrawn},
  {name: "restricted-mean", section: "curves", of: restrictedMeanDrawn},
  {name: "predictors", section: "predictors", further: true, of: predictorsDrawn},
  {
    name: "paired-slope",
    section: "paired",
    further: true,
    of: (result, {width, ...size}) => {
      const pairs = questionOf(result.plan).isByPosition && result.sequential !== null ? pfsPairs(result) : [];
      return pairs.length === 0
        ? null
        : {
            spec: pairedSlopeFigure(pairs, {
              ...widthAndType(size),
              ...(width === undefined ? {} : {width: Math.min(width, MOST_SLOPE_WIDTH)}),
              sides: ["ADC1", "ADC2"]
            }),
            caption:
              "One line a patient from PFS on ADC1 to PFS on ADC2. A falling line that ends in an open circle is undecided. All of these patients reached ADC2 before the data cut-off, so PFS on ADC1 is cut short and lines rise too often."
          };
    }
  },
  {
    name: "sequence-flow-next",
    section: "course",
    further: true,
    of: ({parts: {nextPaths}}, size) => {
      if (nextPaths === undefined || nextPaths.length === 0) return null;
      const narrow = size.width !== undefined && size.width < ROOM_FOR_FOUR_STAGES;
      return {
        spec: narrow ? threeStages(nextPaths, size) : fourStages(nextPaths, size),
        caption: `Transitions analysed, from the first ADC ${narrow ? "over the second" : "over the therapy in between and the second"} to what came next. Widths are numbers of patients. Who is still on ADC2 has had less time to receive more.`
      };
    }
  },
  {
    name: "sequence-flow-probabilities",
    section: "states",
    further: true,
    of: (result, size) => {
      const {sequenceProbabilities: shown} = result.parts;
      if (shown === undefined || shown.paths.length === 0) return null;
      const style = numberStyleOf(result);
      const months = formatNumber(toMonths(shown.day, "days"), 0, style);
      return {
        spec: sequenceFlowFigure(shown.paths, {
          ...widthAndType(size),
          stages: ["ADC1", "Between", "ADC2"],
          weights: "probabilities",
          palette: between
        }),
        caption: `Where the ${shown.n} patients who started ADC1 have gone by ${months} months: shares of ADC1 times the cumulative incidence of each way to ADC2, with death before it competing (Aalen-Johansen).${shown.left === 0 ? "" : ` ${shown.left} patients on an ADC1 whose follow-up ends before are left out.`}`
      };
    }
  }
];

function facetsDrawn(result: Result, size: FigureSize): Drawn {
  const {facets} = result.parts;
  if (facets === undefined || facets.panels.length === 0) return null;
  const named = questionOf(result.plan).facets?.by === "column";
  return {
    spec: kaplanMeierFacets(
      facets.panels.map(({level, curves}) => ({
        title: named ? columnInWords(`${facets.by}: ${level}`, questionOf(result.plan).columns) : level,
        curves
      })),
      {
        ...widthAndType(size),
        ...curveOptions(result),
        confType: limitsOfCurves(facets.panels.flatMap(({curves}) => curves)),
        yTitle: survivalTitle(result),
        ...((size.width ?? ROOM_FOR_TWO) < ROOM_FOR_TWO ? {columns: 1} : {})
      }
    ),
    caption: facetsCaption(result, facets)
  };
}

function facetsCaption({plan}: Result, {by, panels, left, blank}: Facets): string {
  const {figures, isByPosition} = questionOf(plan);
  return [
    `Kaplan-Meier estimates of ${panels[0]?.curves[0]?.endpoint ?? "survival"} by ${columnsInWords([by], questionOf(plan).columns)}, with ${bandsInWords(panels.flatMap(({curves}) => curves))}. Panels are described, not compared: tests within subgroups stand with the subgroups.${tails[figures.tail]}`,
    ...(isByPosition ? ["All of these patients reached ADC2, so times on ADC1 are cut short."] : []),
    ...(left.length === 0 ? [] : [`Not drawn, too few or too many: ${left.join(", ")}.`]),
    ...(blank === 0 ? [] : [`${blank} patients have no value.`])
  ].join(" ");
}

function restrictedMeanDrawn(result: Result, size: FigureSize): Drawn {
  const {curves, rows} = result;
  const {restrictedMean} = questionOf(result.plan);
  if (restrictedMean === null) return null;
  const means = rows.filter(
    ({analysis, term, refusal}) => analysis === RESTRICTED_MEAN && term === "restricted mean" && refusal === null
  );
  const drawn = curves.filter(
    (curve) => followUpEnd(curve) >= restrictedMean - 1e-9 && means.some(({group}) => group === curve.group)
  );
  return drawn.length === 0
    ? null
    : {
        spec: restrictedMeanFigure(drawn, {
          ...widthHeightAndType(size),
          tau: restrictedMean,
          yTitle: survivalTitle(result)
        }),
        caption: [
          `Area under each Kaplan-Meier curve up to ${restrictedMean} months, the restricted mean time: ${meansInWords(drawn, means, result)} months.`,
          ...curvesTooShort(curves, drawn)
        ].join(" ")
      };
}

function meansInWords(drawn: readonly Curve[], means: readonly Row[], {unit, plan}: Result): string {
  const style = numberStyleOf({plan});
  return drawn
    .map(({group}) => {
      const mean = means.find((row) => row.group === group)?.estimate ?? 0;
      return `${group} ${formatMonths(mean, unit, style)}`;
    })
    .join(", ");
}

function curvesTooShort(curves: readonly Curve[], drawn: readonly Curve[]): string[] {
  const left = curves.filter((curve) => !drawn.includes(curve)).map(({group}) => group);
  return left.length === 0 ? [] : [`Not drawn, since the curve ends before: ${left.join(", ")}.`];
}

function predictorsDrawn(result: Result, size: FigureSize): Drawn {
  const style = numberStyleOf(result);
  const own = result.rows.filter(
    ({analysis, kind}) => analysis === PREDICTORS && kind !== "e-value" && kind !== "e-value-of-limit"
  );
  const given = own.filter(fitsLogAxis);
  if (given.length === 0) return null;
  const place = (row: Row): number => own.findIndex(({term}) => term === row.term);
  return {
    spec: forestFigure(
      given
        .toSorted((a, b) => place(a) - place(b))
        .map((row) => ({
          label: `${columnInWords(row.term.replace(/^transition class: /u, ""), questionOf(result.plan).columns)}${row.reference === null ? "" : ` v ${row.reference}`}`,
          model: models[row.stratum ?? ""] ?? row.stratum ?? "",
          estimate: row.estimate,
          confLow: row.confLow,
          confHigh: row.confHigh,
          text: formatRatio(row, style)
        })),
      {...widthAndType(size), favours: ["longer PFS(ADC2)", "shorter PFS(ADC2)"]}
    ),
    caption: predictorsCaption(given, own)
  };
}

/** How the two models of each predictor are told apart. */
const models: Readonly<Record<string, string>> = {univariable: "alone", multivariable: "together"};

function predictorsCaption(given: readonly Row[], own: readonly Row[]): string {
  return `Hazard ratios of the predictors of ${given[0]?.endpoint ?? "PFS(ADC2)"}, each alone (first, square) and all together (second, diamond). Associations in patients who reached ADC2, explored and not adjusted for their number.${given.length === own.length ? "" : ` ${own.length - given.length} ratios that are not given or have no limits are left to the table.`}`;
}

/** Whether a ratio has a place on a log axis: a limit of 0 or without end has none; the table has it. */
function fitsLogAxis({refusal, estimate, confLow, confHigh}: Row): boolean {
  return (
    refusal === null &&
    estimate !== null &&
    estimate > 0 &&
    confLow !== null &&
    confLow > 0 &&
    confHigh !== null &&
    confHigh < 1e6
  );
}

function threeStages(paths: readonly SequencePath[], size: FigureSize): FigureSpec {
  return sequenceFlowFigure(
    paths.map(({path: [adc1 = null, , adc2 = null, next = null], n}) => ({path: [adc1, adc2, next], n})),
    {...widthAndType(size), stages: ["ADC1", "ADC2", "Next"]}
  );
}

function fourStages(paths: readonly SequencePath[], size: FigureSize): FigureSpec {
  const short = (name: string | null): string | null => (name === null ? null : (intervening[name] ?? name));
  return sequenceFlowFigure(
    paths.map(({path: [adc1 = null, contact = null, ...rest], n}) => ({path: [adc1, short(contact), ...rest], n})),
    {...widthAndType(size), stages: ["ADC1", "Between", "ADC2", "Next"], palette: between}
  );
}
