/** One fault put into the program on purpose: the net has to see it. */
export interface Mutant {
  readonly id: string;
  readonly what: string;
  readonly file: string;
  /** Stands exactly once in the file. */
  readonly find: string;
  readonly replace: string;
  /** The own case that is asked first. */
  readonly seenBy: string;
}

/** Faults of one line that tests have let through, or could: in the ledger, the audit, contrasts, disclosure and the rules of days. */
export const mutants: readonly Mutant[] = [
  {
    id: "M06",
    what: "two ADCs that overlap by exactly the limit were given at once",
    file: "src/patients/exposure-rules.ts",
    find: "end - line.start > overlapDays",
    replace: "end - line.start >= overlapDays",
    seenBy: "overlap-at-the-limit"
  },
  {
    id: "M08",
    what: "immunotoxins are left out although the plan keeps them",
    file: "src/analysis/exclusions.ts",
    find: "(cell.flags.not_classic_adc || cell.flags.non_cytotoxic_prior === true) && population.classicOnly",
    replace: "cell.flags.not_classic_adc || cell.flags.non_cytotoxic_prior === true || population.classicOnly === null",
    seenBy: "everything-kept"
  },
  {
    id: "M09",
    what: "a stop reason `unknown` is another reason, not a blank one",
    file: "src/analysis/exclusions.ts",
    find: ' || stopReason === "unknown"',
    replace: "",
    seenBy: "ledger-reasons"
  },
  {
    id: "M11",
    what: "records are counted where patients are meant",
    file: "src/analysis/group-estimates.ts",
    find: "patientCount(subjects) < SMALL_GROUP",
    replace: "subjects.length < SMALL_GROUP",
    seenBy: "everything-kept"
  },
  {
    id: "M13",
    what: "two ADCs at once and no other stand on the ledger as one ADC exposure",
    file: "src/patients/patient.ts",
    find: '? "only-concurrent-adcs" :',
    replace: '? "one-adc-exposure" :',
    seenBy: "ledger-reasons"
  },
  {
    id: "M14",
    what: "the reason of a patient is that of the first transition of any kind",
    file: "src/analysis/transition-flow.ts",
    find: 'pair.kind === "pair" ? pair.transition : (transitions.find(isApart) ?? transitions[0])',
    replace: "transitions[0]",
    seenBy: "ledger-reasons"
  },
  {
    id: "M16",
    what: "death on the 60th day after the censoring is not within 60 days",
    file: "src/audit/audit-follow-up.ts",
    find: "death - (adc2Start + pfs2) <= DEATH_WINDOW",
    replace: "death - (adc2Start + pfs2) < DEATH_WINDOW",
    seenBy: "audit-windows"
  },
  {
    id: "M17",
    what: "everyone who progressed on ADC1 had time to reach ADC2",
    file: "src/audit/audit-design.ts",
    find: "adc1Start + pfs1 + 90 <= cutoff",
    replace: "adc1Start + pfs1 <= cutoff",
    seenBy: "audit-windows"
  },
  {
    id: "M19",
    what: "who dies on the day of the landmark stays",
    file: "src/states/immortal-time.ts",
    find: "day - adc1Start <= landmark\n",
    replace: "day - adc1Start < landmark\n",
    seenBy: "landmark-day"
  },
  {
    id: "M20",
    what: "survival by ADC2 without the variance robust by patient",
    file: "src/states/immortal-time.ts",
    find: "cluster: patientId, ",
    replace: "",
    seenBy: "landmark-day"
  },
  {
    id: "M22",
    what: "class contrasts are not stratified by their cells",
    file: "src/estimate/contrast.ts",
    find: "{strata: pick(rows.stratum)}",
    replace: "{strata: pick(rows.stratum).map(() => 0)}",
    seenBy: "two-cells"
  },
  {
    id: "M25",
    what: "a hazard ratio is shown although an arm has few events",
    file: "src/disclosure/disclosed-rows.ts",
    find: "[...(row.counts ?? []), row.n,",
    replace: "[row.n,",
    seenBy: "policy-few-events"
  },
  {
    id: "M27",
    what: "a hidden count may be bounded one closer than the policy itself does",
    file: "src/disclosure/suppression.ts",
    find: "high - low < smallest - 2",
    replace: "high - low < smallest - 3",
    seenBy: "policy-bound"
  },
  {
    id: "M28",
    what: "counts are rounded down",
    file: "src/disclosure/rounded-count.ts",
    find: "Math.round(count / base)",
    replace: "Math.floor(count / base)",
    seenBy: "policy-rounded"
  },
  {
    id: "M35",
    what: "by position survival from ADC1 is that of patients who lived to receive ADC2",
    file: "src/question/question.ts",
    find: 'isTimeGuaranteed = isByPosition && endpoint.kind === "OS"',
    replace: "isTimeGuaranteed = false",
    seenBy: "guaranteed-time"
  },
  {
    id: "M36",
    what: "age bands of five years",
    file: "src/cohort/small-combinations.ts",
    find: "Math.floor(column[i] / 10)",
    replace: "Math.floor(column[i] / 5)",
    seenBy: "age-bands"
  },
  {
    id: "W01",
    what: "the warning of a small group in other words",
    file: "src/words/en/remarks.ts",
    find: '"group": "patients in the group"',
    replace: '"group": "patients of the group"',
    seenBy: "landmark-day"
  },
  {
    id: "K01",
    what: "the later of two cut-offs",
    file: "src/patients/patient-days.ts",
    find: "b === null ? a : Math.min(a, b)",
    replace: "b === null ? a : Math.max(a, b)",
    seenBy: "days-at-the-limit"
  },
  {
    id: "K02",
    what: "who comes under observation on the last day stays",
    file: "src/patients/follow-up.ts",
    find: "entry <= 0 || entry < time",
    replace: "entry <= 0 || entry <= time",
    seenBy: "days-at-the-limit"
  },
  {
    id: "K03",
    what: "observation may begin before the ADC",
    file: "src/patients/follow-up.ts",
    find: "Math.max(start - origin, (own.entry ?? origin) - origin)",
    replace: "(own.entry ?? origin) - origin",
    seenBy: "days-at-the-limit"
  },
  {
    id: "K04",
    what: "death on the last day of the window does not count",
    file: "src/patients/exposure-end.ts",
    find: "since > deathWindowDays",
    replace: "since >= deathWindowDays",
    seenBy: "days-at-the-limit"
  },
  {
    id: "K05",
    what: "progression on the day of the next line does not count",
    file: "src/patients/exposure-end.ts",
    find: "at > closeOf(exposure, knobs)",
    replace: "at >= closeOf(exposure, knobs)",
    seenBy: "days-at-the-limit"
  },
  {
    id: "K06",
    what: "a pause of exactly the limit is a new exposure",
    file: "src/patients/exposure-rules.ts",
    find: "gap > gapDays,",
    replace: "gap >= gapDays,",
    seenBy: "days-at-the-limit"
  },
  {
    id: "K07",
    what: "four patients are enough for a contrast",
    file: "src/estimate/contrast-policy.ts",
    find: "FEWEST_COMPARED = 5",
    replace: "FEWEST_COMPARED = 4",
    seenBy: "four-in-an-arm"
  },
  {
    id: "K08",
    what: "who is observed from the origin is not at risk on day 0",
    file: "src/analysis/group-estimates.ts",
    find: "entry !== null && entry > 0 ? entry : -1",
    replace: "entry !== null && entry > 0 ? entry : 0",
    seenBy: "days-at-the-limit"
  },
  {
    id: "K09",
    what: "ratios under censoring are serious from a fifth on",
    file: "src/audit/audit-follow-up.ts",
    find: "levelOfShare(censored, pairs.length, 5, 25)",
    replace: "levelOfShare(censored, pairs.length, 5, 20)",
    seenBy: "audit-windows"
  },
  {
    id: "K10",
    what: "the test of delayed entry takes those without an event",
    file: "src/audit/audit-design.ts",
    find: "delayed.filter(({entry, pfs1, event1}) => event1 === 1 && (entry ?? 0) <= pfs1)",
    replace: "delayed.filter(({event1}) => event1 === 1 || event1 === 0)",
    seenBy: "delayed-entry"
  },
  {
    id: "K11",
    what: "line 3 stands with lines 1 and 2",
    file: "src/estimate/contrast-selection.ts",
    find: 'line <= 2 ? "line 1-2"',
    replace: 'line <= 3 ? "line 1-2"',
    seenBy: "line-bands"
  },
  {
    id: "K12",
    what: "a curve is shown where few are left",
    file: "src/disclosure/disclosed-curve.ts",
    find: "leftAfter(curve, month) >= smallest",
    replace: "leftAfter(curve, month) >= 0",
    seenBy: "policy-few-events"
  },
  {
    id: "K13",
    what: "weighted curves are not scaled to the number of patients",
    file: "src/analysis/weighted-curves.ts",
    find: "one.weight * scale",
    replace: "one.weight",
    seenBy: "weights"
  },
  {
    id: "K14",
    what: "scores that do not overlap are noticed on one side only",
    file: "src/analysis/weighted-contrasts.ts",
    find: "Math.min(...one) > Math.max(...other) ||",
    replace: "false ||",
    seenBy: "scores-apart"
  },
  {
    id: "K15",
    what: "the E-value of the limit is that of the far limit",
    file: "src/adjustment/e-value.ts",
    find: "hazardRatio < 1 ? confHigh : confLow",
    replace: "hazardRatio < 1 ? confLow : confHigh",
    seenBy: "strong-contrast"
  },
  {
    id: "K16",
    what: "who leaves at t is not at risk at t",
    file: "src/figures/risk-table.ts",
    find: 'convention === "classic" ? at >= tick - SAME : at > tick + SAME',
    replace: 'convention === "classic" ? at > tick + SAME : at > tick + SAME',
    seenBy: "months-on-the-tick"
  },
  {
    id: "K17",
    what: "a month has 30.44 days",
    file: "src/math/calendar-days.ts",
    find: "DAYS_PER_MONTH = 30.4375",
    replace: "DAYS_PER_MONTH = 30.44",
    seenBy: "two-cells"
  },
  {
    id: "K18",
    what: "The Lancet's p ends at 0·001",
    file: "src/words/number-style.ts",
    find: "floor: 0.0001",
    replace: "floor: 0.001",
    seenBy: "strong-contrast"
  },
  {
    id: "K19",
    what: "the warning of few at risk in other words",
    file: "src/words/en/remarks.ts",
    find: "at risk when the first death is seen",
    replace: "under observation as the first death is seen",
    seenBy: "few-at-risk"
  }
];
