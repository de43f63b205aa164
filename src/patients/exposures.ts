import type {Catalogue} from "../adc/catalogue.ts";
import {adcLabel} from "../adc/parse-regimen.ts";
import {toxicityKinds} from "../adc/toxicity-terms.ts";
import type {Cohort} from "../cohort/cohort.ts";
import {regimenIssues} from "../cohort/regimen-issues.ts";
import {issue, type Issue} from "../record/issue.ts";
import {append} from "../record/lists-by-key.ts";
import type {Exposure} from "./exposure.ts";
import {exposureDrafts, type ExposureDraft} from "./exposure-rules.ts";
import {
  adcKey,
  columnOf,
  dayOfCell,
  hasUnknownAdc,
  lineKind,
  textOf,
  therapyLines,
  type TherapyLine
} from "../cohort/therapy-lines.ts";

/** Knobs of the rules, and how names are read. */
export interface ExposureOptions {
  /** A pause of the same conjugate longer than this many days is a new exposure; 90 unless told. */
  readonly gapDays?: number;
  /** Two conjugates whose days of treatment overlap by more than this were given at once; 21 unless told, one cycle. */
  readonly overlapDays?: number;
  readonly catalogue?: Catalogue;
  /** What an ambiguous name means in this cohort. */
  readonly meaning?: Readonly<Record<string, string>>;
}

/**
 * The ADC exposures of a cohort, sorted by patient and start: each patient's lines that name a conjugate, joined and split by the rules of `exposureRules`.
 * A regimen that may hold a conjugate which is not known is an exposure of its own with `unknownAgent`; it is never skipped.
 * Every line is in an exposure, beside one, or between two: nothing is left out here.
 *
 * Throws `RangeError` when `gapDays` or `overlapDays` is not a whole number of days ≥ 0.
 *
 * @example
 * const read = await readCohort([{name: "c.csv", text: "patient_id,regimen,start,end\nP1,T-DXd,0,100\nP1,T-DXd + pertuzumab,130,200\nP1,SG,230,300\n"}]);
 * patientExposures(read).exposures.map(({label, start, partners}) => [label, start, partners]) // [["T-DXd", 0, ["pertuzumab"]], ["SG", 230, []]]
 */
export function patientExposures(
  cohort: Cohort,
  {gapDays, overlapDays, ...naming}: ExposureOptions = {}
): {readonly exposures: readonly Exposure[]; readonly issues: readonly Issue[]} {
  return exposuresOfLines(therapyLines(cohort, naming), cohort, {
    ...(gapDays === undefined ? {} : {gapDays}),
    ...(overlapDays === undefined ? {} : {overlapDays})
  });
}

/** The same from lines whose regimens are read. */
export function exposuresOfLines(
  byPatient: ReadonlyMap<string, readonly TherapyLine[]>,
  cohort: Cohort,
  {gapDays = 90, overlapDays = 21}: Pick<ExposureOptions, "gapDays" | "overlapDays"> = {}
): {readonly exposures: readonly Exposure[]; readonly issues: readonly Issue[]} {
  for (const [name, value] of Object.entries({gapDays, overlapDays}))
    if (!Number.isInteger(value) || value < 0)
      throw new RangeError(`${name} must be a whole number of days ≥ 0, got ${value}`);
  const ild = ildOnsets(cohort);
  const exposures: Exposure[] = [];
  for (const [patientId, lines] of byPatient) {
    const drafts = exposureDrafts(lines, {gapDays, overlapDays}, ild.get(patientId) ?? []);
    let position = 0;
    for (const [i, draft] of drafts.entries()) {
      const setting = settingOf(draft);
      if (setting === "metastatic") position += 1;
      exposures.push(
        exposureOf(draft, lines, {
          patientId,
          exposure: i + 1,
          position: setting === "metastatic" ? position : null,
          setting
        })
      );
    }
  }
  return {exposures, issues: [...regimenIssues(byPatient.values(), cohort), ...overlapIssues(exposures, overlapDays)]};
}

const settingOf = (draft: ExposureDraft): string => draft.adcLines[0]?.setting ?? "metastatic";

interface Place {
  readonly patientId: string;
  readonly exposure: number;
  readonly position: number | null;
  readonly setting: string;
}

const responses = ["CR", "PR", "non-CR/non-PD", "SD", "PD", "NE", "not-assessed"];

function exposureOf(
  draft: ExposureDraft,
  lines: readonly TherapyLine[],
  {patientId, exposure, position, setting}: Place
): Exposure {
  const {adcLines} = draft;
  const own = [...adcLines, ...draft.partnerLines].sort((a, b) => a.start - b.start || a.index - b.index);
  const adcs = [...new Map(adcLines.flatMap(({read}) => read.adcs).map((adc) => [adcKey(adc), adc])).values()];
  const unknown = adcLines.some(({read}) => hasUnknownAdc(read));
  const partners = new Map(own.flatMap(({read}) => read.partners).map((partner) => [partner.drug, partner.drugClass]));
  const start = Math.min(...adcLines.map((line) => line.start));
  const last = adcLines.at(-1);
  const lastStart = Math.max(...adcLines.map((line) => line.start));
  // A progression on the day of the start cannot be one of this exposure; it stands only where there is no later one.
  const progressions = own
    .filter(({progression}) => progression !== null && progression >= start)
    .sort(
      (a, b) =>
        Number(a.progression === start) - Number(b.progression === start) || (a.progression ?? 0) - (b.progression ?? 0)
    );
  const assessments = own.flatMap(({lastAssessment}) => (lastAssessment === null ? [] : [lastAssessment]));
  const cycles = adcLines.map((line) => line.cycles);
  const numbers = own.flatMap(({line}) => (line === null ? [] : [line]));
  const next = lines.find(
    (line) =>
      line.start >= lastStart &&
      !own.includes(line) &&
      opensLine(line, partners) &&
      (line.start > lastStart || line.index > (last?.index ?? 0))
  );
  const known = adcs.flatMap((adc) => (adc.kind === "adc" ? [adc.agent] : []));
  return {
    patientId,
    exposure,
    position,
    setting,
    agents: adcs.map((adc) => (adc.kind === "adc" ? adc.agent.id : adcKey(adc))).toSorted(),
    label: [...adcs.map(adcLabel), ...(unknown ? ["unknown ADC"] : [])].join(" + "),
    unknownAgent: unknown,
    inferredAgent: adcs.some(({kind}) => kind === "inferred-adc"),
    concurrent: draft.concurrent,
    notClassic: adcs.some((adc) => !(adc.kind === "adc" ? adc.agent.classic : adc.classic)),
    targets: unknown || known.length < adcs.length ? [] : ascending(known.flatMap(({targets}) => targets)),
    payloadClasses: unknown
      ? []
      : ascending(
          adcs.flatMap((adc) =>
            (adc.kind === "adc" ? adc.agent.payloads : [adc.payload]).map((payload) => payload.class)
          )
        ),
    partners: [...partners.keys()],
    partnerClasses: ascending(partners.values()),
    regimens: [...new Set(own.map(({regimen}) => regimen))],
    firstLine: numbers.length === 0 ? null : Math.min(...numbers),
    lastLine: numbers.length === 0 ? null : Math.max(...numbers),
    rows: own.map(({row}) => row),
    file: own[0]?.file ?? null,
    start,
    lastStart,
    end: endOf(draft),
    progression: progressions[0]?.progression ?? null,
    lastAssessment: assessments.length === 0 ? null : Math.max(...assessments),
    progressionBasis: progressions[0]?.progressionBasis ?? null,
    stopReason: last?.stopReason ?? null,
    bestResponse: responses.find((response) => own.some(({bestResponse}) => bestResponse === response)) ?? null,
    cycles: cycles.includes(null) ? null : cycles.reduce((sum: number, count) => sum + (count ?? 0), 0),
    nextStart: next?.start ?? null,
    rules: [...draft.rules]
  };
}

/** Each once, in the order of their letters. */
const ascending = (items: Iterable<string>): string[] => [...new Set(items)].toSorted();

/** Last dose; null where a line of the exposure that starts last, or at the same time as it, is ongoing. */
function endOf({adcLines, concurrent}: ExposureDraft): number | null {
  const deciding = concurrent ? adcLines : adcLines.slice(-1);
  return deciding.some(({end}) => end === null) ? null : Math.max(...adcLines.map(({end}) => end ?? -Infinity));
}

/** Supportive drugs, and partners of the exposure given on alone, open no line. */
function opensLine(line: TherapyLine, partners: ReadonlyMap<string, string>): boolean {
  const kind = lineKind(line);
  if (kind === "adc") return true;
  return (
    kind === "systemic" &&
    !(
      line.read.unresolved.length === 0 &&
      line.read.partners.every(({drug, supportive}) => supportive || partners.has(drug))
    )
  );
}

function ildOnsets({adverseEvents}: Cohort): ReadonlyMap<string, readonly number[]> {
  const onsets = new Map<string, number[]>();
  if (adverseEvents === null) return onsets;
  const [ids, terms, days] = ["patient_id", "term", "onset"].map((name) => columnOf(adverseEvents, name));
  for (const [i, term] of (terms ?? []).entries()) {
    const day = dayOfCell(days?.[i]);
    if (day === null || !toxicityKinds(textOf(term) ?? "").includes("ild")) continue;
    append(onsets, String(ids?.[i]), day);
  }
  return onsets;
}

/** Consecutive exposures whose days overlap by no more than the limit stay apart; the overlap is worth a look. */
function overlapIssues(exposures: readonly Exposure[], overlapDays: number): Issue[] {
  const overlapping = exposures.filter((exposure, i) => {
    const before = exposures[i - 1];
    return (
      before !== undefined &&
      before.patientId === exposure.patientId &&
      before.end !== null &&
      exposure.start < before.end
    );
  });
  const first = overlapping[0];
  return first === undefined
    ? []
    : [
        issue({
          code: "overlapping-adcs",
          severity: "warning",
          file: first.file,
          column: "start",
          count: overlapping.length,
          expected: "an ADC that starts on or after the last dose of the one before",
          hint: `an overlap of up to ${overlapDays} days is read as a change; more than that would count as given at once`
        })
      ];
}
