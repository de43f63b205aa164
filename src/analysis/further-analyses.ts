import {groupingName, groupingOf, groupingWritten} from "../question/grouping.ts";
import type {Question} from "../question/question.ts";
import type {LedgerLine} from "../record/ledger-line.ts";
import type {FurtherAnalysis} from "../record/result-parts.ts";
import type {AnalysisSet} from "./analysis-set.ts";
import {followUpSet} from "./follow-up-set.ts";
import {groupAnalysis} from "./group-analysis.ts";
import type {AnalysisPart, AnalysisInput, PartOutput} from "./analysis-part.ts";
import {regroupedSet} from "./transition-set.ts";

/** Analyses that describe patients at the start of ADC2: the same under every endpoint, and said once. */
const describing: ReadonlySet<string> = new Set(["characteristics", "standardised difference", "characteristics test"]);

/** Name of an analysis in the rows of a view, e.g. `kaplan-meier by sequence`. */
export function analysisUnder(analysis: string, by: string): string {
  return `${analysis} by ${groupingName(groupingOf(by))}`;
}

/** Every further endpoint of the plan under its grouping, and every further grouping under its first endpoint: curves, estimates and contrasts by the rules of the main ones. */
export const furtherAnalyses: AnalysisPart = {
  name: "views",
  of: (input: AnalysisInput): PartOutput => {
    const asked = input.question.further;
    if (asked.length === 0) return {};
    const known = new Set(input.set.ledger.map(lineKey));
    const ledger: LedgerLine[] = [];
    const made = asked.map((question, index): FurtherAnalysis => {
      input.onProgress("views", index, asked.length);
      const set = regroupedSet(input.cohort, question, input.set.history) ?? followUpSet(input.cohort, question);
      const view = furtherAnalysis(set, question, input);
      for (const line of set.ledger.filter((one) => !known.has(lineKey(one))))
        ledger.push({
          ...line,
          step: "view",
          detail: `${line.detail} (${view.endpoint} by ${groupingName(question.grouping)} only)`
        });
      return view;
    });
    input.onProgress("views", asked.length, asked.length);
    return {
      shown: {views: made},
      rows: made.flatMap(({by, rows}) => rows.map((row) => ({...row, analysis: analysisUnder(row.analysis, by)}))),
      ledger
    };
  }
};

function furtherAnalysis(set: AnalysisSet, question: Question, {cohort}: AnalysisInput): FurtherAnalysis {
  const {rows, curves} = groupAnalysis(set, question, cohort);
  return {
    name: question.endpointAsked,
    endpoint: set.endpoint,
    by: groupingWritten(question.grouping),
    curves,
    rows: rows.filter(({analysis}) => !describing.has(analysis))
  };
}

function lineKey({unit, reason, file, row, patientId}: LedgerLine): string {
  return JSON.stringify([unit, reason, file, row, patientId]);
}
