import {firstEndpoint, isPfs} from "../cohort/endpoints.ts";
import type {LedgerLine} from "../record/ledger-line.ts";
import type {Plan} from "../record/plan.ts";
import type {View} from "../record/result-parts.ts";
import {withRemarks, type Row} from "../record/row.ts";
import type {AnalysisSet} from "./analysis-set.ts";
import {followUpSet} from "./follow-up-set.ts";
import {groupingName} from "./grouping.ts";
import {groupAnalysis} from "./group-analysis.ts";
import type {AnalysisPart, Material, PartOutput} from "./material.ts";
import {regroupedSet} from "./transition-set.ts";

/** Analyses that describe patients at the start of ADC2: the same under every endpoint, and said once. */
const describing: ReadonlySet<string> = new Set(["characteristics", "standardised difference", "characteristics test"]);

/** Name of an analysis in the rows of a view, e.g. `kaplan-meier by sequence`. */
export function viewAnalysis(analysis: string, by: string): string {
  return `${analysis} by ${groupingName(by)}`;
}

/** Every further endpoint of the plan under its grouping, and every further grouping under its first endpoint: curves, estimates and contrasts by the rules of the main ones. */
export const views: AnalysisPart = {
  name: "views",
  of: (material: Material): PartOutput => {
    const asked = furtherPlans(material.plan);
    if (asked.length === 0) return {};
    const known = new Set(material.set.ledger.map(lineKey));
    const ledger: LedgerLine[] = [];
    const made = asked.map((plan, index): View => {
      material.onProgress("views", index, asked.length);
      const set = regroupedSet(material.cohort, plan, material.set.derived) ?? followUpSet(material.cohort, plan);
      const view = viewOf(set, plan, material);
      for (const line of set.ledger.filter((one) => !known.has(lineKey(one))))
        ledger.push({
          ...line,
          step: "view",
          detail: `${line.detail} (${view.endpoint} by ${plan.by.replace(/^column:/, "")} only)`
        });
      return view;
    });
    material.onProgress("views", asked.length, asked.length);
    return {
      shown: {views: made},
      rows: made.flatMap(({by, rows}) => rows.map((row) => ({...row, analysis: viewAnalysis(row.analysis, by)}))),
      ledger
    };
  }
};

/** The plan with each further endpoint in the first place, and with each further grouping. */
function furtherPlans(plan: Plan): Plan[] {
  const [first, ...others] = plan.endpoints;
  const groupings = plan.groupings.filter((by, index, all) => by !== plan.by && all.indexOf(by) === index);
  return [
    ...others
      .filter((endpoint, index) => endpoint !== first && others.indexOf(endpoint) === index)
      .map((endpoint) => ({...plan, endpoints: [endpoint]})),
    ...groupings.map((by): Plan => ({
      ...plan,
      by,
      endpoints: first === undefined ? plan.endpoints : [first],
      reference: null
    }))
  ];
}

function viewOf(set: AnalysisSet, plan: Plan, {cohort}: Material): View {
  const {rows, curves} = groupAnalysis(set, plan, cohort);
  const guaranteed = plan.by === "position" && !isPfs(firstEndpoint(plan));
  const warned = (row: Row): Row =>
    guaranteed && row.group === "ADC1" ? withRemarks(row, [{code: "guaranteed-time"}]) : row;
  return {
    name: plan.endpoints[0] ?? "",
    endpoint: set.endpoint,
    by: plan.by,
    curves,
    rows: rows.filter(({analysis}) => !describing.has(analysis)).map(warned)
  };
}

function lineKey({unit, reason, file, row, patientId}: LedgerLine): string {
  return JSON.stringify([unit, reason, file, row, patientId]);
}
