/** Sites by the words of the catalogue's tumour lists; `any solid` matches every solid site. */
const sites: readonly (readonly [string, RegExp])[] = [
  ["any solid", /solid tumours/i],
  ["breast", /breast|TNBC|HR\+/i],
  ["urothelial", /urothelial/i],
  ["lung", /NSCLC|SCLC/],
  ["gastro-oesophageal", /gastric|GEJ|gastroesophageal|ESCC/i],
  ["ovary", /ovarian/i],
  ["cervix", /cervical/i],
  ["endometrium", /endometrial/i],
  ["colon", /colorectal/i],
  ["pancreas", /pancreatic/i],
  ["head and neck", /nasopharyngeal|head and neck|HNSCC|adenoid cystic/i],
  ["prostate", /prostate/i],
  ["biliary", /biliary/i],
  ["bone", /osteosarcoma/i],
  ["brain", /glioblastoma/i],
  ["neuroendocrine", /neuroendocrine/i],
  ["blood", /lymphoma|ALCL|CTCL|LBCL|AML|B-ALL|myeloma|BPDCN|leukaemia/i]
];

/**
 * Sites that a list of tumours speaks of.
 *
 * @example
 * [...tumourSites(["HER2+ gastric/GEJ", "NSCLC"])].sort() // ["gastro-oesophageal", "lung"]
 */
export function tumourSites(tumours: readonly string[]): ReadonlySet<string> {
  return new Set(
    tumours.flatMap((tumour) => sites.filter(([, pattern]) => pattern.test(tumour)).map(([site]) => site))
  );
}

/** Whether two sets of sites can be one disease: a shared site, or any solid tumour on one side and a solid site on the other. */
export function shareSite(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const solid = (set: ReadonlySet<string>): boolean => [...set].some((site) => site !== "blood");
  return [...a].some((site) => b.has(site)) || (a.has("any solid") && solid(b)) || (b.has("any solid") && solid(a));
}
