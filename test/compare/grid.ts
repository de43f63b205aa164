import {cohortFiles, dateForms, fileShapes, type CaseFile} from "./cohort-files.ts";
import {pairwiseGrid, type Factors, type GridRow, type Impossible} from "./pairwise.ts";
import {seededCohort} from "./seeded-cohort.ts";

type PlanPart = Readonly<Record<string, unknown>>;
type Levels = Readonly<Record<string, PlanPart>>;

/** Levels of a factor with what each puts into the plan; `rwPFS` by its version, so that a build with another default answers the same question. */
const planned = {
  endpoint: {
    "rwPFS": {endpoints: ["rwPFS@1"]},
    "rwPFS-flatiron": {endpoints: ["rwPFS-flatiron"]},
    "rwTTNT": {endpoints: ["rwTTNT", "rwPFS@1"]},
    "rwTTD": {endpoints: ["rwTTD", "rwPFS@1"]},
    "TTF": {endpoints: ["TTF", "rwPFS@1"]},
    "rwOS": {endpoints: ["rwOS", "rwPFS@1"]},
    "rwPFS, rwOS": {endpoints: ["rwPFS@1", "rwOS"]},
    "rwOS, rwPFS, rwTTNT": {endpoints: ["rwOS", "rwPFS@1", "rwTTNT"]}
  },
  by: {
    transition: {by: "transition"},
    position: {by: "position"},
    sequence: {by: "sequence"},
    hr_status: {by: "column:hr_status"},
    tumour: {by: "column:tumour"},
    ecog: {by: "column:ecog", reference: "0"}
  },
  further: {none: {}, two: {groupings: ["sequence", "column:hr_status"]}},
  population: {
    "progression": {population: {adc1Stopped: "progression"}},
    "any": {population: {adc1Stopped: "any"}},
    "all transitions": {population: {adc1Stopped: "any", transitions: "all"}},
    "everything": {population: {adc1Stopped: "any", transitions: "all", concurrent: true, classicOnly: false}},
    "where": {population: {adc1Stopped: "any", where: "ecog <= 2 and her2_status != positive"}}
  },
  strata: {none: {}, visceral: {strata: ["visceral"]}, two: {strata: ["visceral", "centre"]}},
  adjustment: {
    "none": {},
    "age": {adjust: ["age"]},
    "age, line": {adjust: ["age", "line"]},
    "ate": {adjustment: {weights: "ate", covariates: ["age", "visceral"], replicates: 20}},
    "att": {adjustment: {weights: "att", covariates: ["age", "visceral"], replicates: 0}},
    "overlap": {adjust: ["age"], adjustment: {weights: "overlap", covariates: ["age", "ecog"], replicates: 20}}
  },
  policy: {
    "none": {},
    "cms-11": {report: {disclosure: "cms-11"}},
    "ohdsi-5": {report: {disclosure: "ohdsi-5"}},
    "ons-5": {report: {disclosure: "ons-5"}},
    "opensafely-5": {report: {disclosure: "opensafely-5"}},
    "manitoba-6, patients": {report: {disclosure: {policy: "manitoba-6", patientLevel: true}}}
  },
  sequential: {
    "unasked": {},
    "contrasts": {
      sequential: {
        contrasts: ["like-for-like", "double-swap-v-target-only", "double-swap-v-same-target", "headline"],
        sensitivity: false
      }
    },
    "asked": {
      sequential: {
        ask: [
          "relative-effect",
          "stratified-cox",
          "marginal-cox",
          "paired-rmst",
          "cluster-bootstrap",
          "naive-log-rank"
        ],
        sensitivity: false
      }
    },
    "null picture": {
      sequential: {
        nullPicture: {replicates: 20, tails: [{share: 0.1}], attrition: [{peak: 0.6}], lineEffect: [1.25]},
        sensitivity: false
      }
    },
    "survival": {
      sequential: {
        overallSurvival: ["from-adc2", "landmark", "time-varying", "ever-received"],
        landmark: 90,
        multiState: false,
        earlyProgressionMonths: 2
      }
    },
    "predictors": {sequential: {predictors: ["age", "ecog"], pfs1Knots: 3, sensitivity: false}}
  },
  agents: {usual: {}, family: {agents: {level: "family", gapDays: 30}}, molecule: {agents: {level: "molecule"}}},
  figures: {
    usual: {figures: {formats: []}},
    all: {figures: {formats: [], include: ["all"], preset: "lancet-double"}},
    facets: {figures: {formats: [], facets: "visceral", riskTable: "kmunicate", tail: "gebski"}, restrictedMean: 6}
  },
  numbers: {
    plain: {report: {documents: [], tests: true}},
    nejm: {report: {documents: [], numbers: "nejm", summary: "mean"}},
    jama: {report: {documents: [], numbers: "jama", tables: ["csv", "md"]}},
    lancet: {report: {documents: [], numbers: "lancet", tests: true}}
  }
} satisfies Readonly<Record<string, Levels>>;

/** The grid from which the seeded cases are taken: of a plan, and of the cohort and its files. */
export const factors: Factors = {
  ...Object.fromEntries(Object.entries(planned).map(([name, levels]) => [name, Object.keys(levels)])),
  cutoff: ["of the file", "of the plan"],
  dates: dateForms,
  shape: fileShapes,
  design: ["received-both", "all-adc1"],
  entry: ["none", "delayed"]
};

/** A study folder knows relative days alone, and ready-made follow-up neither dates, a cut-off nor a second grouping by sequence. */
export const impossible: Impossible = ({shape, dates = "relative", cutoff = "of the file", further = "none"}) =>
  (shape === "study" && dates !== "relative") ||
  (shape === "follow-up" && (dates !== "relative" || cutoff !== "of the file" || further !== "none"));

/** Number of seeded cases. */
export const SEEDED_CASES = 200;
const GRID_SEED = 20260101;

/** The rows of the grid. */
export const seededRows = (): GridRow[] => pairwiseGrid(factors, impossible, SEEDED_CASES, GRID_SEED);

/** Grouping of ready-made follow-up, which has columns alone. */
const readyMade: Readonly<Record<string, string>> = {
  transition: "column:adc",
  position: "column:position",
  sequence: "column:sequence"
};

/** The files of one row of the grid: a cohort of 40 to 120 patients, and `plan.json`. */
export function seededFiles(row: GridRow, index: number): CaseFile[] {
  const shape = named(fileShapes, row["shape"]);
  const dates = named(dateForms, row["dates"]);
  const patients = seededCohort({
    seed: 1000 + index,
    patients: 40 + ((index * 37) % 81),
    design: row["design"] === "all-adc1" ? "all-adc1" : "received-both",
    delayedEntry: row["entry"] === "delayed"
  });
  const files = cohortFiles(patients, shape, dates);
  const parts: readonly PlanPart[] = Object.entries<Levels>(planned).map(([name, levels]) => levels[row[name]]);
  const plan: Record<string, unknown> = {
    data: files.map(({name}) => ({file: name, ...(name === "patients.csv" ? {role: "patients"} : {})})),
    dateMode:
      dates === "dmy" ? {mode: "real", format: "dmy"} : dates === "partial" ? {mode: "real", partial: "middle"} : dates,
    ...(row["cutoff"] === "of the plan" ? {cutoff: dates === "relative" ? 1500 : "2023-12-31"} : {}),
    ...(shape === "follow-up"
      ? {mapping: {time: "time_months", event: "event", entry: "entry_months"}, unit: "months"}
      : {})
  };
  for (const part of parts) for (const [key, value] of Object.entries(part)) plan[key] = merged(plan[key], value);
  if (shape === "follow-up") plan["by"] = readyMade[row["by"]] ?? plan["by"];
  if (shape === "follow-up" && row["population"] === "progression")
    plan["population"] = {where: row["by"] === "position" ? "age >= 40" : "position = 2"};
  if (row["sequential"] === "contrasts" && row["by"] === "transition" && row["endpoint"].startsWith("rwPFS"))
    plan["sequential"] = merged(plan["sequential"], row["population"] === "progression" ? {primary: "headline"} : {});
  // A timeline does not say why a line ended: asked for progression, nobody is left.
  if (shape === "study" && row["population"] === "progression") plan["population"] = {adc1Stopped: "any"};
  return [...files, {name: "plan.json", text: `${JSON.stringify(plan, null, 2)}\n`}];
}

function merged(before: unknown, after: unknown): unknown {
  return isRecord(before) && isRecord(after) ? {...before, ...after} : after;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function named<Name extends string>(names: readonly Name[], wanted: string): Name {
  const found = names.find((name) => name === wanted);
  if (found === undefined) throw new RangeError(`must be one of ${names.join(", ")}, got ${wanted}`);
  return found;
}
