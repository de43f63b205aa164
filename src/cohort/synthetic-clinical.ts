import {parseRegimen} from "../adc/parse-regimen.ts";
import {seededRandom, type Random} from "../math/random.ts";
import {listsByKey} from "../record/lists-by-key.ts";
import {syntheticColumns, type SyntheticLine} from "./synthetic-cohort.ts";

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
  let cns = random() < CNS_FIRST;
  let her2 = own[0]?.her2_status ?? null;
  let hr = own[0]?.hr_status ?? null;
  const result = {
    lines: [] as SyntheticClinicalLine[],
    adverseEvents: [] as SyntheticEvent[],
    assessments: [] as SyntheticAssessment[]
  };
  let adcs = 0;
  for (const line of [...own, ...laterLine(own, random)]) {
    const label = adcOf(line);
    if (label !== null) adcs += 1;
    cns ||= random() < CNS_NEW;
    const biopsied = label !== null && random() < (adcs === 1 ? 1 : REBIOPSY);
    if (biopsied && adcs > 1 && her2 !== null && random() < HER2_CHANGE) her2 = her2 === "low" ? "zero" : "low";
    if (biopsied && adcs > 1 && hr !== null && random() < HR_CHANGE) hr = hr === "positive" ? "negative" : "positive";
    const events = label === null ? [] : drawEvents(line, label, random);
    result.adverseEvents.push(...events);
    result.assessments.push(...(label === null ? [] : drawAssessments(line, random)));
    result.lines.push({
      ...line,
      her2_status: her2,
      hr_status: hr,
      start_year: Math.floor(dayZero + line.start / DAYS_PER_YEAR),
      cns_mets: cns ? "yes" : "no",
      prior_chemo_lines: own.filter((other) => other.start < line.start && CHEMOTHERAPY.test(other.regimen)).length,
      dose_reductions: label === null ? null : events.filter(({action}) => action === "dose reduced").length,
      biopsy_day: biopsied ? line.start - 5 - Math.floor(random() * 30) : null
    });
  }
  return result;
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

function drawEvents(line: SyntheticLine, label: string, random: Random): SyntheticEvent[] {
  const until = line.end ?? Math.min(line.last_contact, line.data_cutoff);
  const events = (toxicities[label] ?? []).flatMap(([term, any, severe]): SyntheticEvent[] => {
    const draws = Array.from({length: 8}, random);
    const [seen = 1, grave = 1, grade = 0, onset = 0, lasted = 0, act = 1, numbered = 0, ungraded = 1] = draws;
    if (seen > any) return [];
    const value = grave < severe ? (grade < 0.8 ? 3 : 4) : grade < 0.6 ? 1 : 2;
    const day = line.start + Math.floor(onset * Math.min(90, Math.max(1, until - line.start)));
    return [
      {
        patient_id: line.patient_id,
        line: numbered < 0.8 ? line.line : null,
        term: numbered < 0.1 ? term.toLowerCase() : term,
        ctcae_grade: ungraded < 0.03 ? null : value,
        onset: day,
        resolved: term === "Alopecia" ? null : day + 7 + Math.floor(lasted * 40),
        action:
          value >= 3 && act < 0.4 ? "dose reduced" : value >= 3 && act < 0.8 ? "drug interrupted" : "dose not changed",
        related: act < 0.9 ? "yes" : "no",
        synthetic: "synthetic"
      }
    ];
  });
  if (line.stop_reason !== "toxicity" || line.end === null) return events;
  const worst = events.toSorted((a, b) => (b.ctcae_grade ?? 0) - (a.ctcae_grade ?? 0))[0];
  const ended: SyntheticEvent = {
    ...(worst ?? {
      patient_id: line.patient_id,
      line: line.line,
      term: "Fatigue",
      ctcae_grade: 2,
      onset: line.end,
      resolved: null,
      related: "yes",
      synthetic: "synthetic"
    }),
    action: "drug withdrawn"
  };
  return [...events.filter((event) => event !== worst), ended];
}

/** Assessments about every six weeks up to the last one without progression, and the one that shows it. */
function drawAssessments(
  {patient_id, start, progression, last_assessment, best_response}: SyntheticLine,
  random: Random
): SyntheticAssessment[] {
  if (last_assessment === null || last_assessment <= start)
    return progression === null ? [] : [{patient_id, day: progression, result: "PD", synthetic: "synthetic"}];
  const gaps = Math.max(1, Math.round((last_assessment - start) / 42));
  const days = Array.from({length: gaps}, (_, i) =>
    i === gaps - 1
      ? last_assessment
      : Math.round(start + ((i + 1) * (last_assessment - start)) / gaps + (random() - 0.5) * 14)
  );
  const responds = best_response === "CR" || best_response === "PR";
  const first = Math.min(gaps - 1, Math.floor(random() * 2));
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
