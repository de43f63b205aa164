import type {Regimen, RegimenAdc} from "../adc/regimen.ts";
import type {UnreadClass} from "../adc/unread-class.ts";
import {issue, type Issue} from "../record/issue.ts";
import type {Cohort} from "./cohort.ts";
import type {TherapyLine} from "./therapy-lines.ts";

type RegimenNote = Pick<Issue, "code" | "severity" | "expected" | "received" | "hint">;

/** What was not read, inferred or read with doubt in the regimens, once for each distinct text with the number of lines that carry it. */
export function regimenIssues(patients: Iterable<readonly TherapyLine[]>, {mapping}: Pick<Cohort, "mapping">): Issue[] {
  const found = new Map<string, {fields: RegimenNote; line: TherapyLine; count: number}>();
  for (const lines of patients)
    for (const line of lines)
      for (const fields of notesOf(line.read)) {
        const key = `${fields.code}\n${fields.received}`;
        const known = found.get(key);
        if (known === undefined) found.set(key, {fields, line, count: 1});
        else known.count += 1;
      }
  return [...found.values()].map(({fields, line, count}) =>
    issue({...fields, file: line.file, row: line.row, column: mapping["regimen"] ?? "regimen", count})
  );
}

function notesOf({text, unresolved, adcs, partners, history}: Regimen): RegimenNote[] {
  return [
    ...(history === undefined ? [] : [historyNote(text, history)]),
    ...unresolved.map(unreadNote),
    ...adcs.flatMap((adc) => (adc.kind === "inferred-adc" ? [inferredNote(adc)] : [])),
    ...partners.flatMap((partner) => (partner.note === null ? [] : [doubtNote(partner, partner.note)]))
  ];
}

/** What a cell tells of another drug in passing. */
function historyNote(text: string, {text: told, when}: NonNullable<Regimen["history"]>): RegimenNote {
  return {
    code: "drug-in-passing",
    severity: "note",
    expected: "the drug that was given on the line, and no other",
    received: text,
    hint: `"${told}" tells what ${when === "before" ? "was given before" : "is to follow"}, and is no part of the line`
  };
}

/** Codes of what is said of a class of unread texts, as possible conjugates and as none by the plan; and the key that decides. */
const classNotes: Readonly<
  Record<UnreadClass, {readonly key: string; readonly possible: string; readonly no: string}>
> = {
  "unknown-code": {key: "unknownCodes", possible: "unknown-code", no: "unknown-code-as-no-adc"},
  "masked-drug": {key: "maskedDrugs", possible: "masked-drug", no: "masked-drug-as-no-adc"}
};

function unreadNote({text: received, reason, adc, unread, suggestions}: Regimen["unresolved"][number]): RegimenNote {
  const why = `${reason}${meant(suggestions)}`;
  if (unread !== undefined) {
    const {key, possible, no} = classNotes[unread];
    return {
      code: adc === "no" ? no : possible,
      severity: "warning",
      expected: "a drug that is known",
      received,
      hint:
        adc === "no"
          ? `${why}; counted as other therapy, as the plan says (agents.${key})`
          : `${why}; kept as an unknown ADC, its transitions are unclassifiable; say what it is under agents.meaning, or of all of them agents: {${key}: not-adc}`
    };
  }
  return adc === "no"
    ? {
        code: "unread-drug",
        severity: "warning",
        expected: "a drug that is known",
        received,
        hint: `${why}; counted as other therapy`
      }
    : {
        code: "unknown-adc",
        severity: "warning",
        expected: "a conjugate that is known",
        received,
        hint: `${why}; kept as an unknown ADC, its transitions are unclassifiable; say what it is under agents.meaning, or "not an ADC"`
      };
}

function inferredNote({text, payload, by}: Extract<RegimenAdc, {kind: "inferred-adc"}>): RegimenNote {
  return {
    code: "inferred-adc",
    severity: "warning",
    expected: "a conjugate of the catalogue",
    received: text,
    hint: `payload ${payload.name} (${payload.class}) inferred from "${by}", target unknown; say which it is under agents.meaning, or add the agent under agents.file`
  };
}

function doubtNote({text, drug}: Regimen["partners"][number], doubt: string): RegimenNote {
  return {
    code: "bare-antibody",
    severity: "note",
    expected: "a full drug name",
    received: text,
    hint: `${doubt}; read as ${drug}`
  };
}

const meant = (suggestions: readonly string[]): string =>
  suggestions.length === 0 ? "" : `; did you mean ${suggestions.join(" or ")}?`;
