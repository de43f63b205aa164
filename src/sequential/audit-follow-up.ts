import {levelOf, notAssessable, percent, type Assessment, type AuditedBias, type AuditInput} from "./audit-finding.ts";
import {rankCorrelation} from "./rank-correlation.ts";

/** Schedules of assessment that are looked for, in days: every 6, 8, 9 and 12 weeks. */
const SCHEDULES = [42, 56, 63, 84] as const;
const DEATH_WINDOW = 60;

/** Mean resultant length of times on a clock that goes round once per interval: 0 spread evenly, 1 all at one point of the clock. */
function clustering(times: readonly number[], interval: number): number {
  let [x, y] = [0, 0];
  for (const time of times) {
    const angle = (2 * Math.PI * time) / interval;
    x += Math.cos(angle);
    y += Math.sin(angle);
  }
  return Math.hypot(x, y) / times.length;
}

/** Biases of how the two times are followed and when they are cut off. */
export const followUpBiases: readonly AuditedBias[] = [
  {
    bias: "informative-censoring",
    title: "Informative censoring",
    measure: "share of censored PFS(ADC2) with death before the cut-off and within 60 days of the censoring",
    remedy: {endpoints: ["rwPFS", "rwPFS-flatiron"]},
    advice:
      "read the contrast under other windows for deaths (sensitivity) and under an endpoint that the next line does not censor",
    assess: ({pairs}: AuditInput): Assessment => {
      if (pairs.every(({death}) => death === null)) return notAssessable("No death is recorded.");
      const censored = pairs.filter(({event2}) => event2 === 0);
      if (censored.length === 0) return {level: "ok", number: 0, sentence: "No PFS(ADC2) is censored."};
      const soon = censored.filter(
        ({death, adc2Start, pfs2, cutoff}) =>
          death !== null && death <= (cutoff ?? Infinity) && death - (adc2Start + pfs2) <= DEATH_WINDOW
      );
      const share = soon.length / censored.length;
      return {
        level: levelOf(share, 0.05, 0.1),
        number: share,
        sentence: `Of ${censored.length} censored PFS(ADC2), ${soon.length} (${percent(share)}) are followed by death within ${DEATH_WINDOW} days${soon.length === 0 ? "" : ": they were not cut off by chance"}.`
      };
    }
  },
  {
    bias: "interval-censoring",
    title: "Progression seen only at assessments",
    measure: "clustering of PFS(ADC2) events on an assessment schedule (mean resultant length, 0 to 1)",
    remedy: null,
    advice: "show the interval-censored (Turnbull) curve beside Kaplan-Meier, and compare schedules between the ADCs",
    assess: ({pairs}: AuditInput): Assessment => {
      const times = pairs.filter(({event2, cause2}) => event2 === 1 && cause2 !== "death").map(({pfs2}) => pfs2);
      if (times.length < 10) return notAssessable("Fewer than 10 progressions on ADC2.");
      const best = SCHEDULES.map((interval) => ({interval, value: clustering(times, interval)})).reduce((a, b) =>
        b.value > a.value ? b : a
      );
      // Rayleigh's test, p = exp(−n R²), for four schedules tried.
      const shown = SCHEDULES.length * Math.exp(-times.length * best.value ** 2) < 0.01;
      return {
        level: shown ? levelOf(best.value, 0, 0.5) : "ok",
        number: best.value,
        sentence: shown
          ? `Progressions on ADC2 cluster on a schedule of ${best.interval / 7} weeks (${best.value.toFixed(2)} on a scale from 0 to 1): the curve falls in steps where patients were scanned, not where they progressed.`
          : `Progressions on ADC2 show no schedule of assessments (${best.value.toFixed(2)} on a scale from 0 to 1).`
      };
    }
  },
  {
    bias: "induced-dependent-censoring",
    title: "Censoring of PFS(ADC2) that depends on PFS(ADC1)",
    measure: "rank correlation of PFS(ADC1) with the potential follow-up on ADC2",
    remedy: {adjust: ["pfs_adc1"]},
    advice: "adjust PFS(ADC2) for PFS(ADC1) and for calendar time",
    assess: ({pairs, plan: {adjust, strata}}: AuditInput): Assessment => {
      const known = pairs.filter(({cutoff}) => cutoff !== null);
      const correlation = rankCorrelation(
        known.map(({pfs1}) => pfs1),
        known.map(({cutoff, adc2Start}) => (cutoff ?? 0) - adc2Start)
      );
      if (correlation === null) return notAssessable("Too few patients have a recorded cut-off.");
      const censored = pairs.filter(({event2}) => event2 === 0).length / pairs.length;
      const adjusted = [...adjust, ...strata].some((column) => column === "pfs_adc1" || column === "pfs1");
      const level = censored < 0.05 || adjusted ? "ok" : levelOf(Math.abs(correlation), 0.15, 0.3);
      return {
        level,
        number: correlation,
        sentence: `The rank correlation of PFS(ADC1) with the time left to follow ADC2 is ${correlation.toFixed(2)}, and ${percent(censored)} of PFS(ADC2) are censored${adjusted ? "; the model adjusts for PFS(ADC1)" : ""}.`
      };
    }
  },
  {
    bias: "deaths-on-one-line",
    title: "Deaths on one line only",
    measure: "share of PFS(ADC2) events that are deaths",
    remedy: null,
    advice: "read progression on ADC2 alone beside PFS(ADC2): nobody in a pair can have died on ADC1",
    assess: ({pairs}: AuditInput): Assessment => {
      const events = pairs.filter(({event2}) => event2 === 1);
      if (events.length === 0) return notAssessable("No event on ADC2.");
      const deaths = events.filter(({cause2}) => cause2 === "death");
      const share = deaths.length / events.length;
      return {
        level: levelOf(share, 0.05, 0.15),
        number: share,
        sentence: `${deaths.length} of ${events.length} events on ADC2 (${percent(share)}) are deaths, while no patient of a pair can have died on ADC1.`
      };
    }
  },
  {
    bias: "naive-ratio",
    title: "Ratios PFS(ADC2) / PFS(ADC1) under censoring",
    measure: "share of pairs with a censored PFS(ADC2)",
    remedy: null,
    advice:
      "read the bounds of what censoring leaves open before the ratio; neither drop censored pairs nor count them as events",
    assess: ({pairs}: AuditInput): Assessment => {
      if (pairs.length === 0) return notAssessable("No patient received both ADCs.");
      const share = pairs.filter(({event2}) => event2 === 0).length / pairs.length;
      return {
        level: levelOf(share, 0.05, 0.25),
        number: share,
        sentence: `PFS(ADC2) is censored in ${percent(share)} of pairs, for whom the ratio is only a lower bound.`
      };
    }
  }
];
