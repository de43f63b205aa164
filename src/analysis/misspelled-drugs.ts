import type {Catalogue} from "../adc/catalogue.ts";
import type {Cohort} from "../cohort/cohort.ts";
import {isGraveLoss} from "../cohort/grave-loss.ts";
import {namingOf, therapyLines} from "../cohort/therapy-lines.ts";
import type {Question} from "../question/question.ts";
import {issue, type Issue} from "../record/issue.ts";
import {edits} from "../record/near-miss.ts";

/** Most names that a line of the plan explains. */
const MOST_NAMED = 8;

/** Most letters in which a slip differs from the name that was meant, of names as long and for each so many letters of longer ones. */
const MOST_EDITS = 2;
const LETTERS_AN_EDIT = 6;

/** Whether a text is a name with a slip: `Dato or chemo` is none of Dato-DXd. */
const isSlipOf = (text: string, name: string): boolean =>
  edits(text, name) <= Math.max(MOST_EDITS, Math.floor(name.length / LETTERS_AN_EDIT));

/** A name that is not read, what it may be meant for, and who has it. */
interface Misspelled {
  readonly text: string;
  readonly meant: string;
  readonly patients: Set<string>;
  readonly file: string | null;
  readonly row: number | null;
}

/**
 * Stops where names of drugs are not read, and nearly are names of conjugates, on lines of two and more than 5 % of the patients: their sequences would be of other drugs, or of none.
 *
 * @example
 * const lines = [..."ABCDE"].map((id) => `${id},T-DXd,0\n${id},Enhretu,90\n`);
 * const cohort = await readCohort([{name: "c.csv", text: `patient_id,regimen,start\n${lines.join("")}`}]);
 * misspelledDrugs(cohort, {agents: {meaning: {}}}).map(({count, choices}) => [count, choices[0].line])
 * // [[5, 'agents: {meaning: {"Enhretu": "Enhertu"}}']]
 */
export function misspelledDrugs(cohort: Cohort, {agents}: Pick<Question, "agents">, catalogue?: Catalogue): Issue[] {
  if (cohort.shape !== "lines") return [];
  const naming = namingOf(catalogue === undefined ? agents : {...agents, catalogue});
  const byPatient = therapyLines(cohort, naming);
  const found = new Map<string, Misspelled>();
  for (const [patient, lines] of byPatient)
    for (const {read, file, row} of lines)
      for (const {text, suggestions, readings = []} of read.unresolved) {
        const meant = suggestions.find((one) => isSlipOf(text, one));
        if (meant === undefined || readings.length > 1) continue;
        const known = found.get(text) ?? {text, meant, patients: new Set(), file, row};
        known.patients.add(patient);
        found.set(text, known);
      }
  const names = [...found.values()].toSorted((a, b) => b.patients.size - a.patients.size || (a.text < b.text ? -1 : 1));
  const concerned = new Set(names.flatMap(({patients}) => [...patients]));
  const [first] = names;
  if (first === undefined || !isGraveLoss(concerned.size, byPatient.size)) return [];
  const told = names.slice(0, MOST_NAMED);
  return [
    issue({
      code: "drugs-look-misspelled",
      severity: "error",
      stops: true,
      file: first.file,
      row: first.row,
      column: cohort.mapping["regimen"] ?? "regimen",
      expected: "drugs that are known",
      received: `${told.map(({text, patients}) => `${text} (${patients.size})`).join(", ")}${names.length > told.length ? ` and ${names.length - told.length} more` : ""}`,
      hint: "unread, they make no ADC, or an unknown one, and their patients stand in no group that a class or sequence makes; choose",
      count: concerned.size,
      choices: [
        {
          line: `agents: {meaning: {${told.map(({text, meant}) => `${JSON.stringify(text)}: ${JSON.stringify(meant)}`).join(", ")}}}`,
          why: "they are these drugs"
        },
        {line: "accept: [drugs-look-misspelled]", why: "they are others"}
      ]
    })
  ];
}
