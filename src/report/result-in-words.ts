import type {ContrastResult, MethodResult, PrimaryContrast, SequentialPart, ShownResult} from "../record/result.ts";
import type {ShownRow} from "../record/row.ts";
import type {
  AdjustedContrast,
  AdjustmentShown,
  PredictorModels,
  ShownParts,
  ShownFurtherAnalysis
} from "../record/result-parts.ts";
import {findingInWords, limitations, type FindingInWords} from "../words/en/audit.ts";
import {countTableInWords, type CountTableInWords} from "../words/en/count-tables.ts";
import {leftOfModelText} from "../words/en/left-of-model.ts";
import {methodCautions} from "../words/en/method-cautions.ts";
import {errorText} from "../words/en/refusals.ts";
import {remarkText} from "../words/en/remarks.ts";
import {rowInWords, type RowInWords} from "../words/en/row-in-words.ts";

/** An estimate with what it needs and where it fails. */
type MethodInWords = Omit<MethodResult, "row"> & {readonly caution: string; readonly row: RowInWords};

type ContrastInWords = Omit<ContrastResult, "apart" | "rows"> & {
  readonly apart: readonly string[];
  readonly rows: readonly RowInWords[];
};

/** ADC1 beside ADC2 as `results.json` has it, with its findings in words and a draft of a limitations paragraph. */
type SequentialInWords = Omit<SequentialPart, "audit" | "contrasts" | "primary" | "truncation" | "paired"> & {
  readonly audit: readonly FindingInWords[];
  readonly limitations: string;
  readonly contrasts: readonly ContrastInWords[];
  readonly primary: (Omit<PrimaryContrast, "refusal"> & {readonly refusal: string | null}) | null;
  readonly truncation: readonly MethodInWords[];
  readonly paired: readonly MethodInWords[];
};

type ViewInWords = Omit<ShownFurtherAnalysis, "rows"> & {readonly rows: readonly RowInWords[]};

type PredictorsInWords = Omit<PredictorModels, "left"> & {
  readonly left: readonly {readonly name: string; readonly reason: string}[];
};

type AdjustedInWords = Omit<AdjustedContrast, "remarks"> & {readonly warnings: readonly string[]};

type AdjustmentInWords = Omit<AdjustmentShown, "contrasts"> & {readonly contrasts: readonly AdjustedInWords[]};

/** Further parts of an analysis with their sentences. */
type PartsInWords = Omit<Partial<ShownParts>, "counts" | "views" | "predictors" | "adjustment"> & {
  readonly counts?: readonly CountTableInWords[] | undefined;
  readonly views?: readonly ViewInWords[] | undefined;
  readonly predictors?: PredictorsInWords | undefined;
  readonly adjustment?: AdjustmentInWords | undefined;
};

/** The parts of a result that hold no record of a single patient, in the words of `results.json`. */
export interface ResultInWords extends Pick<
  ShownResult,
  "schemaVersion" | "plan" | "unit" | "sources" | "curves" | "flow" | "agents" | "disclosure"
> {
  readonly rows: readonly RowInWords[];
  readonly sequential: SequentialInWords | null;
  readonly parts: PartsInWords;
}

/**
 * The result as `results.json` has it, what is in codes said in sentences; expects what `disclosed` lets stand.
 *
 * @example
 * const cohort = await readCohort([{name: "s.csv", role: "follow-up", text: "id,t,e,arm\na,2,1,A\nb,5,0,B\n"}], {mapping: {time: "t", event: "e"}});
 * const {rows} = resultInWords(disclosed(await analyze({by: "column:arm", mapping: {time: "t", event: "e"}}, cohort)));
 * rows.find(({kind}) => kind === "hazard-ratio").error // "fewer than 5 patients can be compared in B (1)"
 */
export function resultInWords({
  schemaVersion,
  plan,
  unit,
  sources,
  rows,
  curves,
  flow,
  sequential,
  parts,
  agents,
  disclosure
}: ShownResult): ResultInWords {
  return {
    schemaVersion,
    plan,
    unit,
    sources,
    rows: rows.map(rowInWords),
    curves,
    flow,
    sequential: sequential === null ? null : sequentialInWords(sequential),
    parts: partsInWords(parts),
    agents,
    ...(disclosure === undefined ? {} : {disclosure})
  };
}

/** Keys keep their place; the limitations stand behind the audit that they are drawn from, wherever that stands. */
function sequentialInWords(part: SequentialPart<ShownRow>): SequentialInWords {
  const {audit, contrasts, primary, truncation, paired} = part;
  const upToAudit = Object.keys(part).indexOf("audit") + 1;
  const first: Readonly<Record<string, unknown>> = Object.fromEntries(Object.entries(part).slice(0, upToAudit));
  return {
    ...first,
    limitations: limitations(audit),
    ...part,
    audit: audit.map(findingInWords),
    contrasts: contrasts.map((contrast) => ({
      ...contrast,
      apart: contrast.apart.map((remark) => remarkText(remark)),
      rows: contrast.rows.map(rowInWords)
    })),
    primary: primary === null ? null : {...primary, refusal: errorText(primary.refusal)},
    truncation: truncation.map((method) => methodInWords(method, "")),
    paired: paired.map((method) => methodInWords(method, methodCautions[method.name]))
  };
}

const methodInWords = ({name, needs, row}: MethodResult<string, ShownRow>, caution: string): MethodInWords => ({
  name,
  needs,
  caution,
  row: rowInWords(row)
});

/** Keys keep their place; one that is undefined is not written. */
function partsInWords(parts: Partial<ShownParts>): PartsInWords {
  const {counts, views, predictors, adjustment} = parts;
  return {
    ...parts,
    counts: counts?.map(countTableInWords),
    views: views?.map((view) => ({...view, rows: view.rows.map(rowInWords)})),
    predictors: predictors === undefined ? undefined : predictorsInWords(predictors),
    adjustment:
      adjustment === undefined
        ? undefined
        : {...adjustment, contrasts: adjustment.contrasts.map((one) => adjustedInWords(one))}
  };
}

const predictorsInWords = (models: PredictorModels): PredictorsInWords => ({
  ...models,
  left: models.left.map(({name, why}) => ({name, reason: leftOfModelText(why)}))
});

function adjustedInWords(contrast: AdjustedContrast): AdjustedInWords {
  const {group, reference, n, columns, curves, remarks, balance, effectiveSize} = contrast;
  const warnings = remarks.map((remark) => remarkText(remark));
  return {group, reference, n, columns, curves, warnings, balance, effectiveSize};
}
