import {questionOf} from "../../question/question.ts";
import type {ShownResult} from "../../record/result.ts";
import {limitations} from "../../words/en/audit.ts";
import {cautionsOf, RESEARCH_USE} from "../../words/en/read-first.ts";
import {methodParagraphs} from "../../words/en/methods.ts";
import {filledTables, reportParts} from "../sections.ts";
import {markdownTable} from "../tables/text-table.ts";
import {softwareLine, type Software} from "./software.ts";

/** `methods.md`: what was done, with numbers, cautions and the software's versions. */
export function methodsMarkdown(result: ShownResult, software: Software): string {
  const tables = reportParts.filter(({inMethods}) => inMethods).flatMap((part) => filledTables(part, result));
  const limited = limitations(result.sequential?.audit ?? []);
  return [
    "# Methods",
    "",
    `> ${RESEARCH_USE}`,
    "",
    ...methodParagraphs(result).flatMap((paragraph) => [paragraph, ""]),
    "## Cautions",
    "",
    ...cautionsOf(result).map((sentence) => `- ${sentence}`),
    "",
    ...(limited === "" ? [] : ["## Limitations (draft)", "", limited, ""]),
    "## Numbers",
    "",
    ...tables.flatMap((table) => [markdownTable(table), ""]),
    "## Software",
    "",
    `${softwareLine(software)}. Seed ${questionOf(result.plan).seed}.`,
    "",
    "To be filled in by the authors: ethics approval or waiver, consent, data source, funding.",
    ""
  ].join("\n");
}
