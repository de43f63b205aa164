import {append} from "../record/lists-by-key.ts";
import {
  levelOf,
  notAssessable,
  percent,
  type Assessment,
  type AuditedBias,
  type AuditInput,
  type AuditPair
} from "./audit-finding.ts";
import {rankCorrelation} from "./rank-correlation.ts";

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

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

/** Mean line number of ADC2 by sequence, sequences of fewer than 5 left out. */
function linesBySequence(pairs: readonly AuditPair[]): number[] {
  const groups = new Map<string, number[]>();
  for (const {sequence, line2} of pairs) if (sequence !== null && line2 !== null) append(groups, sequence, line2);
  return [...groups.values()].filter((lines) => lines.length >= 5).map(mean);
}

/** Biases of how the comparison is made. */
export const analysisBiases: readonly AuditedBias[] = [
  {
    bias: "intra-patient-correlation",
    title: "Two records of one person",
    measure: "rank correlation of PFS(ADC1) and PFS(ADC2) in complete pairs",
    remedy: {by: "transition"},
    advice: "use paired methods, or a standard error clustered by patient",
    assess: ({pairs, plan: {comparesAdc1WithAdc2, pairing}}: AuditInput): Assessment => {
      const complete = pairs.filter(({event1, event2}) => event1 === 1 && event2 === 1);
      const number = rankCorrelation(
        complete.map(({pfs1}) => pfs1),
        complete.map(({pfs2}) => pfs2)
      );
      if (!comparesAdc1WithAdc2) return {level: "ok", number, sentence: "Each patient stands in a comparison once."};
      return pairing === "paired or clustered"
        ? {level: "ok", number, sentence: "Both records of a patient are handled as a pair or a cluster."}
        : {
            level: "serious",
            number,
            sentence: `Both records of ${pairs.length} patients enter one comparison as if they were strangers.`
          };
    }
  },
  {
    bias: "line-drift",
    title: "Later lines are compared with earlier ones",
    measure: "difference in the mean line number of ADC2 between sequences, or of ADC2 and ADC1",
    remedy: {adjust: ["line"]},
    advice: "match on line number or adjust for it; compare ADC2 with other therapy in the same line",
    assess: ({pairs, plan: {comparesAdc1WithAdc2, adjust, strata}}: AuditInput): Assessment => {
      const known = pairs.filter(({line1, line2}) => line1 !== null && line2 !== null);
      if (known.length === 0) return notAssessable("Line numbers are not recorded.");
      const adjusted = [...adjust, ...strata].some((column) => column.startsWith("line"));
      if (comparesAdc1WithAdc2) {
        const step = mean(known.map(({line1, line2}) => (line2 ?? 0) - (line1 ?? 0)));
        return {
          level: adjusted ? "caution" : "serious",
          number: step,
          sentence: `ADC2 comes on average ${step.toFixed(1)} lines after ADC1, always later: a shorter PFS(ADC2) is expected whatever the drug${adjusted ? ", and adjusting for the line cannot undo it within a patient" : ""}.`
        };
      }
      const lines = linesBySequence(known);
      if (lines.length < 2) return notAssessable("Fewer than two sequences have 5 patients with a line number.");
      const difference = Math.max(...lines) - Math.min(...lines);
      return {
        level: adjusted ? "ok" : levelOf(difference, 0.5, 1),
        number: difference,
        sentence: `The mean line number of ADC2 differs by ${difference.toFixed(1)} between sequences${adjusted ? "; the model adjusts for it" : ""}.`
      };
    }
  },
  {
    bias: "intermediate-line",
    title: "Therapy between the two ADCs",
    measure: "share of pairs with intervening therapy",
    remedy: {strata: ["contact"]},
    advice: "show direct transitions and those with intervening therapy apart, or stratify",
    assess: ({pairs, plan: {adjust, strata}}: AuditInput): Assessment => {
      const known = pairs.filter(({intervening}) => intervening !== null);
      if (known.length === 0) return notAssessable("It is not recorded whether therapy lay between the two ADCs.");
      const share = known.filter(({intervening}) => intervening === true).length / known.length;
      const handled = [...adjust, ...strata].some((column) => column === "contact" || column === "intervening");
      return {
        level: handled ? "ok" : levelOf(Math.min(share, 1 - share), 0.05, 0.2),
        number: share,
        sentence: `${percent(share)} of pairs have therapy between the two ADCs${handled ? ", and the analysis is stratified by it" : ", mixed with the others"}.`
      };
    }
  },
  {
    bias: "dichotomised",
    title: "Continuous covariates cut in two",
    measure: "number of covariates cut at a quantile",
    remedy: {adjust: ["pfs_adc1"]},
    advice: "keep the covariate continuous, as a spline where the effect may bend",
    assess: ({plan: {dichotomised}}: AuditInput): Assessment => {
      const level =
        dichotomised.length === 0 ? "ok" : dichotomised.some((column) => /pfs/i.test(column)) ? "serious" : "caution";
      return {
        level,
        number: dichotomised.length,
        sentence:
          dichotomised.length === 0
            ? "No covariate is cut in two."
            : `${dichotomised.join(", ")} cut at a quantile of this very cohort: power is lost and the cut moves with the cohort.`
      };
    }
  },
  {
    bias: "tiny-cells",
    title: "Groups too small for a curve",
    measure: "patients in the smallest group",
    remedy: {by: "transition"},
    advice: "join groups by headline class, or show individual lanes; exact or Firth methods for what remains",
    assess: ({groups}: AuditInput): Assessment => {
      if (groups.length === 0) return notAssessable("No group is shown.");
      const smallest = groups.reduce((a, b) => (b.n < a.n ? b : a));
      const fewest = Math.min(...groups.map(({nEvent}) => nEvent));
      const level = smallest.n < 5 ? "serious" : smallest.n < 10 || fewest < 5 ? "caution" : "ok";
      return {
        level,
        number: smallest.n,
        sentence: `The smallest group, ${smallest.group}, has ${smallest.n} patients and ${smallest.nEvent} events.`
      };
    }
  },
  {
    bias: "centre-clustering",
    title: "Treatment that depends on the centre",
    measure: "association of centre and sequence (Cramér's V, 0 to 1)",
    remedy: {strata: ["centre"]},
    advice: "stratify by centre, and repeat the analysis leaving out one centre at a time",
    assess: ({pairs, plan: {adjust, strata}}: AuditInput): Assessment => {
      const known = pairs.filter(({centre, sequence}) => centre !== null && sequence !== null);
      if (known.length < 10) return notAssessable("Centres are not recorded, or for fewer than 10 patients.");
      const value = association(known.map(({centre, sequence}) => [centre ?? "", sequence ?? ""] as const));
      const handled = [...adjust, ...strata].includes("centre");
      return {
        level: handled ? "ok" : levelOf(value, 0.3, 0.5),
        number: value,
        sentence: `Centre and sequence are associated with Cramér's V = ${value.toFixed(2)} over ${new Set(known.map(({centre}) => centre)).size} centres${handled ? "; the analysis is stratified by centre" : ""}.`
      };
    }
  },
  {
    bias: "multiplicity",
    title: "Many tests",
    measure: "hypotheses with a p-value in the analysis",
    remedy: null,
    advice:
      "declare one primary analysis (plan key sequential.primary), call the rest exploratory, and show adjusted p-values beside",
    assess: ({plan: {tests, primaryDeclared, primaryRefused = false}}: AuditInput): Assessment => {
      const level =
        tests <= 1 ? "ok" : primaryDeclared ? levelOf(tests, 6, 21) : levelOf(tests, 2, primaryRefused ? 21 : 6);
      const primary = primaryDeclared
        ? ", one of them primary"
        : primaryRefused
          ? ", none of them primary because the primary contrast cannot be given"
          : ", none of them primary";
      return {
        level,
        number: tests,
        sentence: `The analysis makes ${tests} test${tests === 1 ? "" : "s"}${tests > 1 ? `${primary}; without any difference, ${percent(1 - 0.95 ** tests)} of such analyses show at least one p below 0.05 if the tests are independent` : ""}.`
      };
    }
  },
  {
    bias: "index-date",
    title: "When an ADC begins",
    measure: "share of pairs in which a rule joined or split exposures",
    remedy: {agents: {gapDays: 180}},
    advice: "repeat with another gap: the rule stands in Methods",
    assess: ({pairs}: AuditInput): Assessment => {
      const known = pairs.filter(({ruleApplied}) => ruleApplied !== null);
      if (known.length === 0) return notAssessable("It is not known whether exposures were joined or split.");
      const share = known.filter(({ruleApplied}) => ruleApplied === true).length / known.length;
      return {
        level: levelOf(share, 0.05, 0.15),
        number: share,
        sentence: `In ${percent(share)} of pairs a rule joined or split the lines of an ADC, which moves its start or end.`
      };
    }
  }
];
