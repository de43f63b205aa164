import type {IssueLog} from "../record/issue-log.ts";
import {append} from "../record/lists-by-key.ts";
import {normalName} from "./column-dictionary.ts";
import {answerOf, plainWord} from "./outcome-words.ts";
import {notGivenDrug, notGivenPhrase, saysNeverGiven} from "./not-given-words.ts";
import {recordPlaces, type TypedRecords} from "./typed-records.ts";

/** What the plan writes under `values` for the cell of a line that was not given. */
const PLAN_WORD = "never-given";

/** Headers of remarks on a line. */
const isRemark =
  /^(?:remarks?|comments?|notes?|bemerkung(?:en)?|kommentare?|anmerkung(?:en)?|commentaires?|remarques?|comentarios?|observaciones|commenti|commento|note|opmerking(?:en)?|status|treatment_status|line_status|therapy_status|therapiestatus)$/;
/** Parts of names of columns that tell how a line went, ended or was paid for. */
const tellsCourse =
  /(?:^|_)(?:status|statut|estado|stato|outcome|disposition|abschluss|ende|end|eot|beendigung|completion|termination|discontinuation|stop|verlauf|course|ausgang|issue|esito|ergebnis|resultat|resultado|reason|grund|motif|raison|motivo|causa|reden|treatment|therapy|therapie|traitement|tratamiento|tratamento|trattamento|terapia|behandlung|behandeling|approval|authori[sz]ation|kostenubernahme|kostenzusage|kosten|genehmigung|bewilligung|funding|insurance|reimbursement|antrag|kasse|krankenkasse|demande|accord|prise_en_charge|autorizacion|financiacion|rimborso|autorizzazione|vergoeding|given|administered|administration|received|gabe|verabreichung|verabreicht|gegeben|applikation|erhalten|action|remark|comment|bemerkung|note|info|information|details?)(?:_|$)/;
/** Parts of names that make it the course of something else. */
const ofElse =
  /(?:^|_)(?:prior|previous|next|vor|vorige|folge|radio\w*|rt|surgery|op|operation|surgical|chirurg\w*|biops\w*|scan|imaging|ct|mri|gcsf|csf|g|steroid\w*|premedication|support\w*|maintenance|erhaltung|adjuvant|neoadjuvant|consent|trial|study|vaccin\w*|genetic|ngs|test|tests|therapy_after|subsequent)(?:_|$)/;
/** Names of columns that ask whether a line was given. */
const asksWhetherGiven =
  /^(?:is_|was_|adc_|drug_|line_|treatment_|therapy_)?(?:given|administered|received|started|infused|verabreicht|gegeben|erhalten|begonnen|appliziert|angetreten|administre|administree|recue?|commencee?|administrado|administrada|recibid[oa]|iniciad[oa]|somministrat[oa]|ricevut[oa]|iniziat[oa]|toegediend|gegeven|gestart)(?:_(?:yn|y_n|flag|yes_no|ja_nein|oui_non|si_no))?$/;
/** Names of columns that tell to which arm of a trial a patient was given. */
const ofArm =
  /(?:^|_)(?:arm|studienarm|bras|brazo|braccio|braco|allocation|allocated|randomi[sz]\w*|gruppe|group|groupe|grupo|gruppo|groep|studie|study|trial)(?:_|$)/;
/** An arm in which the drug that is tried is not given. */
const control =
  /\b(?:control(?: arm| group)?|kontroll(?:arm|gruppe|e)|bras controle|groupe controle|temoin|brazo (?:de )?control|grupo control|braccio (?:di )?controllo|gruppo (?:di )?controllo|controle ?(?:arm|groep)|placebo|comparator|standard (?:arm|of care)|standardarm|bras standard)\b/;

interface Telling {
  readonly day: (name: string, i: number) => number | null;
  readonly spelled: (column: string) => string;
  readonly log: Pick<IssueLog, "add">;
}

/** A line of which a cell says that it was not given. */
interface Said {
  readonly i: number;
  /** Canonical column of the cell, or its own name. */
  readonly column: string;
  readonly text: string;
  /** The cell where the line was given. */
  readonly given: string;
  readonly isSure: boolean;
}

/**
 * Places of the lines of which the cell of the drug or a remark says that nothing was given, where nothing else of the row speaks against it. Where something does, or the word says only that it was planned or ordered, the run stops with the lines of the plan that decide.
 *
 * @example
 * const lines = {columns: new Map([["regimen", ["SG", "T-DXd (not given)"]], ["start", [0, 90]], ["end", [60, null]]]), file: ["c", "c"], row: [2, 3], unusable: [null, null], unknown: new Set()};
 * saidNotGiven(lines, {day: (name, i) => lines.columns.get(name)?.[i] ?? null, spelled: (column) => column, log: {add: () => undefined}}) // [1]
 */
export function saidNotGiven(
  lines: Pick<TypedRecords, "columns" | "unusable" | "unknown" | "file" | "row">,
  {day, spelled, log}: Telling
): number[] {
  const left: Said[] = [];
  const open = new Map<string, Said[]>();
  for (let i = 0; i < lines.row.length; i++) {
    const said = lines.unusable[i] === null ? saidOf(lines, i, day) : null;
    if (said === null) continue;
    if (said.text === PLAN_WORD || (said.isSure && !wasGiven(i, day))) left.push(said);
    else append(open, said.column, said);
  }
  const [first] = left;
  if (first !== undefined)
    log.add({
      code: "said-not-given",
      severity: "warning",
      ...recordPlaces(
        lines,
        left.map(({i}) => i)
      ),
      column: spelled(first.column),
      count: left.length,
      expected: "lines that were given",
      received: textsOf(left).slice(0, 6).join(", "),
      hint: "a cell says that it was not, and nothing else of the row that it was; they are on the ledger and are no lines of therapy"
    });
  for (const [column, own] of open)
    log.add({
      code: "perhaps-not-given",
      severity: "error",
      stops: true,
      ...recordPlaces(
        lines,
        own.map(({i}) => i)
      ),
      column: spelled(column),
      count: own.length,
      expected: "lines that were given",
      received: textsOf(own).slice(0, 6).join(", "),
      hint: "a cell says that the drug was not given, or only planned or ordered, and days or cycles of the row or the word itself leave it open; choose, for each text",
      choices: [
        {line: meaningLine(column, own, () => PLAN_WORD), why: "not given: no lines of therapy, on the ledger"},
        {line: meaningLine(column, own, ({given}) => given), why: "given: lines of therapy"}
      ]
    });
  return left.map(({i}) => i);
}

/** What a row says; the cell of the drug before remarks. */
function saidOf(
  {columns, unknown}: Pick<TypedRecords, "columns" | "unknown">,
  i: number,
  day: Telling["day"]
): Said | null {
  const text = columns.get("regimen")?.[i];
  if (typeof text === "string") {
    if (text === PLAN_WORD) return {i, column: "regimen", text, given: text, isSure: true};
    const said = notGivenDrug(text);
    if (said !== null) return {i, column: "regimen", text, given: said.drug || "DRUG", isSure: said.kind !== "planned"};
  }
  for (const column of unknown ?? []) {
    const remark = columns.get(column)?.[i];
    if (typeof remark !== "string" || remark === "") continue;
    const said = saidBeside(column, remark);
    if (said !== null) return {i, column, text: remark, given: "given", isSure: said === "sure"};
    if (refusedBeside(column, remark) && !wasGiven(i, day))
      return {i, column, text: remark, given: "given", isSure: false};
  }
  return null;
}

/** What a column beside the drug says of a line that was not given; null where it says nothing, or of something else. */
function saidBeside(column: string, remark: string): "sure" | "open" | null {
  if (remark === PLAN_WORD) return "sure";
  const name = normalName(column);
  const kind = notGivenPhrase(remark);
  if (asksWhetherGiven.test(name)) return answerOf(remark) === "no" || kind === "never" ? "sure" : null;
  if (isRemark.test(name)) {
    // A plan in a remark may be one of a scan or of the next line.
    if (kind === "never") return "sure";
    // Beside words that are not understood, nobody can know of what it is said.
    return saysNeverGiven(remark) ? "open" : null;
  }
  if (ofArm.test(name) && control.test(plainWord(remark))) return "open";
  return kind === "never" && tellsCourse.test(name) && !ofElse.test(name) ? "sure" : null;
}

/** Whether a column that tells how a line went says that it was refused. */
function refusedBeside(column: string, remark: string): boolean {
  const name = normalName(column);
  return notGivenPhrase(remark) === "refused" && tellsCourse.test(name) && !ofElse.test(name);
}

/**
 * Whether a row has something that only a line has which was given: a cycle, or a day after its start.
 *
 * @example
 * const row = {start: 10, end: 10, cycles: 0, progression: 30};
 * wasGiven(0, (name) => row[name] ?? null) // true
 */
export function wasGiven(i: number, day: (name: string, i: number) => number | null): boolean {
  const start = day("start", i) ?? Infinity;
  return (
    (day("cycles", i) ?? 0) > 0 ||
    ["end", "progression", "last_assessment", "last_dose"].some((name) => (day(name, i) ?? -Infinity) > start)
  );
}

const textsOf = (said: readonly Said[]): string[] => [...new Set(said.map(({text}) => text))];

function meaningLine(column: string, said: readonly Said[], meant: (one: Said) => string): string {
  const pairs = new Map(said.map((one) => [one.text, meant(one)]));
  const name = /^[\w-]+$/.test(column) ? column : JSON.stringify(column);
  return `values: {${name}: {${[...pairs].map(([text, to]) => `${JSON.stringify(text)}: ${JSON.stringify(to)}`).join(", ")}}}`;
}
