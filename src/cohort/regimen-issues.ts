import {issue, type Issue} from "../record/issue.ts";
import type {Cohort} from "./cohort.ts";
import type {TherapyLine} from "./therapy-lines.ts";

/** What was not read, inferred or read with doubt in the regimens, once for each distinct text with the number of lines that carry it. */
export function regimenIssues(patients: Iterable<readonly TherapyLine[]>, {mapping}: Pick<Cohort, "mapping">): Issue[] {
  const found = new Map<
    string,
    {fields: Pick<Issue, "code" | "severity" | "expected" | "received" | "hint">; line: TherapyLine; count: number}
  >();
  const note = (
    line: TherapyLine,
    fields: Pick<Issue, "code" | "severity" | "expected" | "received" | "hint">
  ): void => {
    const key = `${fields.code}\n${fields.received}`;
    const known = found.get(key);
    if (known === undefined) found.set(key, {fields, line, count: 1});
    else known.count += 1;
  };
  for (const lines of patients)
    for (const line of lines) {
      for (const {text, reason, adc, suggestions} of line.read.unresolved)
        note(
          line,
          adc === "no"
            ? {
                code: "unread-drug",
                severity: "warning",
                expected: "a drug that is known",
                received: text,
                hint: `${reason}${meant(suggestions)}; counted as other therapy`
              }
            : {
                code: "unknown-adc",
                severity: "warning",
                expected: "a conjugate that is known",
                received: text,
                hint: `${reason}${meant(suggestions)}; kept as an unknown ADC, its transitions are unclassifiable; say what it is under agents.meaning, or "not an ADC"`
              }
        );
      for (const adc of line.read.adcs)
        if (adc.kind === "inferred-adc")
          note(line, {
            code: "inferred-adc",
            severity: "warning",
            expected: "a conjugate of the catalogue",
            received: adc.text,
            hint: `payload ${adc.payload.name} (${adc.payload.class}) inferred from "${adc.by}", target unknown; add the agent under agents.file`
          });
      for (const {text, note: doubt, drug} of line.read.partners)
        if (doubt !== null)
          note(line, {
            code: "bare-antibody",
            severity: "note",
            expected: "a full drug name",
            received: text,
            hint: `${doubt}; read as ${drug}`
          });
    }
  return [...found.values()].map(({fields, line, count}) =>
    issue({...fields, file: line.file, row: line.row, column: mapping["regimen"] ?? "regimen", count})
  );
}

const meant = (suggestions: readonly string[]): string =>
  suggestions.length === 0 ? "" : `; did you mean ${suggestions.join(" or ")}?`;
