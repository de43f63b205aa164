import type {WithinPatients} from "../../record/remark.ts";
import {questionOf} from "../../question/question.ts";
import type {MethodResult, ShownResult} from "../../record/result.ts";
import type {ShownRow} from "../../record/row.ts";
import {methodCautions} from "../../words/en/method-cautions.ts";
import {formatRatio, statedP} from "../../words/number-format.ts";
import {numberStyleOf} from "../../words/number-style.ts";

/** Withheld methods that the plan asks for by name and that gave a number. */
function askedMethods({sequential, plan}: ShownResult): readonly MethodResult<WithinPatients, ShownRow>[] {
  return (sequential?.paired ?? []).filter(
    ({name, row}) => row.refusal === null && questionOf(plan).sequential.ask.some((one) => one === name)
  );
}

/** Lines inside a figure of both curves: hazard ratios that were asked for, each with its caution. */
export function askedInFigure(result: ShownResult): string[] {
  const style = numberStyleOf(result);
  const ratios = askedMethods(result).filter(({row}) => row.scale === "hazard ratio");
  return ratios.length === 0
    ? []
    : [
        ...ratios.map(
          ({name, row}) =>
            `${name === "stratified-cox" ? "HR within patients" : "marginal HR"} ${formatRatio(row, style)}${row.pValue === null ? "" : `, ${statedP(row.pValue, style)}`}`
        ),
        "asked for by name: biased by truncation"
      ];
}

/** Sentences beneath a figure of both curves about what was asked for by name. */
export function askedInCaption(result: ShownResult): string[] {
  const asked = askedMethods(result);
  return asked.length === 0
    ? []
    : [
        `Asked for by name and biased, because PFS(ADC1) of patients who reached ADC2 is cut short: ${asked.map(({name, row}) => `${row.term} (${row.method}), ${methodCautions[name]}`).join(" ")}`
      ];
}
