import {regimenParser} from "../adc/parse-regimen.ts";
import type {CsvTable} from "../files/csv.ts";
import type {IssueLog} from "../record/issue-log.ts";
import type {PlanChoice} from "../record/issue.ts";
import {normalName} from "./column-dictionary.ts";
import type {ColumnMapping} from "../record/plan-mapping.ts";
import {mappingFor} from "./mapping-report.ts";
import {dictionaryOf, recognisedRole} from "./source-roles.ts";
import {numberPart} from "./decorated-number.ts";
import {isGroupName} from "./exclusion-columns.ts";
import {unitOfHeader} from "./header-unit.ts";
import {isBlankFlag} from "./flag-words.ts";

/** Share of the filled cells of a column of times that are numbers, and of its rows that differ. */
const MOSTLY = 0.8;
const DIFFERENT = 0.3;
const FEWEST_TIMES = 4;
/** Most different values of an outcome. */
const MOST_OUTCOMES = 5;
/** Most readings that are offered. */
const MOST_CHOICES = 3;

/** Parts of names of times, and of outcomes; columns called so come first. */
const namesTime =
  /(?:^|_)(?:\w*pfs\w*|time|zeit|dauer|\w*dauer|duration|duree|duracion|durata|months?|monate?|mois|mes|meses|mesi|mo|weeks?|wochen|semaines|sem|semanas|settimane|weken|days?|tage|jours|dias|giorni|dagen|survival|uberleben|survie|supervivencia|sopravvivenza|ttp|ttf|ttnt|ttd|tte|ssp|slp|ilp|os|t|tstop|stop|fu|follow_?up|aval)(?:_|$)/;
const namesOutcome =
  /(?:^|_)(?:event\w*|ereignis|evenement|evento|status|statut|estado|stato|pd|prog\w*|fail\w*|d|cens\w*|cnsr|zensiert|outcome|ergebnis|verlauf|result\w*|resultado|esito|relapse\w*|frei|free|death|dead|tod)(?:_|$)/;
/** Parts of names of numbers that are no times. */
const noTime =
  /(?:^|_)(?:id|nr|no|age|alter|edad|eta|year|jahr|annee|dose|dosis|cycles?|zyklen|lines?|line|ecog|score|weight|height|bmi|ldh|ki67|ca\d*|n|tstart|t0|entry|birth|zip)(?:_|$)/;

/** Names of days on which somebody came under observation. */
const namesEntry = /^(?:_?t_?0|t_?start|tstart|start_time|entry|entry_time|enter|left|begin|left_truncation\w*)$/;

/** Columns by which a file without drugs and starts may be one of times with outcomes. */
interface ReadyColumns {
  readonly id: string | null;
  /** The likeliest first. */
  readonly times: readonly string[];
  readonly outcomes: readonly string[];
  /** The column of entries, where these are not all 0. */
  readonly entry: string | null;
  /** One column alone is called as times are, and one as outcomes are. */
  readonly isSure: boolean;
}

/**
 * The columns of a table that may hold a patient's identifier, a time and its outcome; null where there is no column of times.
 *
 * @example
 * const columns = [["a", "b", "c", "d"], ["1.2", "4", "7.5", "2.1"], ["x", "y", "x", "y"]];
 * perhapsReadyMade({header: ["Pat", "Dauer", "Ergebnis"], columns}) // {id: "Pat", times: ["Dauer"], outcomes: ["Ergebnis"], entry: null, isSure: true}
 */
export function perhapsReadyMade({header, columns}: Pick<CsvTable, "header" | "columns">): ReadyColumns | null {
  const times: string[] = [];
  const outcomes: string[] = [];
  let id: string | null = null;
  let entry: string | null = null;
  for (const [k, column] of header.entries()) {
    const filled = (columns[k] ?? []).map((text) => text.trim()).filter((text) => !isBlankFlag(text));
    const different = new Set(filled).size;
    const name = normalName(column);
    if (filled.length < FEWEST_TIMES) continue;
    if (namesEntry.test(name) && filled.some((text) => Number(text) !== 0)) {
      entry = column;
      continue;
    }
    const numbers = filled.filter((text) => /^[>≥~]?\s*\d{1,4}(?:[.,]\d+)?$/.test(numberPart(text).trim())).length;
    const isTime =
      numbers >= MOSTLY * filled.length &&
      different >= Math.max(FEWEST_TIMES, DIFFERENT * filled.length) &&
      !noTime.test(name);
    if (different === filled.length && id === null && (numbers < filled.length || noTime.test(name))) id = column;
    else if (isTime) times.push(column);
    else if (different >= 2 && different <= MOST_OUTCOMES && !nameDrugs(filled)) outcomes.push(column);
  }
  const named = outcomes.filter((one) => namesOutcome.test(normalName(one)));
  const others = outcomes.filter((one) => !isGroupName(one));
  if (times.length === 0) return null;
  const timed = times.filter((one) => namesTime.test(normalName(one)));
  return {
    id,
    times: [...timed, ...times.filter((one) => !timed.includes(one))],
    outcomes: named.length > 0 ? named : others.length > 0 ? others : outcomes,
    entry,
    isSure: timed.length === 1 && named.length === 1 && id !== null && entry === null
  };
}

/**
 * Whether a file is taken for one of lines of therapy only because nothing else fits: it has neither drugs nor starts.
 *
 * @example
 * const table = {name: "c.csv", header: ["Pat", "Dauer"], columns: [["a"], ["4"]]};
 * isUnknown(table, {}) // true
 */
export function isUnknown(
  table: Pick<CsvTable, "name" | "header" | "columns" | "role">,
  mapping: ColumnMapping
): boolean {
  if (recognisedRole(table, mapping) !== "lines") return false;
  const {mapped} = mappingFor(table, dictionaryOf("lines"), mapping);
  return !mapped.some(({canonical}) => canonical === "regimen" || canonical === "start");
}

const parse = regimenParser();
const nameDrugs = (texts: readonly string[]): boolean =>
  [...new Set(texts)].some((text) => parse(text).adcs.length > 0);

/**
 * Stops where a file was taken for one of lines of therapy only because nothing else was recognised, has neither drugs nor starts, and has a column that may hold times: with the lines of the plan that read it as ready-made follow-up.
 *
 * @example
 * const found = [];
 * const columns = [["a", "b", "c", "d"], ["1.2", "4", "7.5", "2.1"], ["x", "y", "x", "y"]];
 * tellReadyMade({name: "c.csv", header: ["Pat", "Dauer", "Ergebnis"], columns}, {add: ({code, choices}) => found.push([code, choices[0].line])});
 * found // [["perhaps-follow-up", "mapping: {patient_id: Pat, time: Dauer, event: Ergebnis}"]]
 */
export function tellReadyMade(table: Pick<CsvTable, "name" | "header" | "columns">, log: Pick<IssueLog, "add">): void {
  const found = perhapsReadyMade(table);
  if (found === null) return;
  const {id, times, outcomes, entry} = found;
  const [time = ""] = times;
  // A time may carry its outcome: 12+ is censored.
  const carries = (table.columns[table.header.indexOf(time)] ?? []).some((text) => /\d\s*\+$/.test(text.trim()));
  const lineOf = (own: string, event: string): string =>
    `mapping: {${[...(id === null ? [] : [`patient_id: ${quoted(id)}`]), `time: ${quoted(own)}`, `event: ${event}`, ...(entry === null ? [] : [`entry: ${quoted(entry)}`])].join(", ")}}`;
  const unit = (own: string): string => {
    const told = unitOfHeader(own);
    return told === null ? "its unit too (unit: days, weeks, months or years)" : `unit: ${told} too`;
  };
  const choices: PlanChoice[] = carries
    ? [
        {
          line: lineOf(time, quoted(time)),
          why: `ready-made follow-up, in which + behind a time says that it is censored; write ${unit(time)}`
        }
      ]
    : outcomes.length === 0
      ? [{line: lineOf(time, "NAME OF THE COLUMN OF OUTCOMES"), why: `ready-made follow-up; write ${unit(time)}`}]
      : [
          ...outcomes.slice(0, MOST_CHOICES - 1).map((event) => [time, event] as const),
          ...times.slice(1, 2).map((other) => [other, outcomes[0] ?? ""] as const)
        ].map(([own, event]) => ({
          line: lineOf(own, quoted(event)),
          why: `ready-made follow-up: a time and its outcome; write ${unit(own)}`
        }));
  log.add({
    code: "perhaps-follow-up",
    severity: "error",
    stops: true,
    file: table.name,
    expected: "lines of therapy (a drug and its start in each row), or a time and its outcome",
    received: table.header.slice(0, 12).join(", "),
    hint: "no column of drugs and none of starts was found; if each row is a patient with a time and whether it ended in an event, choose the columns; else map regimen and start",
    choices
  });
}

const quoted = (name: string): string =>
  /^[\p{L}\p{N}_][\p{L}\p{N}_ .()-]*$/u.test(name) && !/[:#]|\s$/.test(name) ? name : JSON.stringify(name);
