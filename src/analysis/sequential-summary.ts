import {SMALL_GROUP} from "../estimate/contrast-policy.ts";
import {withDelayedEntry} from "../estimate/delayed-entry.ts";
import {remarksOf, type Remark, type RemarkOf} from "../record/remark.ts";
import {refusedRow, resultRow, type Row} from "../record/row.ts";
import type {Surv} from "../record/surv.ts";
import {kaplanMeier} from "../survival/kaplan-meier.ts";
import {median} from "../survival/quantile.ts";
import {entryOnAdc2} from "../patients/adc-pair.ts";
import type {AuditPair} from "../audit/audited-bias.ts";
import {delayedFollowUp} from "../survival/delayed-follow-up.ts";
import {earlyProgression} from "../estimate/early-progression.ts";
import {survivalFromAdc1, survivalFromAdc2, type SurvivalColumns} from "../states/immortal-time.ts";
import {pairConcordance} from "../paired/pair-concordance.ts";
import {fewAtRisk} from "../truncation/few-at-risk.ts";
import {shareShorter} from "../paired/share-shorter.ts";

/** The label of a pair is its group in the table: sequence, class, tumour, subtype, or all. */
export type LabelledPair = AuditPair & {readonly label: string};

export interface SummaryOptions {
  /** As printed, e.g. `rwPFS@1`. */
  readonly endpoint: string;
  readonly population?: string | null;
  /** What the labels are, e.g. `sequence`, `tumour`. */
  readonly by: string;
  /** Name of the grouping of the rows; null where none makes the labels. */
  readonly grouping?: string | null;
  /** Threshold of early progression on ADC2, in days. */
  readonly earlyThreshold?: number;
  /** With fewer patients than this a label has counts and no estimates; 0 unless told. */
  readonly fewest?: number;
  readonly confLevel?: number;
}

/** ICH's PFS2 is another thing; to stand under every table of PFS(ADC2). */
export const PFS2_FOOTNOTE =
  "PFS(ADC2) counts from the start of ADC2 to progression on it or death; it is not the PFS2 of ICH guidance, which counts from randomisation to the second progression";

/**
 * The table of a sequential cohort, one block a label in ascending order: medians of PFS(ADC1), PFS(ADC2), progression on ADC2 alone, overall survival from ADC2 and from ADC1 (observed from ADC2 on), share with
 * PFS(ADC2) shorter, early progression on ADC2, share with therapy in between, and concordance of the two times.
 *
 * Times in days. No test is made. Throws `RangeError` for a threshold ≤ 0 or confLevel outside (0, 1). Source: the functions named in each row's `method`.
 *
 * @example
 * const pair = (pfs1, pfs2) => ({patientId: "", label: "all", group: null, adc1Start: 0, adc2Start: pfs1 + 10, cutoff: 900, pfs1, event1: 1, pfs2, event2: 1, cause1: "progression", cause2: "progression", line1: 1, line2: 2, entry: null, sequence: null, centre: null, intervening: false, death: null, lastContact: 800, ruleApplied: null});
 * sequentialSummary([pair(200, 90), pair(100, 120), pair(150, 60)], {endpoint: "rwPFS@1", by: "all"})[1].estimate // 90
 */
export function sequentialSummary(
  pairs: readonly LabelledPair[],
  {endpoint, population = null, by, grouping = null, earlyThreshold = 91, fewest = 0, confLevel = 0.95}: SummaryOptions
): Row[] {
  const labels = [...new Set(pairs.map(({label}) => label))].sort((a, b) => (a < b ? -1 : 1));
  return labels.flatMap((label) => {
    const own = pairs.filter((pair) => pair.label === label);
    const shared = {analysis: `sequential summary by ${by}`, population, grouping, group: label, unit: "days"};
    const small: Remark | null =
      own.length < SMALL_GROUP ? {code: "few-patients", fewest: SMALL_GROUP, where: "table-group"} : null;
    const remarks = (...more: (Remark | null)[]): readonly Remark[] => remarksOf([small, ...more]);
    const medianRow = (
      named: string,
      follow: Surv | null,
      note: RemarkOf<"truncated-pfs1" | "given-adc2-reached"> | null,
      method: string
    ): Row => {
      const fields = {...shared, kind: "median" as const, endpoint: named, term: "median", scale: "time", method};
      if (follow === null)
        return resultRow({
          ...fields,
          refusal: {code: note?.code === "given-adc2-reached" ? note.code : "nobody-followed"}
        });
      const nEvent = follow.event.reduce((sum, value) => sum + value, 0);
      const curve = kaplanMeier(follow, {confLevel});
      const middle = median(curve);
      return resultRow({
        ...fields,
        ...middle,
        n: follow.time.length,
        nEvent,
        nCensored: follow.time.length - nEvent,
        remarks: remarks(
          middle.estimate === null ? {code: "median-not-reached"} : null,
          note,
          follow.entry === null ? null : fewAtRisk(curve, middle.estimate)
        )
      });
    };
    const estimation = (follow: Surv | null): string =>
      `Kaplan-Meier${withDelayedEntry(follow?.entry ?? null)}, log-log limits`;
    const pfs1 = delayedFollowUp(own.map((pair) => ({time: pair.pfs1, event: pair.event1, entry: pair.entry})));
    const pfs2 = delayedFollowUp(own.map((pair) => ({time: pair.pfs2, event: pair.event2, entry: entryOnAdc2(pair)})));
    const progression = delayedFollowUp(
      own.map((pair) => ({
        time: pair.pfs2,
        event: pair.event2 === 1 && pair.cause2 !== "death",
        entry: entryOnAdc2(pair)
      }))
    );
    const fromAdc2 = survOf(survivalFromAdc2(own));
    const shares = shareShorter(own, {confLevel});
    const early = earlyProgression(
      own.map((pair) => ({
        time: pair.pfs2,
        cause: pair.event2 === 1 ? (pair.cause2 ?? "progression") : null,
        entry: entryOnAdc2(pair)
      })),
      earlyThreshold,
      {confLevel}
    );
    const between = own.filter(({intervening}) => intervening === true).length;
    const known = own.filter(({intervening}) => intervening !== null).length;
    const concord = pairConcordance(own);
    const rows = [
      medianRow(`PFS(ADC1), ${endpoint}`, pfs1, {code: "truncated-pfs1"}, estimation(pfs1)),
      medianRow(`PFS(ADC2), ${endpoint}`, pfs2, null, estimation(pfs2)),
      medianRow(`progression on ADC2, ${endpoint}, deaths censored`, progression, null, estimation(progression)),
      medianRow("rwOS from ADC2", fromAdc2, null, estimation(fromAdc2)),
      medianRow(
        "rwOS from ADC1",
        survOf(survivalFromAdc1(own)),
        {code: "given-adc2-reached"},
        "Kaplan-Meier, log-log limits, delayed entry at ADC2"
      ),
      resultRow({
        ...shared,
        endpoint,
        kind: "share",
        term: "share with PFS(ADC2) shorter",
        scale: "probability",
        unit: null,
        estimate: shares.midrank?.estimate ?? null,
        confLow: shares.lowest.confLow,
        confHigh: shares.highest.confHigh,
        n: shares.n,
        nEvent: shares.shorter,
        nCensored: shares.indeterminate,
        method: "midrank estimate between exact limits of the bounds",
        remarks: remarks({
          code: "share-between",
          shorter: shares.shorter,
          indeterminate: shares.indeterminate,
          // Equal times are not told apart in this table.
          equal: 0,
          n: shares.n
        })
      }),
      resultRow({
        ...shared,
        endpoint: `PFS(ADC2), ${endpoint}`,
        kind: "incidence-at",
        term: "early progression or death",
        scale: "probability",
        time: earlyThreshold,
        estimate: early.estimate,
        confLow: early.confLow,
        confHigh: early.confHigh,
        n: early.n,
        nEvent: early.progressed + early.died,
        method: "1 - S(threshold), Kaplan-Meier, log-log limits",
        remarks: remarks({
          code: "early-outcomes",
          progressed: early.progressed,
          died: early.died,
          notEvaluable: early.notEvaluable
        }),
        refusal: early.estimate === null ? {code: "follow-up-before-threshold"} : null
      }),
      resultRow({
        ...shared,
        endpoint: `PFS(ADC2), ${endpoint}`,
        kind: "share",
        term: "early progression, evaluable patients",
        scale: "probability",
        time: earlyThreshold,
        estimate: early.evaluableShare?.estimate ?? null,
        confLow: early.evaluableShare?.confLow ?? null,
        confHigh: early.evaluableShare?.confHigh ?? null,
        n: early.evaluable,
        nEvent: early.progressed,
        method: "share of evaluable patients, exact limits",
        remarks: remarks(),
        refusal: early.evaluableShare === null ? {code: "nobody-evaluable"} : null
      }),
      resultRow({
        ...shared,
        endpoint: null,
        kind: "share",
        term: "therapy between the two ADCs",
        scale: "probability",
        unit: null,
        n: known,
        nEvent: between,
        method: "share of patients for whom it is known",
        remarks: remarks(),
        ...(known === 0 ? {refusal: {code: "not-recorded"}} : {estimate: between / known})
      }),
      resultRow({
        ...shared,
        endpoint,
        kind: "concordance",
        term: "concordance of PFS(ADC1) and PFS(ADC2)",
        scale: "concordance",
        unit: null,
        estimate: concord.estimate,
        stdError: concord.stdError,
        n: own.length,
        method: "share of comparable pairs of patients, jackknife",
        remarks: remarks({
          code: "concordance-pairs",
          comparable: concord.concordant + concord.discordant,
          notComparable: concord.notComparable
        }),
        refusal: concord.estimate === null ? {code: "no-comparable-patients"} : null
      })
    ];
    return own.length >= fewest
      ? rows
      : rows.map((row) => refusedRow(row, row.refusal ?? {code: "counts-only", fewest, evaluable: false}));
  });
}

function survOf({time, event, entry}: SurvivalColumns): Surv | null {
  return time.length === 0
    ? null
    : delayedFollowUp(time.map((at, i) => ({time: at, event: event[i], entry: entry[i]})));
}
