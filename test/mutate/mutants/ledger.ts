import type {Mutant} from "../mutant.ts";

const tests = ["test/analysis/ledger-reasons.test.ts"];
const set = "src/analysis/transition-set.ts";
const keptAre = "src/analysis/kept-transitions.ts";
const flow = "src/analysis/transition-flow.ts";
const patient = "src/patients/patient.ts";
const rules = "src/analysis/exclusions.ts";
const ready = "src/analysis/follow-up-set.ts";

/** Who is not analysed, and the reason that stands for it. */
export const ledgerMutants: readonly Mutant[] = [
  {
    id: "ledger-01",
    breaks: "only concurrent ADCs are told as one ADC exposure",
    file: patient,
    find: '? "only-concurrent-adcs" :',
    replace: '? "one-adc-exposure" :',
    tests
  },
  {
    id: "ledger-02",
    breaks: "one ADC exposure is told as no ADC",
    file: patient,
    find: ': "one-adc-exposure";',
    replace: ': "no-adc";',
    tests
  },
  {
    id: "ledger-03",
    breaks: "a stop reason that is unknown counts as another reason than progression",
    file: rules,
    find: ' || stopReason === "unknown"',
    replace: "",
    tests
  },
  {
    id: "ledger-04",
    breaks: "a blank stop reason counts as another reason than progression",
    file: rules,
    find: '!isUnknown(from.stopReason) && from.stopReason !== "progression"',
    replace: 'from.stopReason !== "progression"',
    tests
  },
  {
    id: "ledger-05",
    breaks: "a patient is counted under the first transition of any kind",
    file: flow,
    find: 'pair.kind === "pair" ? pair.transition : (transitions.find(isApart) ?? transitions[0])',
    replace: "transitions[0]",
    tests
  },
  {
    id: "ledger-06",
    breaks: "who stopped ADC1 for toxicity is analysed",
    file: rules,
    find: '!isUnknown(from.stopReason) && from.stopReason !== "progression"',
    replace: "false",
    tests
  },
  {
    id: "ledger-07",
    breaks: "a blank stop reason is analysed as progression",
    file: rules,
    find: "holds: ({transition: {from}}) => isUnknown(from.stopReason)",
    replace: 'holds: ({transition: {from}}) => from.stopReason === "none"',
    tests
  },
  {
    id: "ledger-08",
    breaks: "classicOnly lets immunotoxins stay",
    file: rules,
    find: "&& population.classicOnly",
    replace: "&& !population.classicOnly",
    tests
  },
  {
    id: "ledger-09",
    breaks: "an immunotoxin as ADC1 alone is classic enough",
    file: rules,
    find: "cell.flags.not_classic_adc || cell.flags.non_cytotoxic_prior === true",
    replace: "false",
    tests
  },
  {
    id: "ledger-10",
    breaks: "two ADCs at once are analysed unasked",
    file: rules,
    find: "concurrent && !population.concurrent",
    replace: "concurrent && population.concurrent",
    tests
  },
  {
    id: "ledger-11",
    breaks: "two tumours are one",
    file: rules,
    find: "secondPrimary.recorded === true",
    replace: "secondPrimary.recorded === null",
    tests
  },
  {
    id: "ledger-12",
    breaks: "an unclassifiable transition is analysed",
    file: rules,
    find: 'cell.headline === "unclassifiable"',
    replace: 'cell.headline === "payload swap"',
    tests
  },
  {
    id: "ledger-13",
    breaks: "an ADC before surgery counts as the first of metastatic disease",
    file: rules,
    find: "endOfAdc1.relapseStratum === name",
    replace: "endOfAdc1.relapseStratum !== endOfAdc1.relapseStratum",
    tests
  },
  {
    id: "ledger-14",
    breaks: "every transition counts where the first is asked",
    file: rules,
    find: '!(pair.kind === "pair" && pair.transition === transition) &&',
    replace: 'pair.kind === "none" &&',
    tests
  },
  {
    id: "ledger-15",
    breaks: "a later transition is told alike whether or not the first is analysed",
    file: flow,
    find: "told.set(transition, {...why, ...FIRST_LEFT_OUT})",
    replace: "told.set(transition, {...FIRST_LEFT_OUT, ...why})",
    tests
  },
  {
    id: "ledger-16",
    breaks: "every later transition is told as one whose first was left out",
    file: flow,
    find: 'why.reason === "later-transition" && patientsLeft.has(transition.patientId)',
    replace: 'why.reason === "later-transition"',
    tests
  },
  {
    id: "ledger-17",
    breaks: "a condition that is not assessable is told as not met",
    file: keptAre,
    find: "return holds === null",
    replace: "return holds === undefined",
    tests
  },
  {
    id: "ledger-18",
    breaks: "who cannot be judged by the condition is analysed",
    file: keptAre,
    find: "|| holds === true) return null",
    replace: "|| holds !== false) return null",
    tests
  },
  {
    id: "ledger-19",
    breaks: "a blank group is left out without a line",
    file: set,
    find: 'reason: "group-blank"',
    replace: 'reason: "blank"',
    tests
  },
  {
    id: "ledger-20",
    breaks: "a transition without a time on ADC2 vanishes from the ledger",
    file: keptAre,
    find: 'reason: "no-follow-up", detail',
    replace: 'reason: "no-time", detail',
    tests
  },
  {
    id: "ledger-21",
    breaks: "the box of patients analysed counts those who are left out",
    file: flow,
    find: "count: withPair - patientsLeft.size",
    replace: "count: withPair",
    tests
  },
  {
    id: "ledger-22",
    breaks: "the box of transitions analysed counts those that are left out",
    file: flow,
    find: "count: transitions - left.size",
    replace: "count: transitions",
    tests
  },
  {
    id: "ledger-23",
    breaks: "a patient with one transition analysed counts as left out",
    file: flow,
    find: "if (transitions.some((transition) => !left.has(transition))) continue;",
    replace: "if (transitions.every((transition) => !left.has(transition))) continue;",
    tests
  },
  {
    id: "ledger-24",
    breaks: "ADC2 on the day of the cut-off has no time",
    file: "src/patients/follow-up.ts",
    find: "cut !== null && start > cut",
    replace: "cut !== null && start >= cut",
    tests
  },
  {
    id: "ledger-25",
    breaks: "who comes under observation on the day of the event has a time",
    file: "src/patients/follow-up.ts",
    find: "entry <= 0 || entry < time",
    replace: "entry <= 0 || entry <= time",
    tests
  },
  {
    id: "ledger-26",
    breaks: "a ready-made record that cannot be judged is told as not meeting the condition",
    file: ready,
    find: "if (holds === null)",
    replace: "if (holds === undefined)",
    tests
  },
  {
    id: "ledger-27",
    breaks: "a ready-made record that does not meet the condition stays",
    file: ready,
    find: "if (!holds) return",
    replace: "if (holds === undefined) return",
    tests
  },
  {
    id: "ledger-28",
    breaks: "a ready-made record without a group takes another reason",
    file: ready,
    find: 'step: "grouping", reason: "group-blank"',
    replace: 'step: "grouping", reason: "condition-not-met"',
    tests
  },
  {
    id: "ledger-29",
    breaks: "a condition of at least 65 is one of more than 65",
    file: "src/question/condition.ts",
    find: '">=": (cell, value) => Number(cell) >= Number(value)',
    replace: '">=": (cell, value) => Number(cell) > Number(value)',
    tests
  },
  {
    id: "ledger-30",
    breaks: "a blank cell fails the condition instead of not being assessable",
    file: "src/question/condition.ts",
    find: "return blank ? null : true",
    replace: "return !blank",
    tests
  },
  {
    id: "ledger-31",
    breaks: "who has no PFS on both ADCs is not said",
    file: "src/analysis/sequential-strata.ts",
    find: "patientId !== null && !inPairs.has(patientId)",
    replace: "patientId === null && !inPairs.has(patientId)",
    tests
  },
  {
    id: "ledger-32",
    breaks: "an exclusion with a zero is not shown in the box",
    file: rules,
    find: "(count > 0 || withZero.has(reason))",
    replace: "count > 0",
    tests
  },
  {
    id: "ledger-90",
    breaks: "who came under observation after PFS(ADC1) had ended has none to adjust for",
    file: "src/analysis/sequential-comparison.ts",
    find: "=> [...starters, ...beforeEntry];",
    replace: "=> (beforeEntry.length < 0 ? beforeEntry : starters);",
    tests: ["test/analysis/entry-after-adc1.test.ts"]
  }
];
