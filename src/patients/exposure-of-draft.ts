import {adcLabel, type RegimenAdc} from "../adc/regimen.ts";
import {hasUnknownAdc, lineKind} from "../cohort/line-kind.ts";
import {adcKey, type TherapyLine} from "../cohort/therapy-lines.ts";
import type {Exposure} from "./exposure.ts";
import type {ExposureDraft} from "./exposure-rules.ts";
import {isPartnersAlone} from "./partners-alone.ts";

type Place = Pick<Exposure, "patientId" | "exposure" | "position" | "setting">;

/** The exposure that some lines of a patient make. `lines` are all lines of the patient. */
export function exposureOf(draft: ExposureDraft, lines: readonly TherapyLine[], place: Place): Exposure {
  const own = [...draft.adcLines, ...draft.partnerLines].sort((a, b) => a.start - b.start || a.index - b.index);
  const partners = new Map(
    own.flatMap(({read}) =>
      read.partners.flatMap(({drug, drugClass, supportive}) => (supportive ? [] : [[drug, drugClass] as const]))
    )
  );
  const given = conjugatesOf(draft);
  const records = recordsOf(own);
  const course = courseOf(draft, own);
  // Key by key: an object that is spread together of several has no fixed shape, and tens of thousands of them are slow.
  return {
    patientId: place.patientId,
    exposure: place.exposure,
    position: place.position,
    setting: place.setting,
    agents: given.agents,
    label: given.label,
    unknownAgent: given.unknownAgent,
    inferredAgent: given.inferredAgent,
    concurrent: given.concurrent,
    notClassic: given.notClassic,
    targets: given.targets,
    payloadClasses: given.payloadClasses,
    partners: [...partners.keys()],
    partnerClasses: ascending(partners.values()),
    regimens: [...new Set(own.map(({regimen}) => regimen))],
    firstLine: records.firstLine,
    lastLine: records.lastLine,
    rows: records.rows,
    file: records.file,
    start: course.start,
    lastStart: course.lastStart,
    end: course.end,
    progression: course.progression,
    firstDayProgression: course.firstDayProgression,
    lastAssessment: course.lastAssessment,
    progressionBasis: course.progressionBasis,
    stopReason: course.stopReason,
    bestResponse: course.bestResponse,
    cycles: course.cycles,
    nextStart: nextStart(draft, lines, {own, partners}),
    rules: [...draft.rules]
  };
}

/** Each once, in the order of their letters. */
const ascending = (items: Iterable<string>): string[] => [...new Set(items)].toSorted();

type Conjugates = Pick<
  Exposure,
  "agents" | "label" | "unknownAgent" | "inferredAgent" | "concurrent" | "notClassic" | "targets" | "payloadClasses"
>;

/** What was given; targets and classes are empty where one of a conjugate is not known. */
function conjugatesOf({adcLines, concurrent}: ExposureDraft): Conjugates {
  const adcs = [...new Map(adcLines.flatMap(({read}) => read.adcs).map((adc) => [adcKey(adc), adc])).values()];
  const unknownAgent = adcLines.some(({read}) => hasUnknownAdc(read));
  const inferredAgent = adcs.some(({kind}) => kind === "inferred-adc");
  return {
    agents: adcs.map((adc) => (adc.kind === "adc" ? adc.agent.id : adcKey(adc))).toSorted(),
    label: [...adcs.map(adcLabel), ...(unknownAgent ? ["unknown ADC"] : [])].join(" + "),
    unknownAgent,
    inferredAgent,
    concurrent,
    notClassic: adcs.some((adc) => !(adc.kind === "adc" ? adc.agent.classic : adc.classic)),
    targets: unknownAgent ? [] : ofAll(adcs, targetsOf),
    payloadClasses: unknownAgent ? [] : ofAll(adcs, payloadClassesOf)
  };
}

/** What all conjugates have together; empty where it is not known of one. */
const ofAll = (adcs: readonly RegimenAdc[], of: (adc: RegimenAdc) => readonly string[] | null): string[] =>
  adcs.some((adc) => of(adc) === null) ? [] : ascending(adcs.flatMap((adc) => of(adc) ?? []));

const targetsOf = (adc: RegimenAdc): readonly string[] | null => (adc.kind === "adc" ? adc.agent.targets : null);

/** Classes of the payloads of a conjugate; null where they are not known. */
export const payloadClassesOf = (adc: RegimenAdc): string[] | null =>
  (adc.kind === "adc" ? adc.agent.payloads : [adc.payload])?.map((payload) => payload.class) ?? null;

/** Where the lines stand. */
function recordsOf(own: readonly TherapyLine[]): Pick<Exposure, "firstLine" | "lastLine" | "rows" | "file"> {
  const numbers = own.flatMap(({line}) => (line === null ? [] : [line]));
  return {
    firstLine: numbers.length === 0 ? null : Math.min(...numbers),
    lastLine: numbers.length === 0 ? null : Math.max(...numbers),
    rows: own.map(({row}) => row),
    file: own[0]?.file ?? null
  };
}

type Course = Pick<
  Exposure,
  | "start"
  | "lastStart"
  | "end"
  | "progression"
  | "firstDayProgression"
  | "lastAssessment"
  | "progressionBasis"
  | "stopReason"
  | "bestResponse"
  | "cycles"
>;

const responses = ["CR", "PR", "non-CR/non-PD", "SD", "PD", "NE", "not-assessed"];

function courseOf(draft: ExposureDraft, own: readonly TherapyLine[]): Course {
  const {adcLines} = draft;
  const start = Math.min(...adcLines.map((line) => line.start));
  const progressed = firstProgression(own, start);
  const assessments = own.flatMap(({lastAssessment}) => (lastAssessment === null ? [] : [lastAssessment]));
  const cycles = adcLines.map((line) => line.cycles);
  return {
    start,
    lastStart: lastStartOf(draft),
    end: endOf(draft),
    progression: progressed?.progression ?? null,
    firstDayProgression: firstDayOf(own, start),
    lastAssessment: assessments.length === 0 ? null : Math.max(...assessments),
    progressionBasis: progressed?.progressionBasis ?? null,
    stopReason: adcLines.at(-1)?.stopReason ?? null,
    bestResponse: responses.find((response) => own.some(({bestResponse}) => bestResponse === response)) ?? null,
    cycles: cycles.includes(null) ? null : cycles.reduce((sum: number, count) => sum + (count ?? 0), 0)
  };
}

const firstProgression = (own: readonly TherapyLine[], start: number): TherapyLine | undefined =>
  own
    .filter(({progression}) => progression !== null && progression > start)
    .sort((a, b) => (a.progression ?? 0) - (b.progression ?? 0))[0];

/** The last progression recorded on or before the start, which is one of the line before or of none; of a later record's first day only where that is the start too. */
function firstDayOf(own: readonly TherapyLine[], start: number): number | null {
  const days = own
    .flatMap(({progression, firstDayProgression}) => [progression, firstDayProgression?.day ?? null])
    .filter((day) => day !== null && day <= start)
    .map(Number);
  return days.length === 0 ? null : Math.max(...days);
}

const lastStartOf = ({adcLines}: ExposureDraft): number => Math.max(...adcLines.map((line) => line.start));

/** Last dose; null where a line of the exposure that starts last, or at the same time as it, is ongoing. */
function endOf({adcLines, concurrent}: ExposureDraft): number | null {
  const deciding = concurrent ? adcLines : adcLines.slice(-1);
  return deciding.some(({end}) => end === null) ? null : Math.max(...adcLines.map(({end}) => end ?? -Infinity));
}

/** What an exposure is made of: its lines, and the classes of the drugs given with the conjugate. */
interface Parts {
  readonly own: readonly TherapyLine[];
  readonly partners: ReadonlyMap<string, string>;
}

/** Start of the first line after the exposure that opens a line of therapy. */
function nextStart(draft: ExposureDraft, lines: readonly TherapyLine[], {own, partners}: Parts): number | null {
  const lastStart = lastStartOf(draft);
  const lastIndex = draft.adcLines.at(-1)?.index ?? 0;
  const next = lines.find(
    (line) =>
      line.start >= lastStart &&
      !own.includes(line) &&
      opensLine(line, partners) &&
      (line.start > lastStart || line.index > lastIndex)
  );
  return next?.start ?? null;
}

/** Supportive drugs, and partners of the exposure given on alone, open no line. */
function opensLine(line: TherapyLine, partners: ReadonlyMap<string, string>): boolean {
  const kind = lineKind(line);
  return kind === "adc" || (kind === "systemic" && !isPartnersAlone(line, partners));
}
