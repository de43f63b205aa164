import {
  levelOf,
  levelOfShare,
  notAssessable,
  type Assessment,
  type AuditedBias,
  type AuditInput
} from "./audit-input.ts";
import {rankCorrelation} from "../math/rank-correlation.ts";

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
    remedy: {endpoints: ["rwPFS", "rwPFS-flatiron"]},
    assess: ({pairs}: AuditInput): Assessment<"informative-censoring"> => {
      if (pairs.every(({death}) => death === null)) return notAssessable({code: "no-death-recorded"});
      const censored = pairs.filter(({event2}) => event2 === 0);
      if (censored.length === 0) return {level: "ok", number: 0, evidence: {code: "nothing-censored"}};
      const soon = censored.filter(
        ({death, adc2Start, pfs2, cutoff}) =>
          death !== null && death <= (cutoff ?? Infinity) && death - (adc2Start + pfs2) <= DEATH_WINDOW
      );
      return {
        level: levelOfShare(soon.length, censored.length, 5, 10),
        number: soon.length / censored.length,
        evidence: {code: "died-soon", censored: censored.length, soon: soon.length, days: DEATH_WINDOW}
      };
    }
  },
  {
    bias: "interval-censoring",
    remedy: null,
    assess: ({pairs}: AuditInput): Assessment<"interval-censoring"> => {
      const times = pairs.filter(({event2, cause2}) => event2 === 1 && cause2 !== "death").map(({pfs2}) => pfs2);
      if (times.length < 10) return notAssessable({code: "few-progressions"});
      const best = SCHEDULES.map((interval) => ({interval, value: clustering(times, interval)})).reduce((a, b) =>
        b.value > a.value ? b : a
      );
      // Rayleigh's test, p = exp(−n R²), for four schedules tried.
      const shown = SCHEDULES.length * Math.exp(-times.length * best.value ** 2) < 0.01;
      return {
        level: shown ? levelOf(best.value, 0, 0.5) : "ok",
        number: best.value,
        evidence: shown
          ? {code: "on-schedule", days: best.interval, clustering: best.value}
          : {code: "no-schedule", clustering: best.value}
      };
    }
  },
  {
    bias: "induced-dependent-censoring",
    remedy: {adjust: ["pfs_adc1"]},
    assess: ({pairs, plan: {adjust, strata}}: AuditInput): Assessment<"induced-dependent-censoring"> => {
      const known = pairs.filter(({cutoff}) => cutoff !== null);
      const correlation = rankCorrelation(
        known.map(({pfs1}) => pfs1),
        known.map(({cutoff, adc2Start}) => (cutoff ?? 0) - adc2Start)
      );
      if (correlation === null) return notAssessable({code: "few-cutoffs"});
      const open = pairs.filter(({event2}) => event2 === 0).length;
      const censored = open / pairs.length;
      const adjusted = [...adjust, ...strata].some((column) => column === "pfs_adc1" || column === "pfs1");
      const level = 20 * open < pairs.length || adjusted ? "ok" : levelOf(Math.abs(correlation), 0.15, 0.3);
      return {
        level,
        number: correlation,
        evidence: {code: "follow-up-goes-with-pfs1", correlation, censored, adjusted}
      };
    }
  },
  {
    bias: "deaths-on-one-line",
    remedy: null,
    assess: ({pairs}: AuditInput): Assessment<"deaths-on-one-line"> => {
      const events = pairs.filter(({event2}) => event2 === 1);
      if (events.length === 0) return notAssessable({code: "no-event-on-adc2"});
      const deaths = events.filter(({cause2}) => cause2 === "death");
      return {
        level: levelOfShare(deaths.length, events.length, 5, 15),
        number: deaths.length / events.length,
        evidence: {code: "deaths", deaths: deaths.length, events: events.length}
      };
    }
  },
  {
    bias: "naive-ratio",
    remedy: null,
    assess: ({pairs}: AuditInput): Assessment<"naive-ratio"> => {
      if (pairs.length === 0) return notAssessable({code: "no-pair"});
      const censored = pairs.filter(({event2}) => event2 === 0).length;
      const share = censored / pairs.length;
      return {
        level: levelOfShare(censored, pairs.length, 5, 25),
        number: share,
        evidence: {code: "censored-pairs", share}
      };
    }
  }
];
