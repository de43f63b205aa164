import type {IssueLog} from "../record/issue-log.ts";
import type {SourceRole} from "../record/source.ts";
import type {FileIdentifiers} from "./identifier-variants.ts";

/** Least share of the cohort's patients who are in a file that should hold them all. */
const LEAST_JOINED = 0.9;

export interface JoinedFile extends FileIdentifiers {
  readonly role: SourceRole;
}

/** How the patients of a file meet those with lines of therapy. */
export interface Join {
  readonly file: string;
  readonly matched: number;
  /** With lines and not in the file. */
  readonly onlyLines: number;
  /** In the file and without lines. */
  readonly onlyFile: number;
}

/**
 * How each patients, assessments and adverse-events file meets the lines of therapy. A patients file has to hold nine in ten of the patients with lines, and any file one of
 * them at least: otherwise what it knows of them is lost, and nothing is estimated.
 *
 * @example
 * const file = (role, ids) => ({file: `${role}.csv`, column: "id", role, ids: new Set(ids)});
 * joinsOf([file("lines", ["1", "2"]), file("patients", ["2", "3"])]) // [{file: "patients.csv", matched: 1, onlyLines: 1, onlyFile: 1}]
 */
export function joinsOf(files: readonly JoinedFile[]): Join[] {
  const withLines = new Set(
    files.filter(({role}) => role === "lines" || role === "drugs" || role === "wide").flatMap(({ids}) => [...ids])
  );
  if (withLines.size === 0) return [];
  return joined(files).map(({file, ids}) => {
    const matched = [...ids].filter((id) => withLines.has(id)).length;
    return {file, matched, onlyLines: withLines.size - matched, onlyFile: ids.size - matched};
  });
}

const joined = (files: readonly JoinedFile[]): JoinedFile[] =>
  files.filter(
    ({role}) => role === "patients" || role === "events" || role === "assessments" || role === "adverse_events"
  );

/** Says how many patients of the files are the same; under the limit it stops. */
export function reportJoins(files: readonly JoinedFile[], log: IssueLog): void {
  for (const {file, matched, onlyLines, onlyFile} of joinsOf(files)) {
    const given = files.find((one) => one.file === file);
    const counts = `${matched} matched, ${onlyLines} only among the lines, ${onlyFile} only in ${file}`;
    const all = matched + onlyLines;
    if (matched === 0 || (given?.role === "patients" && matched < LEAST_JOINED * all))
      log.add({
        code: "identifiers-do-not-join",
        severity: "error",
        stops: true,
        file,
        column: given?.column ?? null,
        expected: `the patients who have lines of therapy, ${all}${given?.role === "patients" ? ", or nine in ten of them" : ""}`,
        received: counts,
        hint: "do both files use the same identifiers? map the column that holds them, or",
        count: onlyLines,
        choices: [
          {line: "accept: [identifiers-do-not-join]", why: "what the file would say of the others is not known"}
        ]
      });
    else if (onlyLines > 0 || onlyFile > 0)
      log.add({
        code: "identifiers-joined",
        severity: "note",
        file,
        column: given?.column ?? null,
        expected: "the patients who have lines of therapy",
        received: counts,
        count: onlyLines + onlyFile
      });
  }
}
