import {parseRegimen} from "../adc/parse-regimen.ts";
import {seededRandom, type Random} from "../math/random.ts";
import {listsByKey} from "../record/lists-by-key.ts";
import {syntheticColumns, type SyntheticLine} from "./synthetic-line.ts";

/** A line of an invented patient with the clinical columns that the plain samples do not have. */
export interface SyntheticClinicalLine extends SyntheticLine {
  readonly start_year: number;
  readonly prior_chemo_lines: number;
  readonly dose_reductions: number | null;
  readonly cns_mets: string;
  readonly biopsy_day: number | null;
}

/** Columns of its three files, in order. */
export const syntheticClinicalColumns = {
  lines: [
    ...syntheticColumns.filter((name) => name !== "synthetic"),
    "start_year",
    "prior_chemo_lines",
    "dose_reductions",
    "cns_mets",
    "biopsy_day",
    "synthetic"
  ],
  adverseEvents: ["patient_id", "line", "term", "ctcae_grade", "onset", "resolved", "action", "related", "synthetic"],
  assessments: ["patient_id", "day", "result", "synthetic"]
} as const;

/** An invented adverse event, as the adverse-events file writes it. */
export interface SyntheticEvent {
  readonly patient_id: string;
  readonly line: number | null;
  readonly term: string;
  readonly ctcae_grade: number | null;
  readonly onset: number;
  readonly resolved: number | null;
  readonly action: string;
  readonly related: string;
  readonly synthetic: "synthetic";
}

/** An invented assessment, as the assessments file writes it. */
export interface SyntheticAssessment {
  readonly patient_id: string;
  readonly day: number;
  readonly result: string;
  readonly synthetic: "synthetic";
}

/** Lines, adverse events and assessments of the same invented patients. */
export interface SyntheticClinical {
  readonly lines: readonly SyntheticClinicalLine[];
  readonly adverseEvents: readonly SyntheticEvent[];
  readonly assessments: readonly SyntheticAssessment[];
}

/** How often a term is seen on a drug, and how often then with grade 3 or more; assumed, near to what DESTINY-Breast04 and TROPiCS-02 report of the two drugs. */
const toxicities: Readonly<Record<string, readonly (readonly [term: string, any: number, severe: number])[]>> = {
  "T-DXd": [
    ["Nausea", 0.7, 0.06],
    ["Fatigue", 0.5, 0.15],
    ["Neutropenia", 0.33, 0.4],
    ["Alopecia", 0.35, 0],
    ["Anaemia", 0.33, 0.25],
    ["Pneumonitis", 0.08, 0.15],
    ["Interstitial lung disease", 0.04, 0.25]
  ],
  "SG": [
    ["Neutropenia", 0.7, 0.7],
    ["Diarrhoea", 0.55, 0.17],
    ["Nausea", 0.5, 0.03],
    ["Alopecia", 0.45, 0],
    ["Fatigue", 0.37, 0.16],
    ["Anaemia", 0.34, 0.2],
    ["Febrile neutropenia", 0.05, 1]
  ]
};
/** Shares, all assumed. */
const CNS_FIRST = 0.14;
const CNS_NEW = 0.06;
const REBIOPSY = 0.55;
const HER2_CHANGE = 0.25;
const HR_CHANGE = 0.08;
const AFTER_ADC2 = 0.6;

/**
 * What the plain samples leave out, drawn for the patients of a synthetic cohort: CNS metastases, biopsies with changes of HER2 and hormone receptors, years, dose reductions,
 * a line after ADC2, adverse events and single assessments. Nothing here has an effect on any time.
 *
 * @example
 * syntheticClinical(syntheticCohort("breast-all-adc1", {seed: 1, size: 0.02}), {seed: 1}).adverseEvents[0].synthetic // "synthetic"
 */
export function syntheticClinical(
  lines: readonly SyntheticLine[],
  {seed = 20260101}: {readonly seed?: number} = {}
): SyntheticClinical {
  const random = seededRandom(seed);
  const byPatient = listsByKey(lines, ({patient_id}) => patient_id);
  const drawn = [...byPatient.values()].map((own) => drawPatient(own, random));
  return {
    lines: drawn.flatMap((one) => one.lines),
    adverseEvents: drawn.flatMap((one) => one.adverseEvents),
    assessments: drawn.flatMap((one) => one.assessments)
  };
}

const CHEMOTHERAPY = /capecitabine|paclitaxel|vinorelbine|eribulin|carboplatin|gemcitabine|doxorubicin|docetaxel/u;
const DAYS_PER_YEAR = 365.25;

function drawPatient(own: readonly SyntheticLine[], random: Random): SyntheticClinical {
  const dayZero = 2019.5 + random() * 2;
  let disease = firstDisease(own, random);
  const {lines, adverseEvents, assessments} = emptyClinical();
  for (const line of [...own, ...laterLine(own, random)]) {
    const label = adcOf(line);
    disease = drawDisease(disease, label !== null, random);
    const events = label === null ? [] : drawEvents(line, label, random);
    adverseEvents.push(...events);
    if (label !== null) assessments.push(...drawAssessments(line, random));
    lines.push({
      ...line,
      ...receptors(disease),
      start_year: yearOf(line, dayZero),
      cns_mets: disease.cns ? "yes" : "no",
      prior_chemo_lines: chemotherapiesBefore(line, own),
      dose_reductions: label === null ? null : doseReductions(events),
      biopsy_day: disease.biopsied ? drawBiopsyDay(line, random) : null
    });
  }
  return {lines, adverseEvents, assessments};
}

const yearOf = ({start}: SyntheticLine, dayZero: number): number => Math.floor(dayZero + start / DAYS_PER_YEAR);

const emptyClinical = (): {[Part in keyof SyntheticClinical]: SyntheticClinical[Part][number][]} => ({
  lines: [],
  adverseEvents: [],
  assessments: []
});

const receptors = ({her2, hr}: Disease): Pick<SyntheticLine, "her2_status" | "hr_status"> => ({
  her2_status: her2,
  hr_status: hr
});

/** A biopsy is taken in the month before the line. */
const drawBiopsyDay = ({start}: SyntheticLine, random: Random): number => start - 5 - Math.floor(random() * 30);

const chemotherapiesBefore = ({start}: SyntheticLine, own: readonly SyntheticLine[]): number =>
  own.filter((other) => other.start < start && CHEMOTHERAPY.test(other.regimen)).length;

const doseReductions = (events: readonly SyntheticEvent[]): number =>
  events.filter(({action}) => action === "dose reduced").length;

/** What is known of the disease at a line. */
interface Disease {
  readonly cns: boolean;
  readonly her2: string | null;
  readonly hr: string | null;
  /** ADC lines up to and with this one. */
  readonly adcs: number;
  /** A biopsy was taken before the line. */
  readonly biopsied: boolean;
}

function firstDisease([first]: readonly SyntheticLine[], random: Random): Disease {
  return {
    cns: random() < CNS_FIRST,
    her2: first?.her2_status ?? null,
    hr: first?.hr_status ?? null,
    adcs: 0,
    biopsied: false
  };
}

/** The disease at the next line: metastases stay, and a biopsy before a later ADC may find other receptors. */
function drawDisease(before: Disease, isAdc: boolean, random: Random): Disease {
  let {her2, hr} = before;
  const adcs = before.adcs + (isAdc ? 1 : 0);
  const cns = before.cns || random() < CNS_NEW;
  const biopsied = isAdc && random() < (adcs === 1 ? 1 : REBIOPSY);
  if (biopsied && adcs > 1 && her2 !== null && random() < HER2_CHANGE) her2 = her2 === "low" ? "zero" : "low";
  if (biopsied && adcs > 1 && hr !== null && random() < HR_CHANGE) hr = hr === "positive" ? "negative" : "positive";
  return {cns, her2, hr, adcs, biopsied};
}

const adcOf = ({regimen}: SyntheticLine): string | null => {
  const [adc] = parseRegimen(regimen).adcs;
  return adc?.kind === "adc" ? adc.agent.label : null;
};

/** Chemotherapy after a second ADC that ended at least a month before the end of what is known of the patient. */
function laterLine(own: readonly SyntheticLine[], random: Random): SyntheticLine[] {
  const last = own.at(-1);
  const draw = random();
  const chosen = random() < 0.5 ? "capecitabine" : "eribulin";
  if (
    last === undefined ||
    last.end === null ||
    own.filter((line) => adcOf(line) !== null).length < 2 ||
    draw > AFTER_ADC2
  )
    return [];
  const start = Math.max(last.end, last.progression ?? 0) + 21;
  const until = Math.min(last.death ?? Infinity, last.last_contact, last.data_cutoff);
  return until - start < 30
    ? []
    : [
        {
          ...last,
          line: (last.line ?? 0) + 1,
          regimen: chosen,
          start,
          end: Math.min(until, start + 84),
          progression: null,
          progression_basis: null,
          last_assessment: null,
          stop_reason: "unknown",
          best_response: null,
          cycles: null
        }
      ];
}

/** Adverse events on an ADC line; where it was stopped for toxicity the worst of them is the reason. */
function drawEvents(line: SyntheticLine, label: string, random: Random): SyntheticEvent[] {
  const events = (toxicities[label] ?? []).flatMap((toxicity) => drawEvent(line, toxicity, random));
  return line.stop_reason !== "toxicity" || line.end === null ? events : withdrawn(events, line, line.end);
}

/** One event where it is seen; eight numbers are drawn whether it is or not. */
function drawEvent(
  line: SyntheticLine,
  [term, any, severe]: (typeof toxicities)[string][number],
  random: Random
): SyntheticEvent[] {
  const draws = Array.from({length: 8}, random);
  const [seen = 1, grave = 1, grade = 0, onset = 0, lasted = 0, act = 1, numbered = 0, ungraded = 1] = draws;
  if (seen > any) return [];
  const value = grave < severe ? (grade < 0.8 ? 3 : 4) : grade < 0.6 ? 1 : 2;
  const day = line.start + Math.floor(onset * Math.min(90, Math.max(1, lastSeen(line) - line.start)));
  return [
    {
      patient_id: line.patient_id,
      line: numbered < 0.8 ? line.line : null,
      term: numbered < 0.1 ? term.toLowerCase() : term,
      ctcae_grade: ungraded < 0.03 ? null : value,
      onset: day,
      resolved: term === "Alopecia" ? null : day + 7 + Math.floor(lasted * 40),
      action: actionTaken(value, act),
      related: act < 0.9 ? "yes" : "no",
      synthetic: "synthetic"
    }
  ];
}

const lastSeen = ({end, last_contact, data_cutoff}: SyntheticLine): number =>
  end ?? Math.min(last_contact, data_cutoff);

function actionTaken(grade: number, draw: number): string {
  if (grade < 3 || draw >= 0.8) return "dose not changed";
  return draw < 0.4 ? "dose reduced" : "drug interrupted";
}

/** The events with the worst one as what ended the drug; fatigue on the last day where there is none. */
function withdrawn(events: readonly SyntheticEvent[], line: SyntheticLine, end: number): SyntheticEvent[] {
  const worst = events.toSorted((a, b) => (b.ctcae_grade ?? 0) - (a.ctcae_grade ?? 0))[0];
  const ended: SyntheticEvent = {
    ...(worst ?? {
      patient_id: line.patient_id,
      line: line.line,
      term: "Fatigue",
      ctcae_grade: 2,
      onset: end,
      resolved: null,
      related: "yes",
      synthetic: "synthetic"
    }),
    action: "drug withdrawn"
  };
  return [...events.filter((event) => event !== worst), ended];
}

/** Assessments about every six weeks up to the last one without progression, and the one that shows it. */
function drawAssessments(line: SyntheticLine, random: Random): SyntheticAssessment[] {
  const {patient_id, progression, last_assessment, best_response} = line;
  const days = last_assessment === null ? [] : cleanDays(line.start, last_assessment, random);
  const responds = best_response === "CR" || best_response === "PR";
  // The response is seen at the first or second assessment.
  const first = days.length === 0 ? 0 : Math.min(days.length - 1, Math.floor(random() * 2));
  return [
    ...days.map((day, i): SyntheticAssessment => ({
      patient_id,
      day,
      result: responds && i >= first ? best_response : best_response === "NE" ? "NE" : "SD",
      synthetic: "synthetic"
    })),
    ...(progression === null ? [] : [{patient_id, day: progression, result: "PD", synthetic: "synthetic" as const}])
  ];
}

/** Days of the assessments without progression, the last one as it is given; none where it comes before the start. */
function cleanDays(start: number, last: number, random: Random): number[] {
  if (last <= start) return [];
  const gaps = Math.max(1, Math.round((last - start) / 42));
  return Array.from({length: gaps}, (_, i) =>
    i === gaps - 1 ? last : Math.round(start + ((i + 1) * (last - start)) / gaps + (random() - 0.5) * 14)
  );
}
