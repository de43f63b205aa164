import type {Result, SequentialPart} from "../record/result.ts";
import {findingInWords, limitations, type FindingInWords} from "../words/en/audit.ts";

/** ADC1 beside ADC2 as `results.json` has it, with its findings in words and a draft of a limitations paragraph. */
type SequentialInWords = Omit<SequentialPart, "audit"> & {
  readonly audit: readonly FindingInWords[];
  readonly limitations: string;
};

/** The parts of a result that hold no record of a single patient, in the words of `results.json`. */
export interface ResultInWords extends Pick<
  Result,
  "schemaVersion" | "plan" | "unit" | "sources" | "rows" | "curves" | "flow" | "parts" | "agents" | "disclosure"
> {
  readonly sequential: SequentialInWords | null;
}

/** The result as `results.json` has it; expects what `disclosed` lets stand. */
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
}: Result): ResultInWords {
  return {
    schemaVersion,
    plan,
    unit,
    sources,
    rows,
    curves,
    flow,
    sequential: sequential === null ? null : sequentialInWords(sequential),
    parts,
    agents,
    ...(disclosure === undefined ? {} : {disclosure})
  };
}

function sequentialInWords({audit, ...part}: SequentialPart): SequentialInWords {
  return {...part, audit: audit.map(findingInWords), limitations: limitations(audit)};
}
