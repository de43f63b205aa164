import type {Result} from "../../record/result.ts";
import {refusalText} from "../../words/en/refusals.ts";
import type {TextTable} from "./text-table.ts";

/** What the primary contrast is an estimate of, attribute by attribute. */
export function estimandTextTable({sequential}: Result): TextTable {
  const primary = sequential?.primary ?? null;
  return {
    name: "estimand",
    caption: primary === null ? "Estimand" : `Estimand of the primary contrast, ${primary.name}`,
    header: ["attribute", "strategy", "what it is here"],
    rows: (primary?.estimand ?? []).map(({attribute, event, strategy, text}) => [
      event === null ? attribute : `  ${event}`,
      strategy ?? "–",
      text
    ]),
    words: 3,
    notes:
      primary === null
        ? []
        : [
            ...(primary.refusal === null
              ? []
              : [
                  `This cohort gives no estimate of it: ${refusalText(primary.refusal)}. Another primary contrast is declared by the plan key sequential.primary.`
                ]),
            "Intercurrent events and their strategies after ICH E9(R1). Every other contrast is exploratory."
          ]
  };
}
