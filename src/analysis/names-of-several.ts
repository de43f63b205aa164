import {catalogue as ownCatalogue, type Catalogue} from "../adc/catalogue.ts";
import {withoutNoise} from "../adc/name-noise.ts";
import {adcProduct} from "../adc/regimen.ts";
import type {Cohort} from "../cohort/cohort.ts";
import {lineKind} from "../cohort/line-kind.ts";
import {namingOf, therapyLines, type TherapyLine} from "../cohort/therapy-lines.ts";
import type {Question} from "../question/question.ts";
import {issue, type Issue} from "../record/issue.ts";
import {append} from "../record/lists-by-key.ts";

/** Lines on which one name stands, and what it may mean. */
interface NameOfSeveral {
  readonly readings: readonly string[];
  readonly lines: TherapyLine[];
}

/**
 * Stops where a name that several drugs share, a conjugate among them (`sacituzumab`; `BV` where the tumour is not recorded), stands on a line of a patient with another ADC: it decides which the transition is. The plan chooses.
 *
 * @example
 * const text = "patient_id,regimen,start,end\nP1,T-DXd,0,90\nP1,Sacituzumab,120,200\n";
 * const cohort = await readCohort([{name: "c.csv", text}]);
 * namesOfSeveral(cohort, {agents: {meaning: {}}}).flatMap(({choices}) => choices.map(({line}) => line))[0] // 'agents: {meaning: {Sacituzumab: "sacituzumab govitecan"}}'
 * namesOfSeveral(cohort, {agents: {meaning: {Sacituzumab: "SG"}}}) // []
 */
export function namesOfSeveral(
  cohort: Cohort,
  {agents}: {readonly agents: Pick<Question["agents"], "meaning"> & Partial<Question["agents"]>},
  catalogue: Catalogue = ownCatalogue
): Issue[] {
  if (cohort.shape !== "lines") return [];
  const names = new Map<string, NameOfSeveral>();
  for (const own of therapyLines(cohort, namingOf({...agents, catalogue})).values()) {
    const adcs = own.filter((line) => lineKind(line) === "adc");
    if (new Set(adcs.map(keyOf)).size < 2) continue;
    for (const line of adcs)
      for (const {text, readings = []} of line.read.unresolved) {
        if (readings.length === 0) continue;
        const name = withoutNoise(text) || text;
        const known = names.get(name) ?? {readings, lines: []};
        known.lines.push(line);
        names.set(name, known);
      }
  }
  return [...names].map(([name, found]) => issueOf(name, found, cohort.mapping["regimen"] ?? "regimen"));
}

/** What tells the conjugate of a line from others. */
const keyOf = ({read: {adcs, unresolved}}: TherapyLine): string =>
  [...adcs.map(adcProduct), ...unresolved.map(({text}) => withoutNoise(text))].toSorted().join("|");

function issueOf(name: string, {readings, lines}: NameOfSeveral, column: string): Issue {
  const places = new Map<string | null, number[]>();
  for (const {file, row} of lines) if (row !== null) append(places, file, row);
  const [[file, rows] = [null, []]] = places;
  return issue({
    code: "name-of-several-drugs",
    severity: "error",
    stops: true,
    file,
    row: rows[0] ?? null,
    rows,
    column,
    expected: "a name of one drug, on lines that decide which the transition is",
    received: name,
    hint: "several drugs share it, and nobody but you can know which was given; choose",
    count: lines.length,
    choices: [
      ...readings.map((reading) => ({
        line: `agents: {meaning: {${written(name)}: ${written(reading)}}}`,
        why: `it is ${reading} on every line`
      })),
      {line: "accept: [name-of-several-drugs]", why: "they stay ADCs that are not known, in no class and no sequence"}
    ]
  });
}

/** A scalar of YAML, quoted where it needs to be. */
const written = (text: string): string => (/^\p{L}[\p{L}\p{N}]*$/u.test(text) ? text : JSON.stringify(text));
