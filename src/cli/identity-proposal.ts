import {identifierKey} from "../cohort/identifier-spelling.ts";
import {spellingRepair} from "../cohort/identifier-variants.ts";
import type {ProposedMapping} from "../cohort/header-mapping.ts";
import {joinsOf, type JoinedFile} from "../cohort/join-report.ts";
import type {CsvTable} from "../files/csv.ts";
import type {SourceRole} from "../record/source.ts";

/**
 * Lines of a plan for identifiers that differ by spelling alone: active where every file has one spelling and the repair alone lets all patients of the files meet, otherwise as comments to
 * choose from. None where nothing differs.
 */
export function identityLines(
  tables: readonly CsvTable[],
  roles: readonly SourceRole[],
  proposals: readonly ProposedMapping[]
): string[] {
  const files = tables.flatMap((table, i): JoinedFile[] => {
    const column = proposals[i]?.mapped.find(({canonical}) => canonical === "patient_id")?.column;
    const texts = column === undefined ? [] : (table.columns[table.header.indexOf(column)] ?? []);
    const ids = new Set(texts.map((text) => identifierKey(text, [])).filter((id) => id !== ""));
    return column === undefined ? [] : [{file: table.name, column, role: roles[i] ?? "lines", ids}];
  });
  const repair = spellingRepair(files, []);
  if (repair === null) return [];
  const line = `identifiers: {ignore: [${repair.ignore.join(", ")}]}`;
  const repaired = files.map((one) => ({
    ...one,
    ids: new Set([...one.ids].map((id) => identifierKey(id, repair.ignore)))
  }));
  // What may be a slip of the pen as well as another patient is never joined unasked.
  const isSafe = repair.ignore.every((one) => one === "case" || one === "padding" || one === "separators");
  const split = repaired.some(({ids}, i) => ids.size < (files[i]?.ids.size ?? 0));
  const joins = joinsOf(repaired);
  return isSafe && !split && joins.length > 0 && joins.every(({onlyLines}) => onlyLines === 0)
    ? [`${line} # so written, all patients with lines are in each file`]
    : [
        `# ${repair.merged} ${repair.merged === 1 ? "identifier has" : "identifiers have"} several spellings; choose a line:`,
        `# ${line} # they are the same patients`,
        "# accept: [identifiers-differ-by-spelling] # they are different patients"
      ];
}
