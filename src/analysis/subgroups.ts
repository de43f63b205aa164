import {plannedColumn} from "../record/plan-columns.ts";
import {withDelayedEntry} from "../estimate/delayed-entry.ts";
import {inStatedOrder} from "../record/natural-order.ts";
import {chiSquareUpper} from "../math/chi-square.ts";
import type {TableRecord} from "../record/result.ts";
import {NotEstimable} from "../record/not-estimable.ts";
import {resultRow, type Row} from "../record/row.ts";
import {cox} from "../survival/cox.ts";
import {design} from "../survival/design.ts";
import {namedTerm, unusedTerm} from "../estimate/term-names.ts";
import {columnsBesideCells} from "./columns-beside-cells.ts";
import {cellColumnNames} from "./comparability.ts";
import {comparedSubjects} from "./compared-subjects.ts";
import {requireColumns} from "../question/condition.ts";
import {groupingColumn} from "../question/grouping.ts";
import {covariates} from "./covariates.ts";
import {contrasts} from "./contrasts.ts";
import {contrastContext} from "./group-analysis.ts";
import {patientCount, survOf} from "./group-estimates.ts";
import {text} from "./group-of.ts";
import {groupOrder, groupSubjects} from "./subject-groups.ts";
import type {AnalysisInput, PartOutput} from "./analysis-part.ts";
import type {Subject} from "./subject.ts";

/** Columns that a plan's subgroups are taken from unless it names others. */
const usual = ["tumour", "her2_status", "hr_status", "line", "contact"] as const;

/** Line of ADC2 from which on a patient counts as late; a fixed cut, not chosen from the data. */
const LATE_LINE = 4;

const levelOf: Readonly<Record<string, (cell: string) => string>> = {
  line: (cell) => (Number(cell) >= LATE_LINE ? `${LATE_LINE} or later` : `up to ${LATE_LINE - 1}`)
};

/** Level of a subject in a column; null where it is blank or unknown. */
function level({cells}: {readonly cells: TableRecord}, column: string): string | null {
  const cell = text(cells[column]);
  return cell === null || cell === "unknown" ? null : (levelOf[column]?.(cell) ?? cell);
}

/** With more levels than this a column holds measurements. */
const MOST_LEVELS = 8;

/**
 * Each contrast that the analysis gives, again within the levels of tumour, HER2 and hormone-receptor status, line of ADC2 and therapy in between (or the plan's columns), by the same
 * rules, and one test of interaction a column: likelihood ratio between a model in which the hazard ratio may differ by level and one in which it does not, both with a
 * baseline hazard of its own for each level, over those levels in which the groups can be compared.
 *
 * Throws `RangeError` for a column of the plan that is not there. Source of the reading: Wang 2007, NEJM 357:2189 (subgroups: the test of interaction, not the tests within levels).
 */
export function subgroupPart({question, set, rows}: AnalysisInput): PartOutput {
  const [first] = set.subjects;
  if (first === undefined || !question.permitted.contrasts) return {};
  const present = Object.keys(first.cells);
  if (question.subgroups !== null) requireColumns(question.subgroups, present, "subgroups");
  const grouping = groupingColumn(question.grouping);
  const asked = (question.subgroups ?? usual).filter((column) => column !== grouping);
  const given = rows.filter(
    ({analysis, kind, refusal}) => analysis === "cox" && kind === "hazard-ratio" && refusal === null
  );
  return {
    rows: given.flatMap((contrast) => {
      const both = set.subjects.filter(({group}) => group === contrast.group || group === contrast.reference);
      return asked.flatMap((column) => rowsOfColumn({column, both, contrast, grouping, set, question}));
    })
  };
}

/** A contrast that is made again within the levels of a column. */
interface Subdivided {
  readonly column: string;
  /** Subjects of its two groups. */
  readonly both: readonly Subject[];
  readonly contrast: Row;
  readonly grouping: string | null;
  readonly set: AnalysisInput["set"];
  readonly question: AnalysisInput["question"];
}

/** The contrast within each level of the column, and the test of interaction; none of a column with one level or with very many. */
function rowsOfColumn(divided: Subdivided): Row[] {
  const {column, both} = divided;
  const levels = [...new Set(both.map((subject) => level(subject, column)))].filter((one) => one !== null);
  if (levels.length < 2 || levels.length > MOST_LEVELS) return [];
  const fits = inStatedOrder(levels, plannedColumn(divided.question.columns, column)?.order ?? []).map((one) => ({
    one,
    rows: rowsWithin(one, divided)
  }));
  const comparable = fits
    .filter(({rows}) => rows.some(({kind, refusal}) => kind === "hazard-ratio" && refusal === null))
    .map(({one}) => one);
  return [...fits.flatMap(({rows}) => rows), interactionRow(comparable, divided)];
}

/** Covariates and strata of the contrast, without the column: it would not vary within its own subgroup. */
function besideColumn({column, contrast, question}: Subdivided): AnalysisInput["question"] {
  return {
    ...question,
    reference: contrast.reference,
    adjust: question.adjust.filter((name) => name !== column),
    strata: question.strata.filter((name) => name !== column)
  };
}

function rowsWithin(one: string, divided: Subdivided): Row[] {
  const {column, both, contrast, set} = divided;
  const {group, reference} = contrast;
  const subjects = both.filter((subject) => level(subject, column) === one);
  const shared = {
    analysis: "subgroup",
    grouping: contrast.grouping,
    endpoint: contrast.endpoint,
    population: contrast.population,
    group,
    reference,
    stratum: `${column}: ${one}`
  };
  const ratio = {...shared, kind: "hazard-ratio" as const, term: "hazard ratio", scale: "hazard ratio"};
  const sizes = {n: subjects.length, nEvent: subjects.filter(({event}) => event === 1).length};
  const missing = [group, reference].find((name) => !subjects.some((subject) => subject.group === name));
  if (missing !== undefined)
    return [
      resultRow({...ratio, ...sizes, method: contrast.method, refusal: {code: "nobody-of", group: String(missing)}})
    ];
  const groups = groupSubjects(subjects, groupOrder(besideColumn(divided)));
  return contrasts(groups, {...contrastContext({...set, subjects}, besideColumn(divided), groups), eValues: true})
    .filter(({kind}) => kind !== "covariate-hazard-ratio")
    .map((row) => ({
      ...row,
      ...shared,
      term: row.kind === "proportional-hazards-test" ? "proportional hazards" : row.term,
      n: row.n ?? sizes.n,
      nEvent: row.nEvent ?? sizes.nEvent
    }));
}

/** The test that the hazard ratio is the same in these levels. */
function interactionRow(levels: readonly string[], divided: Subdivided): Row {
  const {column, both, contrast} = divided;
  const {endpoint, population, grouping, group, reference} = contrast;
  const {adjust} = besideColumn(divided);
  const shared = {
    analysis: "subgroup",
    kind: "interaction-test" as const,
    grouping,
    endpoint,
    population,
    group,
    reference,
    stratum: column,
    term: "interaction",
    method: `likelihood-ratio test of group × ${column} in Cox regression${withDelayedEntry(both.map(({entry}) => entry))}, Efron ties, stratified by ${column} and by what the contrast is stratified by${adjust.length === 0 ? "" : `, adjusted for ${adjust.join(", ")}`}`
  };
  if (levels.length < 2) return resultRow({...shared, refusal: {code: "fewer-than-two-levels", column}});
  if (patientCount(both) < both.length)
    return resultRow({...shared, refusal: {code: "records-not-independent", instead: "none"}});
  const kept = levels.flatMap((one) => comparedIn(one, divided));
  const counts = {n: kept.length, nEvent: kept.filter(({subject}) => subject.event === 1).length};
  const terms = interactionTerms(levels, kept, divided);
  try {
    return resultRow({...shared, ...counts, ...interactionTest(kept, terms, divided)});
  } catch (error) {
    // Separated or collinear data are a finding about the data here, not a mistake of the caller.
    if (!(error instanceof NotEstimable)) throw error;
    return resultRow({...shared, ...counts, refusal: namedTerm(error.why, terms.labels)});
  }
}

/** A subject that is compared, its level and its cell. */
interface InLevel {
  readonly subject: Subject;
  readonly one: string;
  readonly cell: string;
}

function comparedIn(one: string, divided: Subdivided): InLevel[] {
  const {column, both, contrast, grouping} = divided;
  const [group, reference] = [contrast.group ?? "", contrast.reference ?? ""];
  const {adjust, strata} = besideColumn(divided);
  const own = both.filter((subject) => level(subject, column) === one);
  const {kept, cells} = comparedSubjects(
    group,
    own.filter((subject) => subject.group === contrast.group),
    own.filter((subject) => subject.group === contrast.reference),
    {reference, grouping, repeatedByDesign: false},
    [...strata, ...adjust]
  );
  return kept.map((subject, i) => ({subject, one, cell: cells[i] ?? "all"}));
}

/** Columns of the group and of its products with the levels, and what they are called where one cannot be estimated. */
interface InteractionTerms {
  readonly main: Readonly<Record<string, readonly number[]>>;
  readonly products: Readonly<Record<string, readonly number[]>>;
  readonly labels: ReadonlyMap<string, string>;
}

/** No main effect of the level: the strata hold it. The product of the first level is left out as the reference. */
function interactionTerms(levels: readonly string[], kept: readonly InLevel[], divided: Subdivided): InteractionTerms {
  const {group} = divided.contrast;
  const term = unusedTerm(Object.fromEntries(besideColumn(divided).adjust.map((name) => [name, null])));
  const productOf = (one: string): string => `${term} × ${one}`;
  const indicator = kept.map(({subject}) => (subject.group === group ? 1 : 0));
  return {
    main: {[term]: indicator},
    products: Object.fromEntries(
      levels
        .slice(1)
        .map((one) => [productOf(one), kept.map((entry, i) => (entry.one === one ? (indicator[i] ?? 0) : 0))])
    ),
    labels: new Map([
      [term, group ?? ""],
      ...levels.map((one) => [productOf(one), `${group} × ${divided.column}: ${one}`] as const)
    ])
  };
}

/** Twice the difference of the log-likelihoods of a model with the products and one without. */
function interactionTest(
  kept: readonly InLevel[],
  {main, products, labels}: InteractionTerms,
  divided: Subdivided
): Partial<Row> {
  const {adjust, strata} = besideColumn(divided);
  const subjects = kept.map(({subject}) => subject);
  const options = {
    ties: "efron" as const,
    strata: kept.map(({subject, one, cell}) =>
      JSON.stringify([one, cell, ...strata.map((name) => subject.cells[name] ?? null)])
    ),
    concordance: false
  };
  const besideCells = columnsBesideCells(adjust, {
    kept: subjects,
    cells: kept.map(({one, cell}) => JSON.stringify([one, cell])),
    by: Object.values(cellColumnNames)
  });
  const adjusted = covariates(subjects, besideCells, divided.question.columns);
  const follow = survOf(subjects);
  const alike = cox(follow, design({...main, ...adjusted}), options);
  const apart = cox(follow, design({...main, ...products, ...adjusted}), options);
  const statistic = Math.max(0, 2 * (apart.logLik[1] - alike.logLik[1]));
  const df = Object.keys(products).length;
  return {
    statistic,
    df,
    pValue: chiSquareUpper(statistic, df),
    remarks: apart.remarks.map((remark) => namedTerm(remark, labels))
  };
}
