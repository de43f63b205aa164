import {eValue} from "../adjustment/e-value.ts";
import {resultRow, type Row} from "../record/row.ts";
import {NotEstimable} from "../record/not-estimable.ts";
import {remarksOf} from "../record/remark.ts";
import {cox} from "../survival/cox.ts";
import {kaplanMeier} from "../survival/kaplan-meier.ts";
import {logRank} from "../survival/log-rank.ts";
import {median} from "../survival/quantile.ts";
import type {ContrastSelection} from "./contrast-selection.ts";
import {delayedFollowUp} from "./delayed-follow-up.ts";

export interface ContrastContext {
  readonly endpoint?: string | null;
  readonly population?: string | null;
  readonly unit?: string;
  /** Adjust the hazard ratio for PFS(ADC1), as PFS(ADC2) between sequences has to be where PFS(ADC1) is truncated differently. */
  readonly adjustForPfs1?: boolean;
  readonly confLevel?: number;
}

/**
 * PFS(ADC2) between the arms of a contrast: median of each arm, hazard ratio stratified by the shared cells (and adjusted for PFS(ADC1)) with its E-value, stratified log-rank test.
 *
 * A refused contrast gives rows whose refusal says why; what stays confounded stands in the remarks. Rows are in the unit of the records.
 * Source: `kaplanMeier`, `cox`, `logRank`.
 *
 * @example
 * const record = (payloadAxis, time) => ({patientId: "", time, event: 1, pfs1: 100, adc2: "SG", headline: "", targetAxis: "T2", payloadAxis, tumour: "breast", her2: null, hr: null, line: null, year: null});
 * const kept = [record("P1", 30), record("P1", 60), record("P2", 90), record("P2", 120)].map((one, i) => ({record: one, arm: i < 2 ? "A" : "B", cell: "SG"}));
 * const rows = contrastRows({contrast: {name: "x", arms: [{label: "A"}, {label: "B"}], confounded: ""}, kept, cells: [], outside: 0, inNeitherArm: 0, refusal: null}, {adjustForPfs1: false});
 * rows.filter(({term}) => term === "median").map(({estimate}) => estimate) // [45, 105]
 */
export function contrastRows(
  {contrast, kept, outside, apart = [], refusal}: ContrastSelection,
  context: ContrastContext = {}
): Row[] {
  const {endpoint = null, population = null, unit = "days", adjustForPfs1 = true, confLevel = 0.95} = context;
  const [reference, other] = contrast.arms.map(({label}) => label);
  const base = {analysis: `contrast ${contrast.name}`, endpoint, population, grouping: contrast.name};
  const ratio = {
    ...base,
    kind: "hazard-ratio" as const,
    group: other ?? null,
    reference: reference ?? null,
    term: "hazard ratio",
    scale: "hazard ratio"
  };
  const test = {
    ...base,
    kind: "log-rank-test" as const,
    group: other ?? null,
    reference: reference ?? null,
    term: "difference"
  };
  if (refusal !== null)
    return [
      resultRow({...ratio, method: "Cox regression", refusal}),
      resultRow({...test, method: "log-rank test, two-sided", refusal})
    ];
  const cells = new Set(kept.map(({cell}) => cell)).size;
  const stratified = cells > 1 ? `, stratified by ${cells} cells` : "";
  const remarks = remarksOf([
    ...apart,
    {code: "still-different", what: contrast.confounded},
    outside > 0 ? {code: "outside-of-arms", n: outside} : null
  ]);
  const medians = [reference, other].map((arm) => {
    const own = kept.filter((row) => row.arm === arm).map(({record}) => record);
    const events = own.filter(({event}) => event === 1).length;
    return resultRow({
      ...base,
      kind: "median",
      group: arm ?? null,
      term: "median",
      scale: "time",
      unit,
      ...median(kaplanMeier(delayedFollowUp(own), {confLevel})),
      n: own.length,
      nEvent: events,
      nCensored: own.length - events,
      method: "Kaplan-Meier, log-log limits",
      remarks: own.length < 10 ? [{code: "few-patients", fewest: 10, where: "arm"}] : []
    });
  });
  const usable = adjustForPfs1 ? kept.filter(({record}) => record.pfs1 !== null) : kept;
  const events = usable.filter(({record}) => record.event === 1).length;
  const counts = {n: usable.length, nEvent: events, nCensored: usable.length - events};
  const method = `Cox regression, Efron ties${stratified}${adjustForPfs1 ? ", adjusted for PFS(ADC1)" : ""}, Wald limits; stdError is of the log hazard ratio`;
  const hazard = hazardRow();
  return [...medians, hazard, ...strengthRows(hazard), logRankRow()];

  function strengthRows({estimate, confLow, confHigh, refusal: refused}: Row): Row[] {
    if (
      refused !== null ||
      estimate === null ||
      confLow === null ||
      confHigh === null ||
      confHigh > 1e6 ||
      confLow <= 0
    )
      return [];
    const strength = eValue({hazardRatio: estimate, confLow, confHigh});
    const fields = {...ratio, ...counts, scale: "risk ratio", method: "E-value of the hazard ratio, common outcome"};
    return [
      resultRow({...fields, kind: "e-value", term: "E-value", estimate: strength.estimate}),
      resultRow({...fields, kind: "e-value-of-limit", term: "E-value of the limit", estimate: strength.limit})
    ];
  }

  function hazardRow(): Row {
    try {
      const pfs1 = usable.map(({record}) => record.pfs1 ?? 0);
      const varies = new Set(pfs1).size > 1;
      const fit = cox(
        delayedFollowUp(usable.map(({record}) => record)),
        {
          [other ?? "other"]: usable.map(({arm}) => (arm === other ? 1 : 0)),
          ...(adjustForPfs1 && varies ? {pfs1} : {})
        },
        {ties: "efron", confLevel, concordance: false, ...(cells > 1 ? {strata: usable.map(({cell}) => cell)} : {})}
      );
      const row = fit.rows[0];
      if (row === undefined) return resultRow({...ratio, ...counts, method, refusal: {code: "no-estimate"}});
      return resultRow({
        ...ratio,
        ...counts,
        estimate: Math.exp(row.estimate),
        stdError: row.stdError,
        statistic: row.statistic,
        pValue: row.pValue,
        confLow: Math.exp(row.confLow),
        confHigh: Math.exp(row.confHigh),
        method,
        remarks: remarksOf([...fit.remarks, ...remarks])
      });
    } catch (error) {
      // An arm without events, or arms that never share a risk set, is a finding about the data.
      if (!(error instanceof NotEstimable)) throw error;
      return resultRow({...ratio, ...counts, method, refusal: error.why});
    }
  }

  function logRankRow(): Row {
    try {
      const {statistic, df, pValue} = logRank(
        delayedFollowUp(kept.map(({record}) => record)),
        kept.map(({arm}) => arm),
        cells > 1 ? {strata: kept.map(({cell}) => cell)} : {}
      );
      return resultRow({
        ...test,
        n: kept.length,
        nEvent: kept.filter(({record}) => record.event === 1).length,
        statistic,
        df,
        pValue,
        method: `log-rank test, two-sided${stratified}`,
        remarks
      });
    } catch (error) {
      if (!(error instanceof NotEstimable)) throw error;
      return resultRow({...test, n: kept.length, method: `log-rank test, two-sided${stratified}`, refusal: error.why});
    }
  }
}
