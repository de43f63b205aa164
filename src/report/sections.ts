import {isWhole, type Result, type ShownResult} from "../record/result.ts";
import {cnsTable, conversionTable, hormoneReceptorTable} from "./tables/biomarker-tables.ts";
import {followedTable, therapyContrastTable} from "./tables/after-adc1-tables.ts";
import {bothAdcsResponseTable, bothAdcsSurvivalTable, bothAdcsTable} from "./tables/both-adcs-table.ts";
import {adjustedTable, balanceTable} from "./tables/adjustment-tables.ts";
import {adjuvantAdc1Table} from "./tables/adjuvant-adc1-table.ts";
import {characteristicsTable} from "./tables/characteristics-table.ts";
import {assessmentTable, enrolmentTable} from "./tables/conduct-tables.ts";
import {drugByPositionTable, earlyDeathTable, nextTherapyTable, stopReasonTable} from "./tables/course-tables.ts";
import {estimandTextTable} from "./tables/estimand-table.ts";
import {issueTable} from "./tables/issue-table.ts";
import {predictorTable} from "./tables/predictor-table.ts";
import {restrictedMeanTable} from "./tables/restricted-mean-table.ts";
import {responseCrossTable, responseTable, treatmentTimeTable} from "./tables/response-tables.ts";
import {labelOverlapTable, safetyTable} from "./tables/safety-tables.ts";
import {
  auditTable,
  classContrastTable,
  otherAdjustmentsTable,
  pairedTable,
  truncationTable
} from "./tables/sequential-tables.ts";
import {shownTable} from "./tables/shown-table.ts";
import {numberStyleOf} from "../words/number-style.ts";
import {styledTable} from "./tables/styled-table.ts";
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

type WholeTable = (result: Result) => TextTable;

interface RuledTable {
  readonly of: (result: ShownResult) => TextTable;
}

/** How a table is made. Under a policy on small counts it is left out, unless somebody has thought about what it gives away and it is made of what the policy lets stand. */
type ReportTable = WholeTable | RuledTable;

const shownUnderPolicy = (of: RuledTable["of"]): RuledTable => ({of});

/** A part of the report: its tables, and how much of it the terminal shows. Figures name the section in which they stand by its id. */
export interface ReportPart {
  readonly id: string;
  readonly chapter: ChapterId;
  readonly heading: string;
  /** Tables in order; one without rows is left out, and a section without tables and figures with it. */
  readonly tables: readonly ReportTable[];
  /** Paragraphs beneath, under a heading of their own. */
  readonly text?: {readonly heading: string; readonly paragraphs: (result: ShownResult) => readonly string[]};
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
    tables: [shownUnderPolicy(estimateTable), restrictedMeanTable],
    terminal: "whole",
    inMethods: true
  },
  {
    id: "adjuvant-adc1",
    chapter: "main",
    heading: "ADC1 in the (neo)adjuvant setting",
    tables: [adjuvantAdc1Table],
    terminal: "whole",
    inMethods: true
  },
  {
    id: "characteristics",
    chapter: "main",
    heading: "Patients",
    tables: [shownUnderPolicy(characteristicsTable)],
    terminal: "on request",
    inMethods: true
  },
  {
    id: "contrasts",
    chapter: "main",
    heading: "Contrasts",
    tables: [shownUnderPolicy(contrastTable)],
    terminal: "whole",
    inMethods: true
  },
  {
    id: "transitions",
    chapter: "main",
    heading: "Transitions",
    tables: [shownUnderPolicy(transitionMatrixTable)],
    terminal: "on request",
    inMethods: true
  },
  {
    id: "estimand",
    chapter: "main",
    heading: "The primary contrast",
    tables: [estimandTextTable],
    terminal: "on request",
    inMethods: true
  },
  {
    id: "class-contrasts",
    chapter: "main",
    heading: "Like for like",
    tables: [shownUnderPolicy(classContrastTable), shownUnderPolicy(otherAdjustmentsTable)],
    terminal: "short",
    inMethods: true
  },
  {
    id: "predictors",
    chapter: "main",
    heading: "Predictors of PFS on the second ADC",
    tables: [predictorTable],
    terminal: "on request",
    inMethods: true
  },
  {
    id: "views",
    chapter: "main",
    heading: "Other endpoints and groupings",
    tables: [viewTable],
    terminal: "whole",
    inMethods: true
  },
  {
    id: "subgroups",
    chapter: "main",
    heading: "Subgroups",
    tables: [subgroupTable, cnsTable],
    terminal: "on request",
    inMethods: true
  },
  {
    id: "both-adcs",
    chapter: "both",
    heading: "First and second ADC by stratum",
    tables: [bothAdcsTable],
    terminal: "on request",
    inMethods: true
  },
  {
    id: "both-adcs-detail",
    chapter: "both",
    heading: "Response and survival by stratum",
    tables: [bothAdcsResponseTable, bothAdcsSurvivalTable],
    terminal: "on request",
    inMethods: true
  },
  {
    id: "truncation",
    chapter: "both",
    heading: "PFS on the first ADC",
    tables: [shownUnderPolicy(truncationTable)],
    terminal: "short",
    terminalBy: "position",
    inMethods: true
  },
  {
    id: "paired",
    chapter: "both",
    heading: "First and second ADC within patients",
    tables: [shownUnderPolicy(pairedTable)],
    terminal: "short",
    terminalBy: "position",
    inMethods: true
  },
  {
    id: "states",
    chapter: "both",
    heading: "From ADC1 to ADC2",
    tables: [occupationTable, reachingTable],
    terminal: "on request",
    inMethods: true
  },
  {
    id: "after-adc1",
    chapter: "both",
    heading: "An ADC or another therapy after the first ADC",
    tables: [followedTable, therapyContrastTable],
    terminal: "on request",
    inMethods: true
  },
  {
    id: "null-picture",
    chapter: "both",
    heading: "What a cohort without cross-resistance would show",
    tables: [nullPictureTable],
    terminal: "whole",
    inMethods: true
  },
  {
    id: "response",
    chapter: "clinical",
    heading: "Response",
    tables: [shownUnderPolicy(responseTable)],
    terminal: "on request",
    inMethods: true
  },
  {
    id: "response-detail",
    chapter: "clinical",
    heading: "Response on both ADCs, time on treatment",
    tables: [responseCrossTable, treatmentTimeTable],
    terminal: "on request",
    inMethods: true
  },
  {
    id: "incidence",
    chapter: "clinical",
    heading: "Progression and death apart",
    tables: [incidenceTable],
    terminal: "on request",
    inMethods: true
  },
  {
    id: "biomarkers",
    chapter: "clinical",
    heading: "Hormone receptors, HER2 and order",
    tables: [hormoneReceptorTable, conversionTable],
    terminal: "on request",
    inMethods: true
  },
  {
    id: "course",
    chapter: "clinical",
    heading: "Each ADC by position, end of treatment and what followed",
    tables: [drugByPositionTable, stopReasonTable, earlyDeathTable, shownUnderPolicy(nextTherapyTable)],
    terminal: "on request",
    inMethods: true
  },
  {
    id: "survival",
    chapter: "clinical",
    heading: "Overall survival",
    tables: [overallSurvivalTable],
    terminal: "on request",
    inMethods: true
  },
  {
    id: "safety",
    chapter: "clinical",
    heading: "Safety",
    tables: [safetyTable, labelOverlapTable],
    terminal: "on request",
    inMethods: true
  },
  {
    id: "conduct",
    chapter: "design",
    heading: "Assessments and calendar time",
    tables: [assessmentTable, enrolmentTable],
    terminal: "on request",
    inMethods: true
  },
  {
    id: "sensitivity",
    chapter: "design",
    heading: "Other rules of the endpoint",
    tables: [sensitivityTable],
    terminal: "on request",
    inMethods: true
  },
  {
    id: "adjustment",
    chapter: "design",
    heading: "Adjustment",
    tables: [adjustedTable, balanceTable],
    terminal: "whole",
    inMethods: true
  },
  {
    id: "audit",
    chapter: "design",
    heading: "Audit of the design",
    tables: [shownUnderPolicy(auditTable)],
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
    tables: [shownUnderPolicy(flowTable)],
    terminal: "whole",
    inMethods: true
  },
  {
    id: "issues",
    chapter: "record",
    heading: "Data quality",
    tables: [({issues}) => issueTable(issues)],
    terminal: "on request",
    inMethods: false
  }
] as const satisfies readonly ReportPart[];

/** Place of a figure: the section in which it stands. */
export type SectionId = (typeof reportParts)[number]["id"];

/** The tables of a part that have rows; under a policy on small counts those that have a rule. */
export function filledTables(part: ReportPart, result: ShownResult): TextTable[] {
  return part.tables
    .flatMap((table) => ("of" in table ? table.of(result) : isWhole(result) ? table(result) : []))
    .filter(({rows}) => rows.length > 0)
    .map((table) => shownTable(result, styledTable(table, numberStyleOf(result))));
}
