import {mean} from "simple-statistics";
import {append} from "../record/lists-by-key.ts";
import {
  levelOf,
  levelOfShare,
  notAssessable,
  type Assessment,
  type AuditedBias,
  type AuditInput,
  type AuditPair
} from "./audit-input.ts";
import {rankCorrelation} from "../math/rank-correlation.ts";

/** Cramér's V of two labels: 0 unrelated, 1 one decides the other. */
function association(rows: readonly (readonly [string, string])[]): number {
  const [left, right] = [countsOf(rows.map(([a]) => a)), countsOf(rows.map(([, b]) => b))];
  const cells = countsOf(rows.map((row) => JSON.stringify(row)));
  let chi = 0;
  for (const [a, na] of left)
    for (const [b, nb] of right) {
      const expected = (na * nb) / rows.length;
      chi += ((cells.get(JSON.stringify([a, b])) ?? 0) - expected) ** 2 / expected;
    }
  const smaller = Math.min(left.size, right.size) - 1;
  return smaller === 0 ? 0 : Math.sqrt(chi / (rows.length * smaller));
}

function countsOf(labels: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  return counts;
}

/** The sum of line numbers, and of how many. */
interface LineTotal {
  readonly lines: number;
  readonly n: number;
}

/** Line numbers of ADC2 by sequence, that with the lowest mean first; sequences of fewer than 5 left out. */
function linesBySequence(pairs: readonly AuditPair[]): LineTotal[] {
  const groups = new Map<string, number[]>();
  for (const {sequence, line2} of pairs) if (sequence !== null && line2 !== null) append(groups, sequence, line2);
  return [...groups.values()]
    .filter((lines) => lines.length >= 5)
    .map((lines) => ({lines: lines.reduce((sum, line) => sum + line, 0), n: lines.length}))
    .sort((a, b) => a.lines * b.n - b.lines * a.n);
}

/** How far the mean lines of ADC2 lie apart between sequences. */
function linesDiffer(pairs: readonly AuditPair[], adjusted: boolean): Assessment<"line-drift"> {
  const lines = linesBySequence(pairs);
  const [earliest, latest] = [lines[0], lines.at(-1)];
  if (lines.length < 2 || earliest === undefined || latest === undefined)
    return notAssessable({code: "few-lines-by-sequence"});
  const difference = latest.lines / latest.n - earliest.lines / earliest.n;
  const [part, whole] = [latest.lines * earliest.n - earliest.lines * latest.n, latest.n * earliest.n];
  return {
    level: adjusted ? "ok" : levelOfShare(part, whole, 50, 100),
    number: difference,
    evidence: {code: "lines-differ", lines: difference, adjusted}
  };
}

/** Biases of how the comparison is made. */
export const analysisBiases: readonly AuditedBias[] = [
  {
    bias: "intra-patient-correlation",
    remedy: {by: "transition"},
    assess: ({pairs, plan: {comparesAdc1WithAdc2, pairing}}: AuditInput): Assessment<"intra-patient-correlation"> => {
      const complete = pairs.filter(({event1, event2}) => event1 === 1 && event2 === 1);
      const number = rankCorrelation(
        complete.map(({pfs1}) => pfs1),
        complete.map(({pfs2}) => pfs2)
      );
      if (!comparesAdc1WithAdc2) return {level: "ok", number, evidence: {code: "compared-once"}};
      return pairing === "paired or clustered"
        ? {level: "ok", number, evidence: {code: "paired-or-clustered"}}
        : {level: "serious", number, evidence: {code: "as-strangers", pairs: pairs.length}};
    }
  },
  {
    bias: "line-drift",
    remedy: {adjust: ["line"]},
    assess: ({pairs, plan: {comparesAdc1WithAdc2, adjust, strata}}: AuditInput): Assessment<"line-drift"> => {
      const known = pairs.filter(({line1, line2}) => line1 !== null && line2 !== null);
      if (known.length === 0) return notAssessable({code: "lines-not-recorded"});
      const adjusted = [...adjust, ...strata].some((column) => column.startsWith("line"));
      if (comparesAdc1WithAdc2) {
        const step = mean(known.map(({line1, line2}) => (line2 ?? 0) - (line1 ?? 0)));
        return {
          level: adjusted ? "caution" : "serious",
          number: step,
          evidence: {code: "later-line", lines: step, adjusted}
        };
      }
      return linesDiffer(known, adjusted);
    }
  },
  {
    bias: "intermediate-line",
    remedy: {strata: ["contact"]},
    assess: ({pairs, plan: {adjust, strata}}: AuditInput): Assessment<"intermediate-line"> => {
      const known = pairs.filter(({intervening}) => intervening !== null);
      if (known.length === 0) return notAssessable({code: "intervening-not-recorded"});
      const between = known.filter(({intervening}) => intervening === true).length;
      const share = between / known.length;
      const handled = [...adjust, ...strata].some((column) => column === "contact" || column === "intervening");
      return {
        level: handled ? "ok" : levelOfShare(Math.min(between, known.length - between), known.length, 5, 20),
        number: share,
        evidence: {code: "intervening", share, handled}
      };
    }
  },
  {
    bias: "dichotomised",
    remedy: {adjust: ["pfs_adc1"]},
    assess: ({plan: {dichotomised}}: AuditInput): Assessment<"dichotomised"> => {
      const level =
        dichotomised.length === 0 ? "ok" : dichotomised.some((column) => /pfs/i.test(column)) ? "serious" : "caution";
      return {
        level,
        number: dichotomised.length,
        evidence: dichotomised.length === 0 ? {code: "nothing-cut-in-two"} : {code: "cut-in-two", columns: dichotomised}
      };
    }
  },
  {
    bias: "tiny-cells",
    remedy: {by: "transition"},
    assess: ({groups}: AuditInput): Assessment<"tiny-cells"> => {
      if (groups.length === 0) return notAssessable({code: "no-group"});
      const smallest = groups.reduce((a, b) => (b.n < a.n ? b : a));
      const fewest = Math.min(...groups.map(({nEvent}) => nEvent));
      const level = smallest.n < 5 ? "serious" : smallest.n < 10 || fewest < 5 ? "caution" : "ok";
      return {level, number: smallest.n, evidence: {code: "smallest-group", ...smallest}};
    }
  },
  {
    bias: "centre-clustering",
    remedy: {strata: ["centre"]},
    assess: ({pairs, plan: {adjust, strata}}: AuditInput): Assessment<"centre-clustering"> => {
      const known = pairs.filter(({centre, sequence}) => centre !== null && sequence !== null);
      if (known.length < 10) return notAssessable({code: "few-centres"});
      const value = association(known.map(({centre, sequence}) => [centre ?? "", sequence ?? ""] as const));
      const handled = [...adjust, ...strata].includes("centre");
      return {
        level: handled ? "ok" : levelOf(value, 0.3, 0.5),
        number: value,
        evidence: {
          code: "centre-and-sequence",
          association: value,
          centres: new Set(known.map(({centre}) => centre)).size,
          handled
        }
      };
    }
  },
  {
    bias: "multiplicity",
    remedy: null,
    assess: ({plan: {tests, primaryDeclared, primaryRefused = false}}: AuditInput): Assessment<"multiplicity"> => {
      const level =
        tests <= 1 ? "ok" : primaryDeclared ? levelOf(tests, 6, 21) : levelOf(tests, 2, primaryRefused ? 21 : 6);
      return {
        level,
        number: tests,
        evidence: {code: "tests", tests, primary: primaryDeclared ? "declared" : primaryRefused ? "refused" : "none"}
      };
    }
  },
  {
    bias: "index-date",
    remedy: {agents: {gapDays: 90}},
    assess: ({pairs}: AuditInput): Assessment<"index-date"> => {
      const known = pairs.filter(({ruleApplied}) => ruleApplied !== null);
      if (known.length === 0) return notAssessable({code: "joining-not-known"});
      const ruled = known.filter(({ruleApplied}) => ruleApplied === true).length;
      const share = ruled / known.length;
      return {
        level: levelOfShare(ruled, known.length, 5, 15),
        number: share,
        evidence: {code: "joined-or-split", share}
      };
    }
  }
];
