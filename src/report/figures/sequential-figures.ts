import {auditPanelFigure, type AuditStatus} from "../../figures/audit-panel.ts";
import {gmiCurveFigure} from "../../figures/gmi-curve.ts";
import {nullPictureFigure} from "../../figures/null-picture.ts";
import {specificationCurveFigure} from "../../figures/specification-curve.ts";
import {stateOccupationFigure} from "../../figures/state-occupation.ts";
import {waterfallFigure} from "../../figures/waterfall.ts";
import {questionOf} from "../../question/question.ts";
import type {NullNumber, RatioShares} from "../../record/result-parts.ts";
import type {AuditLevel} from "../../record/audit-finding.ts";
import {biasWords} from "../../words/en/audit.ts";
import {widthAndType, type ReportFigure} from "./report-figure.ts";
import {numberStyleOf} from "../../words/number-style.ts";
import {nullNumberWords, nullPictureNotes, worldInputs} from "../tables/null-picture-table.ts";
import {pfsPairs} from "./pfs-pairs.ts";

/** Ratios beyond these are drawn at them. */
const [LEAST_RATIO, MOST_RATIO] = [0.05, 20];

/** Fewer patients than this are shown by their lanes and the scatter, not by bars. */
const FEWEST_BARS = 10;

const TRUNCATED =
  "All of these patients reached ADC2 before the data cut-off, so PFS on ADC1 is cut short and ratios come out too high.";

/** Figures of ADC1 beside ADC2, of the states between them, and of the audit, each with its caution in the picture itself. */
export const sequentialFigures: readonly ReportFigure[] = [
  {
    name: "gmi-curve",
    section: "paired",
    of: ({parts: {ratioShares}, plan}, size) =>
      ratioShares === undefined || !questionOf(plan).isByPosition
        ? null
        : {
            spec: gmiCurveFigure(ratioShares.map(curveOf), {
              ...widthAndType(size),
              method: `${TRUNCATED} The Kaplan-Meier curve is biased by censoring as well; neither is a test`
            }),
            caption: `Share of patients whose PFS on ADC2 is at least c times their PFS on ADC1 (growth modulation index, n = ${ratioShares[0]?.n ?? 0}), by midranks (exact binomial limits that take the ranks as given) and by Kaplan-Meier of the ratio. Long times on ADC1 censor small ratios, which biases the second even without truncation. ${TRUNCATED} 1.33 is a convention; later lines are expected to be shorter.`
          }
  },
  {
    name: "waterfall",
    section: "paired",
    of: (result, size) => {
      const all = !questionOf(result.plan).isByPosition || result.sequential === null ? [] : pfsPairs(result);
      const bars = all.filter(({pfs1, pfs2, event1}) => event1 && pfs1 > 0 && pfs2 > 0);
      return bars.length < FEWEST_BARS
        ? null
        : {
            spec: waterfallFigure(
              bars.map(({pfs1, pfs2, event2}) => ({
                value: Math.min(MOST_RATIO, Math.max(LEAST_RATIO, pfs2 / pfs1)),
                censored: !event2
              })),
              {...widthAndType(size), subtitle: "Patients who reached ADC2 before the cut-off alone"}
            ),
            caption: `Ratio of PFS on ADC2 to PFS on ADC1 of each patient with both above 0 and the first seen to end, smallest first; an arrow is a lower bound. ${TRUNCATED} Ratios below ${LEAST_RATIO} or above ${MOST_RATIO} are drawn there.${all.length === bars.length ? "" : ` ${all.length - bars.length} patients without such a ratio are left out.`}`
          };
    }
  },
  {
    name: "states",
    section: "states",
    of: ({parts: {occupation}}, size) =>
      occupation === undefined || occupation.time.length === 0
        ? null
        : {
            spec: stateOccupationFigure({...occupation, unit: "days"}, widthAndType(size)),
            caption: `Where the ${occupation.n} patients who started ADC1 stand over time: on ADC1 (from the first to the last dose), off it and before ADC2, on ADC2, off it, and dead (Aalen-Johansen). Who never reaches ADC2 is in it.`
          }
  },
  {
    name: "null-picture",
    section: "null-picture",
    of: ({parts: {nullPicture}, plan}, size) => {
      if (nullPicture === undefined) return null;
      const style = numberStyleOf({plan});
      return {
        spec: nullPictureFigure(
          {
            heads: ["Beyond the curve", "Lost early", "Frailty", "Line"],
            rows: nullPicture.worlds.map((world) => worldInputs(world, style))
          },
          nullPicture.numbers.map((number) => nullPanel(number, nullPicture.ratio)),
          {...widthAndType(size), footnotes: ["No p-value: what lies outside is no evidence of cross-resistance."]}
        ),
        caption: [
          "Cohorts without cross-resistance, simulated in several worlds, beside what this cohort shows.",
          ...nullPictureNotes(nullPicture)
        ].join(" ")
      };
    }
  },
  {
    name: "sensitivity",
    section: "sensitivity",
    of: ({parts: {sensitivity}}, size) => {
      const given = (sensitivity?.rules ?? []).flatMap(({estimate, ...rule}) =>
        estimate === null ? [] : [{...rule, estimate}]
      );
      if (sensitivity === undefined || given.length < 2) return null;
      const differing = Object.keys(given[0]?.choices ?? {}).filter(
        (decision) => new Set(given.map(({choices}) => choices[decision])).size > 1
      );
      return {
        spec: specificationCurveFigure(
          given.map(({choices, ...rule}) => ({
            ...rule,
            choices: Object.fromEntries(differing.map((decision) => [decision, choices[decision] ?? ""]))
          })),
          {...widthAndType(size), yTitle: "Hazard ratio (log scale)"}
        ),
        caption: `Hazard ratio of ${sensitivity.group} against ${sensitivity.reference} under other rules of the endpoint, smallest first; the diamond is the plan's own rule. The same patients stand in each column, so the columns do not confirm one another.`
      };
    }
  },
  {
    name: "audit-panel",
    section: "audit",
    of: ({sequential}, size) =>
      sequential === null || sequential.audit.length === 0
        ? null
        : {
            spec: auditPanelFigure(
              severity
                .flatMap((level) => sequential.audit.filter((finding) => finding.level === level))
                .map(({bias, level, number}) => ({
                  bias: biasWords[bias].title,
                  status: status[level],
                  finding:
                    number === null
                      ? `no number: ${biasWords[bias].measure}`
                      : `${String(Number(number.toPrecision(number < 1 ? 2 : 3))).replace("-", "−")}: ${biasWords[bias].measure}`
                })),
              {...widthAndType(size), findingTitle: "Number behind it"}
            ),
            caption:
              "Known biases of such cohorts, judged on this one, with the number behind each verdict. Limits between verdicts are conventions of this software; the table has the sentence and what helps."
          }
  }
];

const severity = ["serious", "caution", "not assessable", "ok"] as const satisfies readonly AuditLevel[];

const status: Readonly<Record<AuditLevel, AuditStatus>> = {
  "ok": "clear",
  "caution": "caution",
  "serious": "serious",
  "not assessable": "not assessable"
};

/** A curve of shares within the ratios that are drawn; what lies beyond is joined at the edge. */
function curveOf({
  method,
  n,
  ratio,
  estimate,
  confLow,
  confHigh
}: RatioShares): Parameters<typeof gmiCurveFigure>[0][number] {
  const last = ratio.findLastIndex((one) => one <= LEAST_RATIO);
  const kept = ratio.map((one, i) => ({one, i})).filter(({one, i}) => i >= last && one <= MOST_RATIO);
  return {
    group: method === "midranks" ? "Midranks" : "Kaplan-Meier of the ratio",
    n,
    ratio: kept.map(({one}) => Math.max(LEAST_RATIO, one)),
    estimate: kept.map(({i}) => estimate[i] ?? 0),
    confLow: kept.map(({i}) => confLow[i] ?? null),
    confHigh: kept.map(({i}) => confHigh[i] ?? null)
  };
}

/** One number of a null picture, shares in per cent. */
function nullPanel(
  {name, observed, simulated}: NullNumber,
  ratio: number
): Parameters<typeof nullPictureFigure>[1][number] {
  const {title, share} = nullNumberWords[name];
  const scaled = (value: number): number => (share ? 100 * value : value);
  return {
    title: `${capital(title(ratio))}${share ? " (%)" : ""}`,
    observed: observed === null ? null : scaled(observed),
    worlds: simulated.map(({estimate, confLow, confHigh}) =>
      estimate === null || confLow === null || confHigh === null
        ? null
        : {estimate: scaled(estimate), low: scaled(confLow), high: scaled(confHigh)}
    )
  };
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
