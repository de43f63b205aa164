/** Groups of tumours in which the same abbreviation means different drugs. */
export type TumourGroup = "lymphoma" | "myeloma" | "other";

const patterns: readonly (readonly [TumourGroup, RegExp])[] = [
  [
    "lymphoma",
    /lymphom|hodgkin|mycosis fungoides|s[ée]zary|淋巴瘤|リンパ腫|림프종|лимфом|\b(c?HL|NHL|DLBCL|LBCL|PMBCL|[as]?A?LCL|PTCL|CTCL|HGBL|FL|MCL|MZL)\b/iu
  ],
  ["myeloma", /myeloma|\bR?RMM\b|\bMM\b/iu]
];

/**
 * The group of a tumour as a cohort writes it; null where nothing is written.
 *
 * @example
 * tumourGroup("classical Hodgkin lymphoma") // "lymphoma"
 */
export function tumourGroup(tumour: string | null | undefined): TumourGroup | null {
  if (tumour === null || tumour === undefined || tumour.trim() === "") return null;
  return patterns.find(([, pattern]) => pattern.test(tumour))?.[0] ?? "other";
}
