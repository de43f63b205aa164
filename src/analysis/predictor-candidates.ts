import {isMissing} from "../adjustment/complete-cases.ts";
import type {Question} from "../question/question.ts";
import {plannedColumn, type ColumnPlans} from "../record/plan-columns.ts";
import type {PredictorModels} from "../record/result-parts.ts";
import type {TableRecord} from "../record/result.ts";
import {entersAsNumber} from "./covariates.ts";
import type {PairedPatient} from "./paired-patients.ts";
import {referenceGroup} from "./subject-groups.ts";

/** PFS(ADC1) stands in every model as a term of its own; the same column asked for as a covariate would be it once more. */
const OWN_TERM: ReadonlySet<string> = new Set(["pfs_adc1"]);
/** Begins the terms of the transition class. */
export const CLASS = "transition class";
/** Column that the transition class stands in; asked for by its own name it is the class. */
const CLASS_COLUMN = "headline";
const LINE = "line";
const chosenUnasked = ["tumour", "her2_status", "hr_status"] as const;

/** Events for each parameter that the model needs before a covariate that nobody asked for enters it. */
const EVENTS_PER_PARAMETER = 10;
/** A covariate that nobody asked for has to be recorded for this share of patients. */
const RECORDED = 0.8;

/** A covariate that does not enter the joint model, and why. */
export type LeftOutOfModel = PredictorModels["left"][number];

/** A covariate of the models. */
export interface Candidate {
  readonly name: string;
  /** Value of each patient; null = not recorded. */
  readonly values: readonly (number | string | null)[];
  readonly recorded: number;
  /** Distinct values; a measurement has as many as it takes. */
  readonly levels: number;
  readonly parameters: number;
  /** Level that others are set against: the commonest; null for a measurement. */
  readonly reference: string | null;
}

export const columnOfCovariate = (name: string): string => (name === CLASS ? CLASS_COLUMN : name);

function valuesOf(patients: readonly PairedPatient[], name: string, plans: ColumnPlans): Omit<Candidate, "name"> {
  const cells = cellsOf(patients, name);
  const recorded = cells.filter((cell) => cell !== null);
  const planned = plannedColumn(plans, columnOfCovariate(name));
  const numeric = recorded.length > 0 && entersAsNumber(recorded.map(String), planned);
  const counts = new Map<string, number>();
  for (const cell of recorded) counts.set(String(cell), (counts.get(String(cell)) ?? 0) + 1);
  return {
    values: cells.map((cell) => (cell === null ? null : numeric ? Number(cell) : String(cell))),
    recorded: recorded.length,
    levels: counts.size,
    parameters: numeric ? 1 : Math.max(1, counts.size - 1),
    reference: numeric ? null : referenceLevel(name, counts, planned?.order ?? [])
  };
}

/** Cell of each patient; the line is that of ADC2. */
function cellsOf(patients: readonly PairedPatient[], name: string): TableRecord[string][] {
  return patients.map(({line2, cells}) => {
    if (name === LINE) return line2 ?? cells[LINE] ?? null;
    return isMissing(cells, columnOfCovariate(name)) ? null : (cells[columnOfCovariate(name)] ?? null);
  });
}

/** The first of the plan's order that there is, else the commonest level; of classes, the one that groups by transition are set against. */
function referenceLevel(name: string, counts: ReadonlyMap<string, number>, order: readonly string[]): string | null {
  const planned = order.find((level) => counts.has(level));
  if (planned !== undefined) return planned;
  if (name === CLASS)
    return referenceGroup(new Map([...counts].map(([level]) => [level, []])), {
      reference: null,
      grouping: {by: "transition"}
    });
  const [commonest] = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return commonest?.[0] ?? null;
}

/** Covariates that the plan asks for, with the transition class under its own name; null where it asks for none. */
export function askedFor({sequential, adjust}: Question): readonly string[] | null {
  const asked = sequential.predictors ?? (adjust.length > 0 ? adjust : null);
  return asked?.map((name) => (name === CLASS_COLUMN ? CLASS : name)) ?? null;
}

export function candidatesOf(
  patients: readonly PairedPatient[],
  asked: readonly string[] | null,
  plans: ColumnPlans = {}
): Candidate[] {
  return [LINE, CLASS, ...(asked ?? chosenUnasked)]
    .filter((name, index, all) => all.indexOf(name) === index && !OWN_TERM.has(name))
    .map((name) => ({name, ...valuesOf(patients, name, plans)}));
}

/** Covariates that are not recorded or the same in everyone: those asked for, and others that somebody has. */
export function withoutLevels(
  found: readonly Candidate[],
  columns: readonly string[],
  asked: readonly string[] | null
): LeftOutOfModel[] {
  return found
    .filter(
      ({name, levels, recorded}) =>
        levels < 2 && (asked?.includes(name) === true || (columns.includes(columnOfCovariate(name)) && recorded > 0))
    )
    .map(({name, recorded}) => ({name, why: {code: recorded === 0 ? "not-recorded" : "same-in-everyone"}}));
}

/** Names that enter the joint model; those asked for all do, the others as far as events and records allow. What does not enter goes to `left`. */
export function entering(
  usable: readonly Candidate[],
  {
    nEvent,
    n,
    asked,
    knots
  }: {
    readonly nEvent: number;
    readonly n: number;
    readonly asked: readonly string[] | null;
    readonly knots: Question["sequential"]["pfs1Knots"];
  },
  left: LeftOutOfModel[]
): string[] {
  let parameters = knots === null ? 1 : knots - 1;
  return usable
    .filter((candidate) => {
      const {name} = candidate;
      if (asked?.includes(name) !== true) {
        const rare = candidate.recorded < RECORDED * n;
        if (rare || nEvent < EVENTS_PER_PARAMETER * (parameters + candidate.parameters)) {
          left.push({
            name,
            why: rare
              ? {code: "rarely-recorded", recorded: candidate.recorded, of: n}
              : {code: "few-events", events: nEvent, parameters: Math.floor(nEvent / EVENTS_PER_PARAMETER)}
          });
          return false;
        }
      }
      parameters += candidate.parameters;
      return true;
    })
    .map(({name}) => name);
}
