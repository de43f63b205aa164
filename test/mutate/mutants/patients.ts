import type {Mutant} from "../mutant.ts";

const exposures = ["test/patients/exposures.test.ts", "test/analysis/ledger-reasons.test.ts"];
const followUp = ["test/patients/follow-up.test.ts"];
const survival = ["test/states/immortal-time.test.ts"];
const transitions = ["test/patients/transitions.test.ts"];
const rules = "src/patients/exposure-rules.ts";
const row = "src/patients/exposures.ts";
const draft = "src/patients/exposure-of-draft.ts";
const end = "src/patients/exposure-end.ts";
const os = "src/states/immortal-time.ts";

/** Lines, exposures, transitions and times of a patient. */
export const patientMutants: readonly Mutant[] = [
  {
    id: "patients-01",
    breaks: "two ADCs that overlap by exactly the limit were given at once",
    file: rules,
    find: "end - line.start > overlapDays",
    replace: "end - line.start >= overlapDays",
    tests: ["test/analysis/ledger-reasons.test.ts"]
  },
  {
    id: "patients-02",
    breaks: "a pause of exactly the limit is a new exposure",
    file: rules,
    find: "gap !== null && gap > gapDays",
    replace: "gap !== null && gap >= gapDays",
    tests: exposures
  },
  {
    id: "patients-03",
    breaks: "two ADCs that start on one day are one after the other",
    file: rules,
    find: "start === line.start || (end !== null",
    replace: "(end !== null",
    tests: ["test/analysis/ledger-reasons.test.ts"]
  },
  {
    id: "patients-04",
    breaks: "another regimen in between joins the exposures",
    file: rules,
    find: 'if (isOtherRegimen) return "new-after-other-regimen";',
    replace: "",
    tests: exposures
  },
  {
    id: "patients-05",
    breaks: "a progression in between joins the exposures",
    file: rules,
    find: "if (isProgressed && !(isLocalTherapy && gap !== null && !isOverLimit))",
    replace: "if (isProgressed && gap === -1)",
    tests: exposures
  },
  {
    id: "patients-06",
    breaks: "a (neo)adjuvant course goes on in metastatic disease",
    file: rules,
    find: "early.has(previous.setting) && !early.has(line.setting)",
    replace: 'early.has(previous.setting) && line.setting === ""',
    tests: exposures
  },
  {
    id: "patients-07",
    breaks: "positions count (neo)adjuvant exposures too",
    file: row,
    find: 'if (setting === "metastatic") metastatic += 1;',
    replace: "metastatic += 1;",
    tests: [...exposures, "test/patients/follow-up.test.ts"]
  },
  {
    id: "patients-08",
    breaks: "a progression on the first day stays on its line",
    file: "src/cohort/first-day-progression.ts",
    find: "line.progression > began",
    replace: "line.progression >= began",
    tests: ["test/cohort/first-day-progression.test.ts"]
  },
  {
    id: "patients-09",
    breaks: "an unknown ADC has a payload class",
    file: draft,
    find: "payloadClasses: unknownAgent",
    replace: "payloadClasses: unknownAgent && adcs.length > 9",
    tests: ["test/analysis/ledger-reasons.test.ts"]
  },
  {
    id: "patients-10",
    breaks: "the last assessment is the first",
    file: draft,
    find: "Math.max(...assessments)",
    replace: "Math.min(...assessments)",
    tests: exposures
  },
  {
    id: "patients-11",
    breaks: "a death beyond the window counts",
    file: end,
    find: "if (since > deathWindowDays)",
    replace: "if (since > deathWindowDays + 1)",
    tests: followUp
  },
  {
    id: "patients-12",
    breaks: "a death on the last day of the window does not count",
    file: end,
    find: "if (since > deathWindowDays)",
    replace: "if (since >= deathWindowDays)",
    tests: followUp
  },
  {
    id: "patients-13",
    breaks: "progression on the day of the start is an event",
    file: "src/patients/progression-limit.ts",
    find: "progression <= start + ignored",
    replace: "progression < start + ignored",
    tests: followUp
  },
  {
    id: "patients-14",
    breaks: "an event after the cut-off counts",
    file: end,
    find: "at > (exposure.cutoff ?? Infinity)",
    replace: "at > Infinity",
    tests: followUp
  },
  {
    id: "patients-15",
    breaks: "an event on the day of the cut-off does not count",
    file: end,
    find: "at > (exposure.cutoff ?? Infinity)",
    replace: "at >= (exposure.cutoff ?? Infinity)",
    tests: ["test/patients/exposure-end.test.ts"]
  },
  {
    id: "patients-16",
    breaks: "an event after the next line counts",
    file: end,
    find: "at > closeOf(exposure, knobs)",
    replace: "at > Infinity",
    tests: followUp
  },
  {
    id: "patients-17",
    breaks: "the later of two events counts",
    file: end,
    find: "event === null || candidate.day < event.day",
    replace: "event === null || candidate.day > event.day",
    tests: followUp
  },
  {
    id: "patients-18",
    breaks: "the later of two cut-offs holds",
    file: "src/patients/patient-days.ts",
    find: "a === null ? b : b === null ? a : Math.min(a, b)",
    replace: "a === null ? b : b === null ? a : Math.max(a, b)",
    tests: followUp
  },
  {
    id: "patients-19",
    breaks: "a gap of exactly the limit between visits censors",
    file: end,
    find: "seen - before > visitGapDays",
    replace: "seen - before >= visitGapDays",
    tests: followUp
  },
  {
    id: "patients-20",
    breaks: "observation of a later exposure counted from ADC1 begins a day late",
    file: "src/patients/follow-up.ts",
    find: "Math.max(start - origin, (own.entry ?? origin) - origin)",
    replace: "Math.max(start - origin + 1, (own.entry ?? origin) - origin)",
    tests: followUp
  },
  {
    id: "patients-21",
    breaks: "who dies on the landmark day stays",
    file: os,
    find: "day - adc1Start <= landmark\n",
    replace: "day - adc1Start < landmark\n",
    tests: survival
  },
  {
    id: "patients-22",
    breaks: "ADC2 on the landmark day was not received",
    file: os,
    find: "adc2Start - adc1Start <= landmark ? 1",
    replace: "adc2Start - adc1Start < landmark ? 1",
    tests: survival
  },
  {
    id: "patients-23",
    breaks: "death on the day of the cut-off is not seen",
    file: os,
    find: "cutoff === null || death <= cutoff",
    replace: "cutoff === null || death < cutoff",
    tests: survival
  },
  {
    id: "patients-24",
    breaks: "death on the day of ADC2 leaves survival from ADC2",
    file: os,
    find: "adc2Start === null || day < adc2Start",
    replace: "adc2Start === null || day <= adc2Start",
    tests: survival
  },
  {
    id: "patients-25",
    breaks: "death on the day of ADC2 counts on that day",
    file: os,
    find: "event === 1 ? Math.max(day, start + 1)",
    replace: "event === 1 ? Math.max(day, start)",
    tests: survival
  },
  {
    id: "patients-26",
    breaks: "survival from ADC1 is of those alone who reached ADC2",
    file: os,
    find: "columnsOf(patients, ({patientId, adc1Start}, {day, event}) =>\n    day < adc1Start",
    replace:
      "columnsOf(patients, ({patientId, adc1Start, adc2Start}, {day, event}) =>\n    adc2Start === null || day < adc1Start",
    tests: survival
  },
  {
    id: "patients-27",
    breaks: "ADC2 on the day of death was an exposure",
    file: os,
    find: "if (change >= time)",
    replace: "if (change > time)",
    tests: survival
  },
  {
    id: "patients-28",
    breaks: "ADC2 that starts with ADC1 was none",
    file: os,
    find: "if (change <= 0)",
    replace: "if (change < 0)",
    tests: survival
  },
  {
    id: "patients-29",
    breaks: "survival by ADC2 has no variance by patient",
    file: os,
    find: "cluster: patientId, ",
    replace: "",
    tests: survival
  },
  {
    id: "patients-30",
    breaks: "a last contact after the cut-off counts",
    file: os,
    find: "Math.min(day, cutoff)",
    replace: "day",
    tests: survival
  },
  {
    id: "patients-31",
    breaks: "ages are banded by five years",
    file: "src/cohort/small-combinations.ts",
    find: "Math.floor(column[i] / 10)",
    replace: "Math.floor(column[i] / 5)",
    tests: ["test/cohort/small-combinations.test.ts"]
  },
  {
    id: "patients-32",
    breaks: "a combination of exactly k is small",
    file: "src/cohort/small-combinations.ts",
    find: "filter((n) => n < k)",
    replace: "filter((n) => n <= k)",
    tests: ["test/cohort/small-combinations.test.ts"]
  },
  {
    id: "patients-33",
    breaks: "a third conjugate tells patients apart",
    file: "src/cohort/small-combinations.ts",
    find: "conjugates.slice(0, 2)",
    replace: "conjugates.slice(0, 3)",
    tests: ["test/cohort/small-combinations.test.ts"]
  },
  {
    id: "patients-35",
    breaks: "an unknown ADC is known",
    file: "src/patients/transitions.ts",
    find: "cell.from.products === null || cell.to.products === null",
    replace: "cell.from.products === null && cell.to.products === null",
    tests: transitions
  },
  {
    id: "patients-36",
    breaks: "ADC2 after the cut-off is a second ADC",
    file: "src/patients/adc-starter.ts",
    find: "adc2.start > close",
    replace: "adc2.start > close + 9999",
    tests: ["test/audit/adc-pairs.test.ts"]
  }
];
