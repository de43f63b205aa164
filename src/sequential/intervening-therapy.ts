import {lineKind, type TherapyLine} from "../cohort/therapy-lines.ts";
import {listIn, numberIn, textIn, type CellValue, type Exposure} from "./exposure-sides.ts";

const rowsOf = (exposure: Exposure): ReadonlySet<string> =>
  new Set(listIn(exposure, "rows").map((row) => `${textIn(exposure, "file")}\n${row}`));

const joined = (items: Iterable<string>): string => [...new Set(items)].join("|");

/** Classes of the drugs of lines; a drug that was not read has the class `not read`. */
const classesOf = (lines: readonly TherapyLine[]): string =>
  joined(
    lines
      .flatMap(({read}) => [
        ...read.partners.filter(({supportive}) => !supportive).map(({drugClass}) => drugClass),
        ...read.unresolved.map(() => "not read")
      ])
      .toSorted()
  );

const freePayload = (lines: readonly TherapyLine[]): {classes: string; drugs: string} => {
  const free = lines.flatMap(({read}) => read.partners.filter(({payloadClass}) => payloadClass !== null));
  return {
    classes: joined(free.map(({payloadClass}) => payloadClass ?? "").toSorted()),
    drugs: joined(free.map(({drug}) => drug))
  };
};

/**
 * Lines of systemic therapy without a conjugate that start after the last row of ADC1 and before ADC2. Supportive drugs, local therapy and
 * partners of ADC1 that go on alone are no lines. A free payload drug in between does not change the cell, but can select for resistance of its class.
 */
export function interveningTherapy(
  lines: readonly TherapyLine[],
  from: Exposure,
  to: Exposure
): Readonly<Record<string, CellValue>> {
  const after = numberIn(from, "last_start") ?? numberIn(from, "start") ?? -Infinity;
  const before = numberIn(to, "start") ?? Infinity;
  const own = new Set([...rowsOf(from), ...rowsOf(to)]);
  const partners = new Set(listIn(from, "partners"));
  const within = lines.filter(
    (line) =>
      line.start >= after &&
      line.start < before &&
      !own.has(`${line.file ?? ""}\n${line.row}`) &&
      lineKind(line) !== "adc"
  );
  const between = within.filter(
    (line) =>
      lineKind(line) === "systemic" &&
      !(
        line.read.unresolved.length === 0 &&
        line.read.partners.every(({drug, supportive}) => supportive || partners.has(drug))
      )
  );
  const free = freePayload(between);
  const end = numberIn(from, "end");
  const start = numberIn(to, "start");
  return {
    contact: between.length === 0 ? "direct" : "with intervening therapy",
    intervening_lines: between.length,
    intervening_regimens: between.map(({regimen}) => regimen).join(" | "),
    intervening_classes: classesOf(between),
    free_payload_between: free.classes,
    free_payload_drugs_between: free.drugs,
    local_therapy_between: within.some((line) => lineKind(line) === "local"),
    gap_days: end === null || start === null ? null : start - end
  };
}

/** Free payload drugs given before ADC1, in any setting: the same covariate as for the time in between. */
export function therapyBeforeAdc1(lines: readonly TherapyLine[], from: Exposure): Readonly<Record<string, CellValue>> {
  const start = numberIn(from, "start") ?? -Infinity;
  const earlier = lines.filter((line) => line.start < start && lineKind(line) !== "adc");
  const free = freePayload(earlier);
  return {free_payload_before_adc1: free.classes, free_payload_drugs_before_adc1: free.drugs};
}
