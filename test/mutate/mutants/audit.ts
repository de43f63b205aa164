import type {Mutant} from "../mutant.ts";

const tests = ["test/audit/audit-limits.test.ts"];
const finding = "src/audit/audit-input.ts";
const design = "src/audit/audit-design.ts";
const followUp = "src/audit/audit-follow-up.ts";
const comparison = "src/audit/audit-analysis.ts";

/** Limits between ok, caution, serious and not assessable. */
export const auditMutants: readonly Mutant[] = [
  {
    id: "audit-01",
    breaks: "a number on the limit of serious is a caution",
    file: finding,
    find: "number >= serious - ROUNDING",
    replace: "number > serious + ROUNDING",
    tests
  },
  {
    id: "audit-02",
    breaks: "a number on the limit of caution is ok",
    file: finding,
    find: "number >= caution - ROUNDING",
    replace: "number > caution + ROUNDING",
    tests
  },
  {
    id: "audit-03",
    breaks: "right truncation is serious from twice the share on",
    file: design,
    find: "levelOf(missing, 0.05, 0.1)",
    replace: "levelOf(missing, 0.05, 0.2)",
    tests
  },
  {
    id: "audit-04",
    breaks: "right truncation is a caution from a tenth on",
    file: design,
    find: "levelOf(missing, 0.05, 0.1)",
    replace: "levelOf(missing, 0.1, 0.1)",
    tests
  },
  {
    id: "audit-05",
    breaks: "ADC2 on the day of the cut-off makes the truncation unknown",
    file: design,
    find: "reachOf(pair) <= (windowOf(pair) ?? 0)",
    replace: "reachOf(pair) < (windowOf(pair) ?? 0)",
    tests
  },
  {
    id: "audit-06",
    breaks: "one patient without a cut-off does not matter to the size of the truncation",
    file: design,
    find: "windowed.length < pairs.length",
    replace: "windowed.length + 1 < pairs.length",
    tests
  },
  {
    id: "audit-07",
    breaks: "approval dates: other limits",
    file: design,
    find: "levelOfShare(longest.days, shortest.days, 125, 150)",
    replace: "levelOfShare(longest.days, shortest.days, 126, 151)",
    tests
  },
  {
    id: "audit-08",
    breaks: "a sequence of four patients has a median window",
    file: design,
    find: "own.length >= 5",
    replace: "own.length >= 4",
    tests
  },
  {
    id: "audit-09",
    breaks: "a sequence needs six patients for a median window",
    file: design,
    find: "own.length >= 5",
    replace: "own.length > 5",
    tests
  },
  {
    id: "audit-10",
    breaks: "the middle of an even number is the upper one",
    file: design,
    find: "((sorted[half - 1] ?? NaN) + (sorted[half] ?? NaN)) / 2",
    replace: "(sorted[half] ?? NaN)",
    tests
  },
  {
    id: "audit-11",
    breaks: "immortal time without a wait is serious",
    file: design,
    find: 'wait > 0 ? "serious"',
    replace: 'wait >= 0 ? "serious"',
    tests
  },
  {
    id: "audit-12",
    breaks: "entry on the day of ADC1 counts as delayed",
    file: design,
    find: "entry !== null && entry > 0",
    replace: "entry !== null && entry >= 0",
    tests
  },
  {
    id: "audit-13",
    breaks: "nine with an entry are tested",
    file: design,
    find: "usable.length < 10",
    replace: "usable.length < 9",
    tests
  },
  {
    id: "audit-14",
    breaks: "ten with an entry are not tested",
    file: design,
    find: "usable.length < 10",
    replace: "usable.length <= 10",
    tests
  },
  {
    id: "audit-15",
    breaks: "informative entry from p 0.1 on",
    file: design,
    find: "test.pValue < 0.05",
    replace: "test.pValue < 0.1",
    tests
  },
  {
    id: "audit-16",
    breaks: "an entry that the estimators do not use is a caution",
    file: design,
    find: '!usesEntry || informative ? "serious"',
    replace: 'informative ? "serious"',
    tests
  },
  {
    id: "audit-17",
    breaks: "who progressed on the day before the cut-off had time to reach ADC2",
    file: design,
    find: "adc1Start + pfs1 + 90 <= cutoff",
    replace: "adc1Start + pfs1 <= cutoff",
    tests
  },
  {
    id: "audit-18",
    breaks: "90 days before the cut-off are not time enough",
    file: design,
    find: "adc1Start + pfs1 + 90 <= cutoff",
    replace: "adc1Start + pfs1 + 90 < cutoff",
    tests
  },
  {
    id: "audit-19",
    breaks: "selection: other limits",
    file: design,
    find: "levelOfShare(lost.length, due.length, 10, 30)",
    replace: "levelOfShare(lost.length, due.length, 11, 31)",
    tests
  },
  {
    id: "audit-20",
    breaks: "who is censored on ADC1 could have reached ADC2",
    file: design,
    find: "event1 === 1 && (cutoff === null ||",
    replace: "(cutoff === null || event1 === 2 ||",
    tests
  },
  {
    id: "audit-21",
    breaks: "death 60 days after the censoring does not count",
    file: followUp,
    find: "<= DEATH_WINDOW",
    replace: "< DEATH_WINDOW",
    tests
  },
  {
    id: "audit-22",
    breaks: "death 61 days after the censoring counts",
    file: followUp,
    find: "DEATH_WINDOW = 60",
    replace: "DEATH_WINDOW = 61",
    tests
  },
  {
    id: "audit-23",
    breaks: "death on the day of the cut-off is not seen",
    file: followUp,
    find: "death <= (cutoff ?? Infinity)",
    replace: "death < (cutoff ?? Infinity)",
    tests
  },
  {
    id: "audit-24",
    breaks: "informative censoring: other limits",
    file: followUp,
    find: "levelOfShare(soon.length, censored.length, 5, 10)",
    replace: "levelOfShare(soon.length, censored.length, 6, 11)",
    tests
  },
  {
    id: "audit-25",
    breaks: "nine progressions show a schedule",
    file: followUp,
    find: "times.length < 10",
    replace: "times.length < 9",
    tests
  },
  {
    id: "audit-26",
    breaks: "deaths cluster on a schedule",
    file: followUp,
    find: 'event2 === 1 && cause2 !== "death"',
    replace: "event2 === 1 && cause2 !== null",
    tests
  },
  {
    id: "audit-27",
    breaks: "a schedule is found by chance",
    file: followUp,
    find: "best.value ** 2) < 0.01",
    replace: "best.value ** 2) < 0.05",
    tests
  },
  {
    id: "audit-28",
    breaks: "a schedule is serious from 0.4 on",
    file: followUp,
    find: "levelOf(best.value, 0, 0.5)",
    replace: "levelOf(best.value, 0, 0.44)",
    tests
  },
  {
    id: "audit-29",
    breaks: "a schedule is serious only from 0.6 on",
    file: followUp,
    find: "levelOf(best.value, 0, 0.5)",
    replace: "levelOf(best.value, 0, 0.6)",
    tests
  },
  {
    id: "audit-30",
    breaks: "dependent censoring: other limits",
    file: followUp,
    find: "levelOf(Math.abs(correlation), 0.15, 0.3)",
    replace: "levelOf(Math.abs(correlation), 0.16, 0.31)",
    tests
  },
  {
    id: "audit-31",
    breaks: "a negative correlation is none",
    file: followUp,
    find: "levelOf(Math.abs(correlation),",
    replace: "levelOf(correlation,",
    tests
  },
  {
    id: "audit-32",
    breaks: "one censored in twenty is too few to matter",
    file: followUp,
    find: "20 * open < pairs.length",
    replace: "20 * open <= pairs.length",
    tests
  },
  {
    id: "audit-33",
    breaks: "deaths on one line: other limits",
    file: followUp,
    find: "levelOfShare(deaths.length, events.length, 5, 15)",
    replace: "levelOfShare(deaths.length, events.length, 6, 16)",
    tests
  },
  {
    id: "audit-34",
    breaks: "deaths are shared among pairs, not among events",
    file: followUp,
    find: "levelOfShare(deaths.length, events.length,",
    replace: "levelOfShare(deaths.length, pairs.length,",
    tests
  },
  {
    id: "audit-35",
    breaks: "naive ratios: other limits",
    file: followUp,
    find: "levelOfShare(censored, pairs.length, 5, 25)",
    replace: "levelOfShare(censored, pairs.length, 6, 26)",
    tests
  },
  {
    id: "audit-36",
    breaks: "records of one patient as strangers are ok",
    file: comparison,
    find: 'return pairing === "paired or clustered"',
    replace: 'return pairing !== "paired or clustered"',
    tests
  },
  {
    id: "audit-37",
    breaks: "line drift: other limits",
    file: comparison,
    find: "levelOfShare(part, whole, 50, 100)",
    replace: "levelOfShare(part, whole, 51, 101)",
    tests
  },
  {
    id: "audit-38",
    breaks: "line drift is judged on sequences of four",
    file: comparison,
    find: "lines.length >= 5",
    replace: "lines.length >= 4",
    tests
  },
  {
    id: "audit-39",
    breaks: "adjusting for the line undoes drift within a patient",
    file: comparison,
    find: 'adjusted ? "caution" : "serious"',
    replace: 'adjusted ? "ok" : "serious"',
    tests
  },
  {
    id: "audit-40",
    breaks: "intervening therapy in nearly everybody is a mixture",
    file: comparison,
    find: "Math.min(between, known.length - between)",
    replace: "between",
    tests
  },
  {
    id: "audit-41",
    breaks: "intervening therapy: other limits",
    file: comparison,
    find: "known.length - between), known.length, 5, 20)",
    replace: "known.length - between), known.length, 6, 21)",
    tests
  },
  {
    id: "audit-42",
    breaks: "PFS cut in two is a caution",
    file: comparison,
    find: '/pfs/i.test(column)) ? "serious"',
    replace: '/pfs/i.test(column)) ? "caution"',
    tests
  },
  {
    id: "audit-43",
    breaks: "a group of 5 is serious",
    file: comparison,
    find: "smallest.n < 5",
    replace: "smallest.n <= 5",
    tests
  },
  {
    id: "audit-44",
    breaks: "a group of 9 is ok",
    file: comparison,
    find: "smallest.n < 10",
    replace: "smallest.n < 9",
    tests
  },
  {
    id: "audit-45",
    breaks: "four events in a group are enough",
    file: comparison,
    find: "fewest < 5",
    replace: "fewest < 4",
    tests
  },
  {
    id: "audit-46",
    breaks: "nine patients with a centre are enough",
    file: comparison,
    find: "known.length < 10",
    replace: "known.length < 9",
    tests
  },
  {
    id: "audit-47",
    breaks: "centres: Cramér's V without its square root",
    file: comparison,
    find: "Math.sqrt(chi / (rows.length * smaller))",
    replace: "chi / (rows.length * smaller)",
    tests
  },
  {
    id: "audit-48",
    breaks: "centres are serious from 0.45 on",
    file: comparison,
    find: "levelOf(value, 0.3, 0.5)",
    replace: "levelOf(value, 0.3, 0.45)",
    tests
  },
  {
    id: "audit-49",
    breaks: "two tests are ok where none is primary",
    file: comparison,
    find: "levelOf(tests, 2, primaryRefused",
    replace: "levelOf(tests, 3, primaryRefused",
    tests
  },
  {
    id: "audit-50",
    breaks: "a refused primary contrast counts as none declared",
    file: comparison,
    find: "primaryRefused ? 21 : 6",
    replace: "primaryRefused ? 6 : 6",
    tests
  },
  {
    id: "audit-51",
    breaks: "twenty tests beside a primary one are serious",
    file: comparison,
    find: "levelOf(tests, 6, 21)",
    replace: "levelOf(tests, 6, 20)",
    tests
  },
  {
    id: "audit-52",
    breaks: "index dates: other limits",
    file: comparison,
    find: "levelOfShare(ruled, known.length, 5, 15)",
    replace: "levelOfShare(ruled, known.length, 6, 16)",
    tests
  },
  {
    id: "audit-53",
    breaks: "a share on a limit belongs to the milder level",
    file: finding,
    find: "100 * part >= limit * whole",
    replace: "100 * part > limit * whole",
    tests
  },
  {
    id: "audit-54",
    breaks: "shares are compared in floating point",
    file: finding,
    find: "100 * part >= limit * whole",
    replace: "1 - (whole - part) / whole >= limit / 100",
    tests
  }
];
