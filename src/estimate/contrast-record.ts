import type {ContrastRecord} from "./class-contrast.ts";

/** A transition with its patient- and line-level cells under their canonical names. */
export type TransitionCells = Readonly<Record<string, string | number | boolean | null | undefined>>;

/**
 * What contrasts ask of a transition, from its cells (`patient_id to_label sequence headline target_axis payload_axis tumour her2_status hr_status line start_year`) and the two times.
 *
 * Blank and `unknown` count as not recorded.
 *
 * @example
 * contrastRecord({patient_id: "P1", to_label: "SG", headline: "payload swap", target_axis: "T2", payload_axis: "P2", tumour: "breast"}, {time: 90, event: 1, pfs1: 200}).adc2 // "SG"
 */
export function contrastRecord(
  cells: TransitionCells,
  times: Pick<ContrastRecord, "time" | "event" | "pfs1" | "entry" | "standing" | "calendar" | "gap">
): ContrastRecord {
  const text = (column: string): string | null => {
    const value = cells[column];
    return value === null || value === undefined || value === "" || value === "unknown" ? null : String(value);
  };
  const number = (column: string): number | null => {
    const value = cells[column];
    return typeof value === "number" ? value : null;
  };
  return {
    ...times,
    patientId: text("patient_id") ?? "",
    adc2: text("to_label") ?? "unknown",
    sequence: text("sequence"),
    headline: text("headline") ?? "unclassifiable",
    targetAxis: text("target_axis") ?? "unknown",
    payloadAxis: text("payload_axis") ?? "unknown",
    tumour: text("tumour"),
    her2: text("her2_status"),
    hr: text("hr_status"),
    line: number("line"),
    isDirect: text("contact") === null ? null : text("contact") === "direct",
    year: number("start_year")
  };
}
