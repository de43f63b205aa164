import {isPfs, type Endpoint} from "../cohort/endpoints.ts";
import type {Catalogue} from "../adc/catalogue.ts";
import type {Cohort} from "../cohort/cohort.ts";
import {columnOf} from "../cohort/therapy-lines.ts";
import type {Question} from "../question/question.ts";
import {issue, type Issue, type PlanChoice} from "../record/issue.ts";
import {undatedProgressions} from "./undated-progressions.ts";

/** Share of the stops for progression that may lack the day of progression. */
const MOST_WITHOUT_DAY = 0.5;
/** Fewest stops for progression on the first or on later ADCs, of which that is asked on their own. */
const FEWEST_OF_POSITION = 4;

/**
 * Whether the endpoints of a question can be computed of lines of therapy: one that ends on progression needs days of progression for at least half of the lines that were stopped for it, of the first and of later ADCs each, and
 * something that says how long nobody progressed, a day of progression or of an assessment. One that ends on discontinuation needs last doses. An endpoint whose defining days are absent is refused, with the endpoints that the file can carry.
 *
 * @example
 * const text = "patient_id,regimen,start,end,stop_reason,last_contact\nP1,T-DXd,0,90,progression,400\nP1,SG,120,200,progression,400\n";
 * const cohort = await readCohort([{name: "c.csv", text}]);
 * endpointGate(cohort, {endpoints: [{name: "rwPFS", kind: "PFS", clock: "this ADC"}]}).map(({code, received}) => [code, received])
 * // [["endpoint-not-carried", "2 of 2 lines stopped for progression have no day of progression"]]
 */
export function endpointGate(cohort: Cohort, {endpoints}: Pick<Question, "endpoints">, catalogue?: Catalogue): Issue[] {
  return [
    ...progressionGate(cohort, endpoints, catalogue),
    ...lastDoseGate(cohort, endpoints),
    ...deathGate(cohort, endpoints)
  ];
}

function progressionGate(cohort: Cohort, endpoints: readonly Endpoint[], catalogue: Catalogue | undefined): Issue[] {
  const asked = endpoints.filter(({kind}) => kind === "PFS" || kind === "PFS2");
  const missing = cohort.shape === "lines" && cohort.lines.numRows() > 0 ? missingDays(cohort, catalogue) : null;
  if (missing === null || asked.length === 0) return [];
  return [
    refused(cohort, {
      column: "progression",
      expected: `the days that ${asked.map(({name}) => name).join(" and ")} is made of`,
      received: missing,
      hint: "map the column that holds the day of progression, or ask for an endpoint that these files carry",
      choices: carried(cohort, asked)
    })
  ];
}

/** The finding that refuses an endpoint. */
function refused({sources}: Cohort, why: Pick<Issue, "column" | "expected" | "received" | "hint" | "choices">): Issue {
  const file = sources.map(({name}) => name).join(", ");
  return issue({code: "endpoint-not-carried", severity: "error", stops: true, file, ...why});
}

/** Fewest lines with a line after them of which a pattern can be told. */
const FEWEST_FOLLOWED = 4;

/** Time to discontinuation is refused where `end` is no last dose: most lines end on the very day on which the next one starts. */
function lastDoseGate(cohort: Cohort, endpoints: readonly Endpoint[]): Issue[] {
  const asked = endpoints.filter(({kind}) => kind === "time to discontinuation" || kind === "time to failure");
  if (asked.length === 0 || cohort.shape !== "lines") return [];
  const {followed, onNextStart} = endsOnNextStart(cohort.lines);
  if (followed < FEWEST_FOLLOWED || 2 * onNextStart <= followed) return [];
  return [
    refused(cohort, {
      column: "end",
      expected: `the day of the last dose, which ${asked.map(({name}) => name).join(" and ")} is made of`,
      received: `${onNextStart} of ${followed} lines end on the day on which the next one starts`,
      hint: "that is where a line was closed in the record, and no last dose; map the column that holds it, or ask for",
      choices: [
        {line: "endpoints: [rwTTNT]", why: "time to the next treatment or death, which is what these days tell"}
      ]
    })
  ];
}

const recordsDeath = ({mapping, patients}: Cohort): boolean =>
  mapping["death"] !== undefined || columnOf(patients, "death").some((day) => typeof day === "number");

/** Overall survival is refused where no column holds a day of death: everybody would live. */
function deathGate(cohort: Cohort, endpoints: readonly Endpoint[]): Issue[] {
  const asked = endpoints.filter(({kind}) => kind === "OS");
  if (asked.length === 0 || cohort.shape !== "lines" || cohort.lines.numRows() === 0 || recordsDeath(cohort)) return [];
  return [
    refused(cohort, {
      column: "death",
      expected: `the days of death that ${asked.map(({name}) => name).join(" and ")} is made of`,
      received: "no column for the day of death",
      hint: "map the column that holds it (mapping: {death: COLUMN}), or ask for an endpoint that these files carry",
      choices: []
    })
  ];
}

/** Lines with another line of the same patient after them, and how many of these end on the day on which it starts. */
function endsOnNextStart(lines: Cohort["lines"]): {readonly followed: number; readonly onNextStart: number} {
  const [ids, starts, ends] = ["patient_id", "start", "end"].map((name) => columnOf(lines, name));
  let followed = 0;
  let onNextStart = 0;
  for (const [i, id] of (ids ?? []).entries()) {
    const [end, next] = [ends?.[i], starts?.[i + 1]];
    if (ids?.[i + 1] !== id || typeof end !== "number" || typeof next !== "number" || next === starts?.[i]) continue;
    followed += 1;
    if (end === next) onNextStart += 1;
  }
  return {followed, onNextStart};
}

/** What progression-free survival lacks; null where its days are there. */
function missingDays({lines}: Cohort, catalogue: Catalogue | undefined): string | null {
  for (const {of, undated, stopped} of undatedProgressions(lines, catalogue))
    if (undated > MOST_WITHOUT_DAY * stopped && (of === "all lines" || stopped >= FEWEST_OF_POSITION))
      return `${undated} of ${stopped} lines${of === "all lines" ? "" : ` of ${of}`} stopped for progression have no day of progression`;
  const seen = ["progression", "last_assessment"].some((name) =>
    columnOf(lines, name).some((day) => typeof day === "number")
  );
  return seen ? null : "neither a day of progression nor of an assessment on any line";
}

/** Endpoints that these files carry, each as a line of a plan. */
function carried(cohort: Cohort, asked: readonly Endpoint[]): PlanChoice[] {
  const {lines, patients} = cohort;
  const has = (table: Cohort["lines"], name: string): boolean =>
    columnOf(table, name).some((day) => typeof day === "number");
  const contact = has(patients, "last_contact") || has(patients, "death");
  return [
    ...(contact
      ? [{line: "endpoints: [rwTTNT]", why: "time to the next treatment or death; counted from the start of the ADC"}]
      : []),
    ...(has(lines, "end") ? [{line: "endpoints: [rwTTD]", why: "time to discontinuation of the ADC"}] : []),
    ...(contact && recordsDeath(cohort) && asked.some((endpoint) => isPfs(endpoint))
      ? [{line: "endpoints: [rwOS]", why: "overall survival"}]
      : [])
  ];
}
