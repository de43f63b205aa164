import {PATIENTS_WITH_PAIR, READABLE_PATIENTS} from "../../analysis/transition-flow.ts";
import {endpointNamed} from "../../cohort/endpoints.ts";
import {NO_ASSESSMENT} from "../../analysis/transition-set.ts";
import {isHidden} from "../../record/hidden.ts";
import {questionOf} from "../../question/question.ts";
import type {TableRecord, ShownResult} from "../../record/result.ts";
import {findingsBeforeNumbers} from "./finding-effects.ts";
import {remarkText} from "./remarks.ts";
import {formatMonths} from "../number-format.ts";
import {numberStyleOf} from "../number-style.ts";

/** Stands on every report, table of methods and terminal output. */
export const RESEARCH_USE =
  "Research use only. Non-randomised group data; not for choosing an individual's treatment; not a medical device.";

interface Caution {
  readonly name: string;
  /** The sentence, with the number behind it; null where it does not apply. */
  readonly of: (result: ShownResult) => string | null;
}

/** What a reader has to know before the numbers, each with the number behind it. */
const cautions: readonly Caution[] = [
  {
    name: "not randomised",
    of: ({transitions}) =>
      transitions.length === 0
        ? null
        : "Which ADC came second was chosen, not drawn: groups differ in disease, line of therapy, calendar time and in the ADC itself. A swap class is a description; after enfortumab vedotin, sacituzumab govitecan changed both payload and target and showed 11 % responses and a PFS of 2.1 months (82 patients, uncontrolled)."
  },
  {
    name: "received both",
    of: ({flow, plan, transitions}) => {
      if (transitions.length === 0) return null;
      const patients = flow.find(({label}) => label === READABLE_PATIENTS)?.count ?? 0;
      const both = flow.find(({label}) => label === PATIENTS_WITH_PAIR)?.count;
      // Under a policy on small counts the box may be joined with others.
      if (patients === 0 || both === undefined) return null;
      const share = ((100 * both) / patients).toFixed(0);
      if (both === patients)
        return `All ${patients} patients received two ADCs. Whoever progressed late on ADC1, or died, is not in it: times on ADC1 are right-truncated, and PFS(ADC2) speaks only of those who lived to receive it.`;
      return `${both} of ${patients} patients (${share} %) received a second ADC exposure; PFS(ADC2) speaks only of them${questionOf(plan).isByPosition && !questionOf(plan).isTimeGuaranteed ? ", and the ADC1 curve shows only their time on ADC1" : ""}.`;
    }
  },
  {
    name: "PFS on the first ADC",
    of: ({sequential, unit, plan}) => {
      const style = numberStyleOf({plan});
      const medianOf = (wanted: string): string | null => {
        const row = sequential?.truncation.find(({name}) => name === wanted)?.row;
        return row === undefined || row.refusal !== null || row.estimate === null || isHidden(row.estimate)
          ? null
          : formatMonths(row.estimate, unit, style);
      };
      const [naive, weighted, everyone] = [medianOf("naive"), medianOf("weighted"), medianOf("all-started")];
      if (naive === null) return null;
      return `Median PFS(ADC1) is ${naive} months as usually estimated in those who reached ADC2${weighted === null ? "" : `, ${weighted} when weighted for their windows`}${
        everyone === null
          ? "; what it is in everyone who started ADC1 this file cannot tell."
          : `, and ${everyone} in everyone who started ADC1.`
      } None of these may be tested against PFS(ADC2).`;
    }
  },
  {
    name: "no assessment recorded",
    of: ({plan, issues, transitions}) => {
      const {deathWindowDays} = endpointNamed(questionOf(plan).pfsAsked).knobs;
      const found = issues.find(({code}) => code === NO_ASSESSMENT);
      const analysed = transitions.filter(({analysed: taken}) => taken === true).length;
      return found === undefined
        ? null
        : `No assessment is recorded on ${String(found.count)} of ${analysed} second ADCs. There ${deathWindowDays === null ? "" : `a death counts as an event whenever it comes before the next line, not only within ${deathWindowDays} days of an assessment, and `}censoring is at the last contact.`;
    }
  },
  {
    name: "in by a recorded progression",
    of: ({plan, transitions, disclosure}) => {
      // Under a policy on small counts records tell no reason.
      if (questionOf(plan).population.adc1Stopped !== "progressed" || disclosure !== undefined) return null;
      const analysed = transitions.filter(({analysed: taken}) => taken === true);
      const reasons = analysed.map((one) => label(one, "adc1_stop_reason"));
      const unknown = reasons.filter((reason) => reason === "" || reason === "unknown").length;
      const otherwise = reasons.filter((reason) => reason !== "progression").length - unknown;
      const off = analysed.filter((one) => one["adc1_progressed_off"] === true).length;
      const byCode = analysed.length - unknown - otherwise;
      return unknown + otherwise === 0
        ? null
        : `${unknown + otherwise} of ${analysed.length} transitions analysed ${unknown + otherwise === 1 ? "is" : "are"} in because a progression is recorded before ADC2, and not by the reason why ADC1 stopped: ${[
            otherwise === 0
              ? null
              : `${otherwise} stopped for another reason${off === 0 ? "" : ` (${off} of them progressed after the last dose of ADC1, so that PFS(ADC1) holds time off it)`}`,
            unknown === 0 ? null : `${unknown} for a reason that is not known`
          ]
            .filter((text) => text !== null)
            .join(", ")}. By the code alone (population: {adc1Stopped: progression}) there are ${byCode}.`;
    }
  },
  {
    name: "selection by progression on ADC1",
    of: ({plan, transitions, rows}) => {
      const {isByPosition, isTimeGuaranteed, population} = questionOf(plan);
      if (!isByPosition || isTimeGuaranteed || population.adc1Stopped === "any" || transitions.length === 0)
        return null;
      if (population.adc1Stopped === "progression")
        return "Every time on ADC1 ends in an event, because only patients who stopped ADC1 for progression are analysed.";
      const first = rows.find(
        ({analysis, kind, group}) => analysis === "kaplan-meier" && kind === "median" && group === "ADC1"
      );
      const isEvery = first !== undefined && first.n === first.nEvent && !isHidden(first.n);
      return `${isEvery ? "Every" : "Nearly every"} time on ADC1 ends in an event, because only patients with a progression before ADC2 are analysed.`;
    }
  },
  {
    name: "guarantee time",
    of: ({plan, transitions}) =>
      !questionOf(plan).isTimeGuaranteed || transitions.length === 0
        ? null
        : "By position there is no curve of survival from ADC1: those who stand here lived to receive ADC2, and who died before it is not among them. Read the curve from ADC2."
  },
  {
    name: "positivity",
    of: ({parts}) => {
      const weak = (parts.adjustment?.contrasts ?? []).filter(({remarks}) => remarks.length > 0);
      return weak.length === 0
        ? null
        : `Weights cannot make up for patients whom only one group has: ${weak.map(({group, reference, remarks}) => `${group} against ${reference}, ${remarks.map((remark) => remarkText(remark)).join(", ")}`).join("; ")}.`;
    }
  },
  {
    name: "no common ADC2",
    of: ({transitions, plan}) => {
      if (questionOf(plan).grouping.by !== "transition") return null;
      const products = new Map<string, Set<string>>();
      for (const transition of transitions.filter(({analysed}) => analysed === true)) {
        const headline = String(transition["headline"]);
        products.set(headline, (products.get(headline) ?? new Set()).add(label(transition, "to_label")));
      }
      const groups = [...products];
      const apart = groups.flatMap(([a, first], index) =>
        groups
          .slice(index + 1)
          .filter(([, second]) => [...first].every((product) => !second.has(product)))
          .map(([b]) => `${a} and ${b}`)
      );
      return apart.length === 0
        ? null
        : `No second ADC stands in both of: ${apart.join("; ")}. Their curves differ in the drug that is measured, not only in what was swapped.`;
    }
  }
];

function label(cells: TableRecord, column: string): string {
  return String(cells[column] ?? "");
}

/** The cautions that apply to a result, in the order in which they should be read. */
export function cautionsOf(result: ShownResult): string[] {
  return [
    ...findingsBeforeNumbers(result.issues),
    ...cautions.map(({of}) => of(result)).filter((sentence) => sentence !== null)
  ];
}
