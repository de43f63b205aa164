import {transitionCounts} from "../../describe/transition-counts.ts";
import {cumulativeHazardFigure, logLogFigure} from "../../figures/cumulative-hazard.ts";
import {cumulativeIncidenceFigure} from "../../figures/cumulative-incidence.ts";
import type {ForestRow} from "../../figures/forest-row.ts";
import {forestFigure} from "../../figures/forest.ts";
import {missingDataFigure} from "../../figures/missing-data.ts";
import {schoenfeldFigure} from "../../figures/schoenfeld.ts";
import {swimmerFigure} from "../../figures/swimmer.ts";
import {transitionMatrixFigure} from "../../figures/transition-matrix.ts";
import {toMonths} from "../../math/calendar-days.ts";
import {questionOf} from "../../question/question.ts";
import type {Incidence} from "../../record/result-parts.ts";
import type {Result, TreatmentLane} from "../../record/result.ts";
import type {Row} from "../../record/row.ts";
import {inOrder} from "../tables/count-cells.ts";
import {widthAndType, widthHeightAndType, type Drawn, type FigureSize, type ReportFigure} from "./report-figure.ts";
import {formatP, formatRatio} from "../../words/number-format.ts";
import {numberStyleOf, type NumberStyle} from "../../words/number-style.ts";
import {survivalTitle} from "./figure-caption.ts";
import {subgroupBlocks, subgroupName, type SubgroupBlock} from "../tables/subgroup-tables.ts";

/** With more groups than this the curves of two causes each are a thicket; the largest are drawn. */
const MOST_INCIDENCE_GROUPS = 3;

/** Width in px below which a forest plot has no column of tests. */
const ROOM_FOR_TESTS = 400;

/** Figures of the clinical tables; those with `further` are drawn where the plan names them. */
export const clinicalFigures: readonly ReportFigure[] = [
  {name: "forest", section: "subgroups", of: subgroupForestDrawn},
  {name: "cumulative-incidence", section: "incidence", of: incidenceDrawn},
  {
    name: "transition-matrix",
    section: "transitions",
    further: true,
    of: ({transitions}, size) => {
      const counts = transitionCounts(transitions);
      return counts.length === 0
        ? null
        : {
            spec: transitionMatrixFigure(counts, widthAndType(size)),
            caption:
              "Transitions analysed: ADC1 in rows, ADC2 in columns. Which ADC came second was chosen by physicians, not drawn."
          };
    }
  },
  {
    name: "swimmer",
    section: "course",
    further: true,
    of: (result, size) =>
      result.treatmentLanes.length === 0
        ? null
        : {spec: swimmer(result, size), caption: swimmerCaption(result.treatmentLanes)}
  },
  {
    name: "missing-data",
    section: "issues",
    further: true,
    of: ({parts}, size) =>
      parts.missing === undefined
        ? null
        : {
            spec: missingDataFigure(parts.missing, widthAndType(size)),
            caption:
              "Share of patients without a value, at the line of ADC2, for the columns that the file has. Blank and unknown count as missing; days whose blank says something (no progression, alive) are not shown."
          }
  },
  {
    name: "schoenfeld",
    section: "contrasts",
    further: true,
    of: (result, size) => {
      const {residuals} = result.parts;
      return residuals === undefined
        ? null
        : {
            spec: schoenfeldFigure(
              `${residuals.group} against ${residuals.reference}`,
              residuals.time.map((time, i) => ({
                time: toMonths(time, result.unit),
                residual: residuals.residual[i] ?? 0
              })),
              smoothOf(result),
              {
                ...widthHeightAndType(size),
                coefficient: residuals.coefficient,
                ...(residuals.pValue === null
                  ? {}
                  : {
                      test: `test of proportional hazards p ${formatP(residuals.pValue, numberStyleOf(result)).replace(/^(?=[^<>])/u, "= ")}`
                    })
              }
            ),
            caption:
              "Scaled Schoenfeld residuals of the hazard ratio at each event (Grambsch & Therneau 1994), with a restricted cubic spline through them and its 95 % limits. Points that drift up or down with time speak against one hazard ratio for all of it; with few events the test sees little."
          };
    }
  },
  {
    name: "cumulative-hazard",
    section: "curves",
    further: true,
    of: ({curves}, size) =>
      curves.length === 0
        ? null
        : {
            spec: cumulativeHazardFigure(curves, widthHeightAndType(size)),
            caption:
              "Cumulative hazard (Nelson-Aalen). A straight line is a constant hazard; the last steps rest on few patients."
          }
  },
  {
    name: "log-log",
    section: "contrasts",
    further: true,
    of: (result, size) =>
      result.curves.every(({nEvent}) => nEvent.every((n) => n === 0))
        ? null
        : {
            spec: logLogFigure(result.curves, widthHeightAndType(size)),
            caption: `Log of minus log of ${survivalTitle(result).replace(" (%)", "").toLowerCase()} against time on a log axis: under proportional hazards the curves stay the same distance apart. Not stratified.`
          }
  }
];

function subgroupForestDrawn(result: Result, size: FigureSize): Drawn {
  // A narrow column has no room for the tests; they stand in the caption then.
  const narrow = size.width !== undefined && size.width < ROOM_FOR_TESTS;
  const [block] = subgroupBlocks(result).shown;
  if (block === undefined) return null;
  const tests = forestRows(result, true).flatMap(({label, interaction}) =>
    interaction === undefined ? [] : [`${label} ${interaction}`]
  );
  return {
    spec: forestFigure(forestRows(result, !narrow), {
      ...widthAndType(size),
      favours: narrow
        ? ["fewer events", "more events"]
        : [`fewer events: ${block.group}`, `fewer events: ${block.reference}`]
    }),
    caption: subgroupForestCaption(block, narrow ? tests : [], differs(result, block))
  };
}

function subgroupForestCaption(
  {group, reference}: SubgroupBlock,
  tests: readonly string[],
  secondDiffers: boolean
): string {
  return `Hazard ratio of ${group} against ${reference} within subgroups, with the test of interaction${tests.length === 0 ? "" : ` (p: ${tests.join(", ")})`}. Exploratory: groups were not randomised, subgroups were not chosen for their power, and the tests are not adjusted for their number. A level that is not given has too few patients, no event, or nobody alike in the other group.${secondDiffers ? " The second ADC differs between the groups, so that every ratio compares drugs as well as transitions." : ""}`;
}

function incidenceDrawn({parts, transitions}: Result, size: FigureSize): Drawn {
  const ofAdc2 = transitions.length > 0;
  const all = parts.incidence ?? [];
  if (all.length === 0) return null;
  const groups = largestFirst(all);
  const kept = groups.slice(0, MOST_INCIDENCE_GROUPS);
  const left = groups.slice(MOST_INCIDENCE_GROUPS);
  return {
    spec: cumulativeIncidenceFigure(incidenceCurves(all, kept), {
      ...widthHeightAndType(size),
      xTitle: ofAdc2 ? "Months since the start of ADC2" : "Months",
      ...(kept.length === 1 ? {stacked: true} : {})
    }),
    caption: `${ofAdc2 ? "Cumulative incidence of progression on ADC2 and of death without recorded progression, as competing first events (Aalen-Johansen). A death counts only as far as the endpoint counts it." : `Cumulative incidence of ${inOrder(all.map(({cause}) => cause)).join(" and ")}, as competing events (Aalen-Johansen); the survival curves count every one of them.`} Curves are described, not tested; the table has their intervals.${left.length === 0 ? "" : ` Not drawn: ${left.join(", ")}.`}`
  };
}

function largestFirst(all: readonly Incidence[]): string[] {
  const size = (group: string): number => all.find((curve) => curve.group === group)?.n ?? 0;
  return inOrder(all.map(({group}) => group)).toSorted((a, b) => size(b) - size(a));
}

/** The curves of these groups, progression first. */
function incidenceCurves(
  all: readonly Incidence[],
  groups: readonly string[]
): Parameters<typeof cumulativeIncidenceFigure>[0] {
  // Bands of more than two groups hide each other; the table has the limits.
  return all
    .filter(({group}) => groups.includes(group))
    .toSorted((a, b) => (a.cause === b.cause ? 0 : a.cause === "progression" ? -1 : 1))
    .map(({confLow, confHigh, ...curve}) => (groups.length > 2 ? curve : {...curve, confLow, confHigh}));
}

function smoothOf({parts, unit}: Result): Parameters<typeof schoenfeldFigure>[2] {
  const smooth = parts.residuals?.smooth ?? null;
  return smooth === null
    ? []
    : smooth.time.map((time, i) => ({
        time: toMonths(time, unit),
        estimate: smooth.estimate[i] ?? 0,
        confLow: smooth.confLow[i] ?? null,
        confHigh: smooth.confHigh[i] ?? null
      }));
}

/** Whether the groups of a contrast received different drugs as ADC2. */
function differs({rows}: Result, {group, reference}: {readonly group: string; readonly reference: string}): boolean {
  return rows.some(
    (row) =>
      row.analysis === "cox" &&
      row.group === group &&
      row.reference === reference &&
      row.remarks.some(({code}) => code === "second-adc-differs")
  );
}

/** Main contrast, then its levels under a heading for each column, the test of interaction beside it where there is room. */
function forestRows(result: Result, withTests: boolean): ForestRow[] {
  const {shown} = subgroupBlocks(result);
  const [first] = shown;
  if (first === undefined) return [];
  const style = numberStyleOf(result);
  const overall = result.rows.find(
    ({analysis, kind, group, reference}) =>
      analysis === "cox" && kind === "hazard-ratio" && group === first.group && reference === first.reference
  );
  return [
    ...(overall === undefined ? [] : [ratioRow("All who are compared", overall, style)]),
    ...shown
      .filter(({group, reference}) => group === first.group && reference === first.reference)
      .flatMap(({column, levels, interaction}): ForestRow[] => [
        {
          label: subgroupName(column, questionOf(result.plan).columns),
          heading: true,
          ...(interaction.pValue === null || !withTests ? {} : {interaction: formatP(interaction.pValue, style)})
        },
        ...levels.map(({name, row}) => ratioRow(name, row, style))
      ])
  ];
}

function ratioRow(label: string, row: Row, style: NumberStyle): ForestRow {
  const {n, nEvent, estimate, confLow, confHigh} = row;
  return {
    label,
    n,
    nEvent,
    ...(row.refusal === null ? {estimate, confLow, confHigh, text: formatRatio(row, style)} : {error: "not given"})
  };
}

/** Payload class where there are several, so that a swap shows; the drug where all ADCs share one. */
const byClass = (lanes: readonly TreatmentLane[]): boolean =>
  new Set(lanes.flatMap(({bars}) => bars.map(({payloadClass}) => payloadClass))).size > 1;

function swimmer({treatmentLanes: lanes, plan}: Result, size: FigureSize): ReturnType<typeof swimmerFigure> {
  const coloured = byClass(lanes);
  const months = (days: number): number => toMonths(days, "days");
  return swimmerFigure(
    lanes.flatMap(({key, group, bars}) =>
      bars.map(({start, end, label, payloadClass, ongoing}) => ({
        lane: key,
        group,
        start: months(start),
        end: months(end),
        colourBy: coloured ? payloadClass : label,
        ongoing
      }))
    ),
    lanes.flatMap(({key, events}) =>
      events.filter(({time}) => time >= 0).map(({time, kind}) => ({lane: key, time: months(time), kind}))
    ),
    {
      ...widthAndType(size),
      ...(questionOf(plan).report.laneLabels === "none"
        ? {}
        : {laneLabels: Object.fromEntries(lanes.map(({key, patientId}) => [key, patientId]))})
    }
  );
}

function swimmerCaption(lanes: readonly TreatmentLane[]): string {
  return `One lane a patient (${lanes.length}), from the start of ADC1: bars are ADC1 and ADC2, coloured by ${byClass(lanes) ? "payload class" : "drug"}; what was given in between is left blank. The longest lanes stand on top of each group. Everyone here lived to receive ADC2, so lanes do not show how long patients live on ADC1.`;
}
