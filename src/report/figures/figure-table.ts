import {limitsOfCurves} from "../../words/en/curve-limits.ts";
import {adjustmentFigures} from "./adjustment-figures.ts";
import {attritionFigure} from "../../figures/attrition.ts";
import {clinicalFigures} from "./clinical-figures.ts";
import type {FigureSpec} from "../../figures/figure-spec.ts";
import {kaplanMeierFigure} from "../../figures/kaplan-meier.ts";
import {pfsScatterFigure} from "../../figures/pfs-scatter.ts";
import {sequenceFlowFigure} from "../../figures/sequence-flow.ts";
import type {SequenceCount} from "../../figures/sequence-nodes.ts";
import {questionOf} from "../../question/question.ts";
import {isWhole, type ShownResult, type TableRecord} from "../../record/result.ts";
import {numberStyleOf, styledWords} from "../../words/number-style.ts";
import {pfsPairs} from "./pfs-pairs.ts";
import {curveOptions, plannedFigures} from "./planned-figures.ts";
import {widthAndType, type Drawn, type FigureSize, type ReportFigure, type RuledFigure} from "./report-figure.ts";
import {presetNamed, presetSize} from "./presets.ts";
import type {SectionId} from "../sections.ts";
import {sequentialFigures} from "./sequential-figures.ts";
import {viewsOf} from "../report-views.ts";
import {kaplanMeierAnnotation, kaplanMeierCaption, survivalTitle} from "./figure-caption.ts";

export interface DrawnFigure {
  readonly name: string;
  readonly section: SectionId;
  readonly caption: string;
  readonly spec: FigureSpec;
  /** Of which endpoint and grouping it is, where the report holds several; absent where it belongs to all of them. */
  readonly view?: string;
}

/** The figures of a report, in the order in which they are written. */
const figures: readonly (ReportFigure | RuledFigure)[] = [
  {
    name: "kaplan-meier",
    section: "curves",
    ofShown: (result, size) =>
      result.curves.length === 0
        ? null
        : {
            spec: kaplanMeierFigure(result.curves, {
              ...size,
              ...curveOptions(result),
              confType: limitsOfCurves(result.curves),
              yTitle: survivalTitle(result),
              annotation: kaplanMeierAnnotation(result),
              ...(result.disclosure === undefined ? {} : {censorTicks: false, medianLines: false})
            }),
            caption: kaplanMeierCaption(result)
          }
  },
  {
    name: "pfs-scatter",
    section: "paired",
    of: (result, size) => {
      const pairs = questionOf(result.plan).isByPosition && result.sequential !== null ? pfsPairs(result) : [];
      return pairs.length === 0
        ? null
        : {
            spec: pfsScatterFigure(pairs, widthAndType(size)),
            caption:
              "Each point is a patient: time on ADC1 and on ADC2, with an arrow where follow-up ended before an event. A point below the line of equal times whose arrow points upwards is undecided. Points are those who reached ADC2; they do not show whether ADC2 works less well."
          };
    }
  },
  ...sequentialFigures,
  ...clinicalFigures,
  ...adjustmentFigures,
  ...plannedFigures,
  {
    name: "sequence-flow",
    section: "transitions",
    ofShown: ({transitions, disclosure}, size) => {
      const all = sequenceCounts(transitions.filter(({analysed}) => analysed === true));
      if (all.length > 0 && disclosure !== undefined)
        return {
          spec: sequenceFlowFigure(
            all.map(({path, n}) => ({path: [path[0] ?? "", path[2] ?? ""], n})),
            {...widthAndType(size), stages: ["ADC1", "ADC2"]}
          ),
          caption:
            'Transitions analysed, from the first ADC to the second; rare sequences are joined as "other". Widths are numbers of patients.'
        };
      return all.length === 0
        ? null
        : {
            spec: sequenceFlowFigure(all, {
              ...widthAndType(size),
              stages: ["ADC1", "Between", "ADC2"],
              palette: {"direct": "#bdbdbd", "with intervening therapy": "#737373"}
            }),
            caption:
              "Transitions analysed, from the first ADC over the therapy in between to the second. Widths are numbers of patients."
          };
    }
  },
  {
    name: "attrition",
    section: "flow",
    ofShown: ({flow}, size) => {
      const unit = flow.some((step) => step.unit === "patients") ? "patients" : "records";
      const steps = flow.filter((step) => step.unit === unit);
      return steps.length === 0
        ? null
        : {
            spec: attritionFigure(
              steps.map(({label, count, left}) => ({
                label,
                n: count,
                excluded: left.map((one) => ({reason: one.detail, n: one.count}))
              })),
              {...widthAndType(size), counted: unit}
            ),
            caption: `From the ${unit} of the file to what is analysed; a box with 0 is a rule that left nobody out.`
          };
    }
  }
];

/** The figures that a result gives, at the size of the plan's preset. Throws `RangeError` for a preset that does not exist. */
export function figuresOf(result: ShownResult, size: FigureSize = sizeOf(result)): DrawnFigure[] {
  const {include} = questionOf(result.plan).figures;
  const all = figures
    .filter(({name, further}) => further !== true || include.some((one) => one === name || one === "all"))
    .flatMap((figure) =>
      placedIn(figure.name, figure, drawnOf(figure, result, size), figure.name === CURVES ? {view: "main"} : {})
    );
  const further = viewsOf(result)
    .slice(1)
    .flatMap(({id, suffix, result: own}) =>
      figures
        .filter(({name}) => name === CURVES)
        .flatMap((figure) => placedIn(`${figure.name}-${suffix}`, figure, drawnOf(figure, own, size), {view: id}))
    );
  return [...all, ...further].map((figure) => ({
    ...figure,
    caption: styledWords(figure.caption, numberStyleOf(result))
  }));
}

/** A figure under its name in its section; nothing where nothing is drawn. */
function placedIn(
  name: string,
  {section}: ReportFigure | RuledFigure,
  drawn: Drawn,
  place: Pick<DrawnFigure, "view">
): DrawnFigure[] {
  return drawn === null ? [] : [{name, section, ...drawn, ...place}];
}

/** Under a policy on small counts, what has no rule is not drawn. */
function drawnOf(figure: ReportFigure | RuledFigure, result: ShownResult, size: FigureSize): Drawn {
  return "ofShown" in figure ? figure.ofShown(result, size) : isWhole(result) ? figure.of(result, size) : null;
}

function sizeOf({plan}: ShownResult): FigureSize {
  const {preset} = questionOf(plan).figures;
  return presetNamed(preset).name === "plain" ? {} : presetSize(preset);
}

/** The figure that each endpoint and grouping has. */
const CURVES = "kaplan-meier";

function sequenceCounts(transitions: readonly TableRecord[]): SequenceCount[] {
  const counts = new Map<string, {path: string[]; n: number}>();
  for (const {from_label, contact, to_label} of transitions) {
    const path = [String(from_label), String(contact), String(to_label)];
    const key = JSON.stringify(path);
    counts.set(key, {path, n: (counts.get(key)?.n ?? 0) + 1});
  }
  return [...counts.values()].sort((a, b) => b.n - a.n || (JSON.stringify(a.path) < JSON.stringify(b.path) ? -1 : 1));
}
