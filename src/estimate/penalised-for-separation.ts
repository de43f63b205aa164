import type {RemarkOf} from "../record/remark.ts";
import type {SurvivalRemark} from "../record/survival-remark.ts";

/**
 * What is said of a model with Firth's penalty in place of a Cox model whose events are separated: one remark a term that has no finite estimate. `remarks` are those of the Cox model.
 *
 * @example
 * penalisedForSeparation([{code: "separation", term: "B", towards: "+"}]) // [{code: "penalised-for-separation", term: "B", towards: "+"}]
 */
export function penalisedForSeparation(
  remarks: readonly SurvivalRemark[]
): readonly RemarkOf<"penalised-for-separation">[] {
  return remarks.flatMap((remark): RemarkOf<"penalised-for-separation">[] => {
    if (remark.code === "separation")
      return [{code: "penalised-for-separation", term: remark.term, towards: remark.towards}];
    return remark.code === "undetermined" ? [{code: "penalised-for-separation", term: remark.term, towards: null}] : [];
  });
}
