import {isExcludedLabel} from "../exclusion-columns.ts";
import type {Catalogue} from "../../adc/catalogue.ts";
import {treatmentNamed, treatmentsPerhaps} from "../../adc/treatment-label.ts";

/** Labels that name one treatment. */
export interface LikeLabels {
  /** The one that stands most often. */
  readonly name: string;
  /** Two or more. */
  readonly texts: readonly string[];
}

/**
 * Labels that name one treatment, the one that stands most often first.
 *
 * @example
 * likeLabels(["SG", "SG", "Trodelvy", "T-DXd"]) // [{name: "SG", texts: ["SG", "Trodelvy"]}]
 */
export function likeLabels(labels: readonly string[], catalogue?: Catalogue): readonly LikeLabels[] {
  const counts = new Map<string, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  const named = new Map<string, string[]>();
  for (const [label] of [...counts].toSorted(([, a], [, b]) => b - a)) {
    // Who is marked for exclusion is of no treatment.
    const key = isExcludedLabel(label) ? null : treatmentNamed(label, catalogue);
    if (key !== null) named.set(key, [...(named.get(key) ?? []), label]);
  }
  return [...named.values()].flatMap((texts) =>
    texts.length > 1 && texts[0] !== undefined ? [{name: texts[0], texts}] : []
  );
}

/**
 * Labels that name no treatment for certain and may name one that another label names (`Sacituzumab` beside `SG`): each with that one.
 *
 * @example
 * perhapsLike(["SG", "Sacituzumab", "T-DXd"]) // [{name: "SG", texts: ["SG", "Sacituzumab"]}]
 */
export function perhapsLike(labels: readonly string[], catalogue?: Catalogue): readonly LikeLabels[] {
  const counts = new Map<string, number>();
  for (const label of labels) if (!isExcludedLabel(label)) counts.set(label, (counts.get(label) ?? 0) + 1);
  const sorted = [...counts].toSorted(([, a], [, b]) => b - a).map(([label]) => label);
  const names = new Map<string, string>();
  for (const label of sorted.toReversed()) {
    const key = treatmentNamed(label, catalogue);
    if (key !== null) names.set(key, label);
  }
  const found = new Map<string, string[]>();
  for (const label of sorted)
    for (const key of treatmentsPerhaps(label, catalogue)) {
      const name = names.get(key);
      if (name !== undefined) found.set(name, [...(found.get(name) ?? [name]), label]);
    }
  return [...found].map(([name, texts]) => ({name, texts}));
}
