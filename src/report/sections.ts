import type {Result} from "../record/result.ts";
import {cnsTable, conversionTable, hormoneReceptorTable} from "./tables/biomarker-tables.ts";
import {bothAdcsResponseTable, bothAdcsSurvivalTable, bothAdcsTable} from "./tables/both-adcs-table.ts";
import {adjustedTable, balanceTable} from "./tables/adjustment-tables.ts";
import {characteristicsTable} from "./tables/characteristics-table.ts";
import {assessmentTable, enrolmentTable} from "./tables/conduct-tables.ts";
import {earlyDeathTable, nextTherapyTable, stopReasonTable} from "./tables/course-tables.ts";
import {estimandTextTable} from "./tables/estimand-table.ts";
import {issueTable} from "./tables/issue-table.ts";
import {predictorTable} from "./tables/predictor-table.ts";
import {restrictedMeanTable} from "./tables/restricted-mean-table.ts";
import {responseCrossTable, responseTable, treatmentTimeTable} from "./tables/response-tables.ts";
import {labelOverlapTable, safetyTable} from "./tables/safety-tables.ts";
import {auditTable, classContrastTable, pairedTable, truncationTable} from "./tables/sequential-tables.ts";
import {disclosedTables} from "../disclosure/disclosed.ts";
import {shownTable} from "./tables/hidden-numbers.ts";
import {numberStyleOf, styledTable} from "./tables/number-style.ts";
import {incidenceTable, subgroupTable} from "./tables/subgroup-tables.ts";
import {nullPictureTable} from "./tables/null-picture-table.ts";
import {sensitivityTable} from "./tables/sensitivity-table.ts";
import {occupationTable, overallSurvivalTable, reachingTable} from "./tables/survival-tables.ts";
import {contrastTable, estimateTable, flowTable, transitionMatrixTable} from "./tables/summary.ts";
import type {TextTable} from "./tables/text-table.ts";
import {viewTable} from "./tables/view-table.ts";
import {limitations} from "../words/en/audit.ts";

/** What the contents of the report group the sections under, in order; sections of one chapter stand together. */
export const chapters = {
  main: "Main results",
  both: "Both ADCs",
  clinical: "Clinical course",
  design: "Design and sensitivity",
  record: "Record"
} as const satisfies Readonly<Record<string, string>>;

/** A chapter of the report. */
export type ChapterId = keyof typeof chapters;

/** A part of the report: its tables, and how much of it the terminal shows. Figures name the section in which they stand by its id. */
export interface ReportPart {
  readonly id: string;
  readonly chapter: ChapterId;
  readonly heading: string;
  /** Tables in order; one without rows is left out, and a section without tables and figures with it. */
  readonly tables: (result: Result) => readonly TextTable[];
  /** Paragraphs beneath, under a heading of their own. */
  readonly text?: {readonly heading: string; readonly paragraphs: (result: Result) => readonly string[]};
  /** `short` leaves out the columns of explanation; `in lines`: sentences beneath the tables instead; `on request`: with --all-tables alone. */
  readonly terminal: "whole" | "short" | "in lines" | "on request";
  /** The terminal shows it where the grouping is this one alone. */
  readonly terminalBy?: "position";
  /** Whether methods.md repeats its tables. */
  readonly inMethods: boolean;
}

/** The parts of a report, in order. */
export const reportParts = [
  {
    id: "curves",
    chapter: "main",
    heading: "Curves",
    tables: (result) => [estimateTable(result), restrictedMeanTable(result)],
    terminal: "whole",
    inMethods: true
  },
  {
    id: "characteristics",
    chapter: "main",
    heading: "Patients",
    tables: (result) => [characteristicsTable(result)],
    terminal: "on request",
    inMethods: true
  },
  {
    id: "contrasts",
    chapter: "main",
    heading: "Contrasts",
    tables: (result) => [contrastTable(result)],
    terminal: "whole",
    inMethods: true
  },
  {
    id: "transitions",
    chapter: "main",
    heading: "Transitions",
    tables: (result) => (result.transitions.length === 0 ? [] : [transitionMatrixTable(result)]),
    terminal: "on request",
    inMethods: true
  },
  {
    id: "estimand",
    chapter: "main",
    heading: "The primary contrast",
    tables: (result) => [estimandTextTable(result)],
    terminal: "on request",
    inMethods: true
  },
  {
    id: "class-contrasts",
    chapter: "main",
    heading: "Like for like",
    tables: (result) => [classContrastTable(result)],
    terminal: "short",
    inMethods: true
  },
  {
    id: "predictors",
    chapter: "main",
    heading: "Predictors of PFS on the second ADC",
    tables: (result) => [predictorTable(result)],
    terminal: "on request",
    inMethods: true
  },
  {
    id: "views",
    chapter: "main",
    heading: "Other endpoints and groupings",
    tables: (result) => [viewTable(result)],
    terminal: "whole",
    inMethods: true
  },
  {
    id: "subgroups",
    chapter: "main",
    heading: "Subgroups",
    tables: (result) => [subgroupTable(result), cnsTable(result)],
    terminal: "on request",
    inMethods: true
  },
  {
    id: "both-adcs",
    chapter: "both",
    heading: "First and second ADC by stratum",
    tables: (result) => [bothAdcsTable(result)],
    terminal: "on request",
    inMethods: true
  },
  {
    id: "both-adcs-detail",
    chapter: "both",
    heading: "Response and survival by stratum",
    tables: (result) => [bothAdcsResponseTable(result), bothAdcsSurvivalTable(result)],
    terminal: "on request",
    inMethods: true
  },
  {
    id: "truncation",
    chapter: "both",
    heading: "PFS on the first ADC",
    tables: (result) => [truncationTable(result)],
    terminal: "short",
    terminalBy: "position",
    inMethods: true
  },
  {
    id: "paired",
    chapter: "both",
    heading: "First and second ADC within patients",
    tables: (result) => [pairedTable(result)],
    terminal: "short",
    terminalBy: "position",
    inMethods: true
  },
  {
    id: "states",
    chapter: "both",
    heading: "From ADC1 to ADC2",
    tables: (result) => [occupationTable(result), reachingTable(result)],
    terminal: "on request",
    inMethods: true
  },
  {
    id: "null-picture",
    chapter: "both",
    heading: "What a cohort without cross-resistance would show",
    tables: (result) => [nullPictureTable(result)],
    terminal: "whole",
    inMethods: true
  },
  {
    id: "response",
    chapter: "clinical",
    heading: "Response",
    tables: (result) => [responseTable(result)],
    terminal: "on request",
    inMethods: true
  },
  {
    id: "response-detail",
    chapter: "clinical",
    heading: "Response on both ADCs, time on treatment",
    tables: (result) => [responseCrossTable(result), treatmentTimeTable(result)],
    terminal: "on request",
    inMethods: true
  },
  {
    id: "incidence",
    chapter: "clinical",
    heading: "Progression and death apart",
    tables: (result) => [incidenceTable(result)],
    terminal: "on request",
    inMethods: true
  },
  {
    id: "biomarkers",
    chapter: "clinical",
    heading: "Hormone receptors, HER2 and order",
    tables: (result) => [hormoneReceptorTable(result), conversionTable(result)],
    terminal: "on request",
    inMethods: true
  },
  {
    id: "course",
    chapter: "clinical",
    heading: "End of treatment and what followed",
    tables: (result) => [stopReasonTable(result), earlyDeathTable(result), nextTherapyTable(result)],
    terminal: "on request",
    inMethods: true
  },
  {
    id: "survival",
    chapter: "clinical",
    heading: "Overall survival",
    tables: (result) => [overallSurvivalTable(result)],
    terminal: "on request",
    inMethods: true
  },
  {
    id: "safety",
    chapter: "clinical",
    heading: "Safety",
    tables: (result) => [safetyTable(result), labelOverlapTable(result)],
    terminal: "on request",
    inMethods: true
  },
  {
    id: "conduct",
    chapter: "design",
    heading: "Assessments and calendar time",
    tables: (result) => [assessmentTable(result), enrolmentTable(result)],
    terminal: "on request",
    inMethods: true
  },
  {
    id: "sensitivity",
    chapter: "design",
    heading: "Other rules of the endpoint",
    tables: (result) => [sensitivityTable(result)],
    terminal: "on request",
    inMethods: true
  },
  {
    id: "adjustment",
    chapter: "design",
    heading: "Adjustment",
    tables: (result) => [adjustedTable(result), balanceTable(result)],
    terminal: "whole",
    inMethods: true
  },
  {
    id: "audit",
    chapter: "design",
    heading: "Audit of the design",
    tables: (result) => [auditTable(result)],
    terminal: "in lines",
    inMethods: true,
    text: {
      heading: "Draft of the limitations",
      paragraphs: ({sequential}) => [limitations(sequential?.audit ?? [])].filter((text) => text !== "")
    }
  },
  {
    id: "flow",
    chapter: "design",
    heading: "Cohort flow",
    tables: (result) => [flowTable(result)],
    terminal: "whole",
    inMethods: true
  },
  {
    id: "issues",
    chapter: "record",
    heading: "Data quality",
    tables: ({issues}) => [issueTable(issues)],
    terminal: "on request",
    inMethods: false
  }
] as const satisfies readonly ReportPart[];

/** Place of a figure: the section in which it stands. */
export type SectionId = (typeof reportParts)[number]["id"];

/** The tables of a part that have rows; under a policy on small counts those that have a rule. */
export function filledTables(part: ReportPart, result: Result): TextTable[] {
  return part
    .tables(result)
    .filter(({rows, name}) => rows.length > 0 && (result.disclosure === undefined || disclosedTables.has(name)))
    .map((table) => shownTable(result, styledTable(table, numberStyleOf(result))));
}
