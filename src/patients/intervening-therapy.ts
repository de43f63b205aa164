import {lineKind} from "../cohort/line-kind.ts";
import type {TherapyLine} from "../cohort/therapy-lines.ts";
import {drugRole} from "../lines/drug-role.ts";
import type {Exposure} from "./exposure.ts";
import {isPartnersAlone} from "./partners-alone.ts";

/** Drugs that are the payload of some conjugate, given free. */
export interface FreePayload {
  /** Payload classes, ascending. */
  readonly classes: readonly string[];
  readonly drugs: readonly string[];
}

/** What a patient was given between two exposures. */
export interface InterveningTherapy {
  readonly contact: "direct" | "with intervening therapy";
  readonly lines: number;
  /** Of these, lines of endocrine therapy, CDK4/6, PI3K, AKT or mTOR inhibitors, HER2 antibodies, checkpoint inhibitors or VEGF antibodies alone. */
  readonly companionLines: number;
  /** As recorded, in order. */
  readonly regimens: readonly string[];
  /** Classes of the drugs, ascending; `not read` for one that was not read. */
  readonly classes: readonly string[];
  readonly freePayload: FreePayload;
  readonly localTherapy: boolean;
  /** Days from the last dose of ADC1 to ADC2; null while ADC1 goes on. */
  readonly gapDays: number | null;
}

const rowsOf = ({rows, file}: Exposure): ReadonlySet<string> => new Set(rows.map((row) => `${file ?? ""}\n${row}`));

const placeOf = ({file, row}: TherapyLine): string => `${file ?? ""}\n${row}`;

/** Rows of which several lines were made. */
function sharedRows(lines: readonly TherapyLine[]): ReadonlySet<string> {
  const seen = new Set<string>();
  return new Set(
    lines.map(placeOf).filter((place) => {
      const isAgain = seen.has(place);
      seen.add(place);
      return isAgain;
    })
  );
}

/** Classes of the drugs of lines; a drug that was not read has the class `not read`. */
const classesOf = (lines: readonly TherapyLine[]): string[] => [
  ...new Set(
    lines
      .flatMap(({read}) => [
        ...read.partners.filter(({supportive}) => !supportive).map(({drugClass}) => drugClass),
        ...read.unresolved.map(() => "not read")
      ])
      .toSorted()
  )
];

const freePayload = (lines: readonly TherapyLine[]): FreePayload => {
  const free = lines.flatMap(({read}) => read.partners.filter(({payloadClass}) => payloadClass !== null));
  return {
    classes: [...new Set(free.map(({payloadClass}) => payloadClass ?? "").toSorted())],
    drugs: [...new Set(free.map(({drug}) => drug))]
  };
};

/**
 * Lines of systemic therapy without a conjugate that start after the last row of ADC1 and before ADC2. Supportive drugs, local therapy and
 * partners of ADC1 that go on alone are no lines. A free payload drug in between does not change the cell, but can select for resistance of its class.
 */
export function interveningTherapy(lines: readonly TherapyLine[], from: Exposure, to: Exposure): InterveningTherapy {
  const own = new Set([...rowsOf(from), ...rowsOf(to)]);
  const starts = new Set([from.start, from.lastStart, to.start]);
  const shared = sharedRows(lines);
  // One row of a wide file holds several lines, and tells none from another.
  const isOwn = (line: TherapyLine): boolean =>
    own.has(placeOf(line)) && (!shared.has(placeOf(line)) || starts.has(line.start));
  const partners = new Set(from.partners);
  const within = lines.filter(
    (line) => line.start >= from.lastStart && line.start < to.start && !isOwn(line) && lineKind(line) !== "adc"
  );
  const between = within.filter((line) => lineKind(line) === "systemic" && !isPartnersAlone(line, partners));
  return {
    contact: between.length === 0 ? "direct" : "with intervening therapy",
    lines: between.length,
    companionLines: between.filter(isOfCompanions).length,
    regimens: between.map(({regimen}) => regimen),
    classes: classesOf(between),
    freePayload: freePayload(between),
    localTherapy: within.some((line) => lineKind(line) === "local"),
    gapDays: from.end === null ? null : to.start - from.end
  };
}

/** Whether companions alone were given, and no drug that is not read. */
const isOfCompanions = ({read}: TherapyLine): boolean =>
  read.unresolved.length === 0 && drugRole(read).role === "companion";

/** Free payload drugs given before ADC1, in any setting: the same covariate as for the time in between. */
export function therapyBeforeAdc1(lines: readonly TherapyLine[], from: Exposure): FreePayload {
  return freePayload(lines.filter((line) => line.start < from.start && lineKind(line) !== "adc"));
}
