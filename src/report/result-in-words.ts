import type {ResultParts} from "../record/result-parts.ts";
import type {MethodResult, Result, SequentialPart} from "../record/result.ts";
import {findingInWords, limitations, type FindingInWords} from "../words/en/audit.ts";
import {methodCautions} from "../words/en/method-cautions.ts";
import {countTableInWords, type CountTableInWords} from "../words/en/count-tables.ts";

/** An estimate with what it needs and where it fails. */
type MethodInWords = MethodResult & {readonly caution: string};

/** ADC1 beside ADC2 as `results.json` has it, with its findings in words and a draft of a limitations paragraph. */
type SequentialInWords = Omit<SequentialPart, "audit" | "truncation" | "paired"> & {
  readonly truncation: readonly MethodInWords[];
  readonly paired: readonly MethodInWords[];
  readonly audit: readonly FindingInWords[];
  readonly limitations: string;
};

/** Further parts of an analysis with the sentences of their tables. */
type PartsInWords = Omit<Partial<ResultParts>, "counts"> & {readonly counts?: readonly CountTableInWords[]};

/** The parts of a result that hold no record of a single patient, in the words of `results.json`. */
export interface ResultInWords extends Pick<
  Result,
  "schemaVersion" | "plan" | "unit" | "sources" | "rows" | "curves" | "flow" | "agents" | "disclosure"
> {
  readonly sequential: SequentialInWords | null;
  readonly parts: PartsInWords;
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
    parts: partsInWords(parts),
    agents,
    ...(disclosure === undefined ? {} : {disclosure})
  };
}

function sequentialInWords({audit, ...part}: SequentialPart): SequentialInWords {
  return {
    ...part,
    truncation: part.truncation.map((method) => methodInWords(method, "")),
    paired: part.paired.map((method) => methodInWords(method, methodCautions[method.name])),
    audit: audit.map(findingInWords),
    limitations: limitations(audit)
  };
}

const methodInWords = ({name, needs, row}: MethodResult, caution: string): MethodInWords => ({
  name,
  needs,
  caution,
  row
});

function partsInWords(parts: Partial<ResultParts>): PartsInWords {
  const {counts, ...others} = parts;
  return counts === undefined ? others : {...parts, counts: counts.map(countTableInWords)};
}
