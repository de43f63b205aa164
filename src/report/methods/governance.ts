import {questionOf} from "../../question/question.ts";
import type {ShownResult} from "../../record/result.ts";
import type {ReportWords} from "../html/report-words.ts";

/** What the authors have to state, each with what the plan gives; null where it is still to be filled in. */
export function governanceLines(
  {plan}: ShownResult,
  words: ReportWords
): readonly (readonly [string, string | null])[] {
  const {report} = questionOf(plan);
  return [
    [words.ethics, report.ethics],
    [words.consent, report.consent],
    [words.funding, report.funding],
    [words.dataSource, null],
    [words.dataProtection, null],
    [words.interests, null]
  ];
}
