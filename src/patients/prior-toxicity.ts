import type {ColumnTable} from "arquero";
import {toxicityKinds} from "../adc/toxicity-terms.ts";
import type {ToxicityKind} from "../adc/agent.ts";
import type {Cohort} from "../cohort/cohort.ts";
import {columnOf, dayOfCell, textOf} from "../cohort/therapy-lines.ts";
import {append} from "../record/lists-by-key.ts";

/** A toxicity as the cohort records it. */
export interface PriorToxicity {
  readonly kinds: readonly ToxicityKind[];
  readonly term: string;
  /** CTCAE grade; null where not recorded. */
  readonly grade: number | null;
  /** First day, or the start of the line where the record is a column of the line. */
  readonly onset: number | null;
  /** Day on which it was over, or `unknown` where the record does not say; a column of the line may say that it resolved without a day. */
  readonly resolved: number | "yes" | "unknown";
  /** Line of therapy, as numbered in the file. */
  readonly line: number | null;
}

/** Columns of lines that record a toxicity as its worst grade on the line; `<column>_resolved` may say yes or no. */
export const toxicityColumns: Readonly<Record<string, ToxicityKind>> = {
  tox_ild: "ild",
  tox_pneumonitis: "ild",
  tox_neuropathy: "neuropathy",
  tox_ocular: "ocular",
  tox_keratopathy: "ocular",
  tox_neutropenia: "neutropenia",
  tox_febrile_neutropenia: "neutropenia",
  tox_hepatotoxicity: "hepatotoxicity",
  tox_vod: "hepatotoxicity",
  tox_nrh: "hepatotoxicity",
  tox_thrombocytopenia: "thrombocytopenia",
  tox_lvef: "lvef"
};

const no = /^(?:0|n|no|none|false|absent|nein)$/iu;
const yes = /^(?:y|yes|true|ja|resolved)$/iu;

/** Whether a cell of a toxicity says that there was none. */
export const isDenied = (text: string): boolean => no.test(text);

/** The CTCAE grade that a cell of a toxicity names; null where it names none. */
export function gradeOf(text: string): number | null {
  const grade = /^(?:g(?:rade)?\s*)?([1-5])$/iu.exec(text.trim())?.[1];
  return grade === undefined ? null : Number(grade);
}

/** Toxicities of each patient from the adverse-events file and from `tox_*` columns; null where the cohort records neither. */
export function priorToxicities({adverseEvents, lines}: Cohort): ReadonlyMap<string, readonly PriorToxicity[]> | null {
  const columns = lines.columnNames().filter((name) => Object.hasOwn(toxicityColumns, name));
  if (adverseEvents === null && columns.length === 0) return null;
  const found = new Map<string, PriorToxicity[]>();
  if (adverseEvents !== null) addEvents(found, adverseEvents);
  addGrades(found, lines, columns);
  return found;
}

/** Adverse events whose term names a toxicity of conjugates. */
function addEvents(found: Map<string, PriorToxicity[]>, events: ColumnTable): void {
  const [ids, terms, grades, onsets, resolved, numbers] = [
    "patient_id",
    "term",
    "ctcae_grade",
    "onset",
    "resolved",
    "line"
  ].map((name) => columnOf(events, name));
  for (const [i, value] of (terms ?? []).entries()) {
    const term = textOf(value) ?? "";
    const kinds = toxicityKinds(term);
    if (kinds.length > 0)
      append(found, String(ids?.[i]), {
        kinds,
        term,
        grade: dayOfCell(grades?.[i]),
        onset: dayOfCell(onsets?.[i]),
        resolved: dayOfCell(resolved?.[i]) ?? "unknown",
        line: dayOfCell(numbers?.[i])
      });
  }
}

/** Toxicities that columns of the lines record. */
function addGrades(found: Map<string, PriorToxicity[]>, lines: ColumnTable, columns: readonly string[]): void {
  const [ids, starts, numbers] = ["patient_id", "start", "line"].map((name) => columnOf(lines, name));
  for (const column of columns) {
    const over = columnOf(lines, `${column}_resolved`);
    for (const [i, value] of columnOf(lines, column).entries()) {
      const text = textOf(value);
      const kind = toxicityColumns[column];
      if (text === null || kind === undefined || isDenied(text)) continue;
      append(found, String(ids?.[i]), {
        kinds: [kind],
        term: column.slice("tox_".length).replaceAll("_", " "),
        grade: gradeOf(text),
        onset: dayOfCell(starts?.[i]),
        resolved: yes.test(textOf(over[i]) ?? "") ? "yes" : "unknown",
        line: dayOfCell(numbers?.[i])
      });
    }
  }
}
