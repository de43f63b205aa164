/** A marker of resistance that a cohort may record; `research`: not validated for decisions. */
export interface ResistanceMarker {
  /** Column of the lines file; `<name>_assay`, `_specimen`, `_day`, `_timing` may stand beside it. */
  readonly name: string;
  readonly mechanism: string;
  readonly availability: "routine" | "research" | "routine for some targets";
  /** Ordered levels, or `number`, from which a change can be read; null for plain text. */
  readonly scale: readonly string[] | "number" | null;
  readonly note: string | null;
}

const her2: readonly string[] = ["0", "ultralow", "1+", "2+", "3+"];

const marker = (
  name: string,
  mechanism: string,
  availability: ResistanceMarker["availability"],
  scale: ResistanceMarker["scale"] = null,
  note: string | null = null
): ResistanceMarker => ({name, mechanism, availability, scale, note});

/**
 * Optional columns for re-biopsy and mechanism markers. Each value wants assay, specimen, day and timing beside it; missing is never negative.
 * Mechanisms: antigen loss and mutation (Coates 2021 Cancer Discov 11:2436; Mosele 2023 Nat Med 29:2110), internalisation and trafficking
 * (Sung 2018 Mol Cancer Ther 17:243), lysosomal processing (Tomabechi 2022 PNAS Nexus pgac063), efflux (Roth 2026 doi:10.20517/cdr.2025.151).
 */
export const resistanceMarkers: readonly ResistanceMarker[] = [
  marker("her2_ihc", "antigen expression", "routine", her2),
  marker("her2_ish", "antigen expression", "routine"),
  marker(
    "target_ihc_score",
    "antigen expression",
    "routine for some targets",
    "number",
    "HER2 0 to 3+, H-score for TROP2, Nectin-4 and B7-H4, per cent 3+ for c-MET, per cent PS2+ for FRα, per cent for CLDN18.2: one scale a cohort"
  ),
  marker("trop2_h_score", "antigen expression", "research", "number"),
  marker("nectin4_h_score", "antigen expression", "research", "number"),
  marker("ihc_heterogeneity", "antigen heterogeneity", "research"),
  marker("target_pct_positive", "antigen heterogeneity", "research", "number"),
  marker(
    "antigen_gene_alteration",
    "antigen mutation or loss",
    "research",
    null,
    "ERBB2, TACSTD2, NECTIN4 copy number"
  ),
  marker(
    "cav1_ihc",
    "internalisation",
    "research",
    null,
    "caveolar uptake was increased and misrouted in the T-DM1 model: level and location, never low = resistant"
  ),
  marker("endophilin_a2", "internalisation", "research"),
  marker("internalization_assay", "internalisation", "research"),
  marker("rab_expression", "trafficking", "research"),
  marker("lysosomal_function", "lysosomal processing", "research"),
  marker(
    "slc46a3",
    "lysosomal processing",
    "research",
    null,
    "carries lysine-SMCC-DM1: concerns the non-cleavable linker of T-DM1"
  ),
  marker("cathepsin_b", "lysosomal processing", "research"),
  marker("abcb1", "payload efflux", "research", "number", "read with the payload's pumps in the catalogue"),
  marker("abcg2", "payload efflux", "research", "number", "read with the payload's pumps in the catalogue"),
  marker("abcc1", "payload efflux", "research", "number"),
  marker("top1_mutation", "payload target alteration", "research"),
  marker("tubb_alteration", "payload target alteration", "research"),
  marker("slx4_mutation", "DNA damage response", "research"),
  marker("hrd_status", "DNA damage response", "research"),
  marker("brca_status", "DNA damage response", "routine"),
  marker("rad51", "DNA damage response", "research", "number"),
  marker("slfn11", "DNA damage response", "research", "number"),
  marker("apoptosis_markers", "apoptosis", "research"),
  marker("tp53_mutation", "apoptosis", "routine"),
  marker("pten_loss", "PI3K pathway", "routine"),
  marker("pik3ca_mut", "PI3K pathway", "routine"),
  marker("tme_score", "tumour microenvironment", "research"),
  marker("til_pct", "tumour microenvironment", "routine", "number"),
  marker("pd_l1", "tumour microenvironment", "routine", "number"),
  marker("metastatic_site", "tumour microenvironment", "routine"),
  marker("anti_drug_antibodies", "pharmacokinetics", "research"),
  marker("ugt1a1", "pharmacogenetics", "routine", null, "concerns SN-38"),
  marker(
    "strong_inhibitor",
    "pharmacokinetics",
    "routine",
    null,
    "strong CYP3A or P-gp inhibitor, or corticosteroid, with the ADC"
  ),
  marker("adc_dose_intensity", "pharmacokinetics", "routine", "number"),
  marker("rebiopsy_done", "re-biopsy", "routine"),
  marker("rebiopsy_site", "re-biopsy", "routine"),
  marker("rebiopsy_reason_not_done", "re-biopsy", "routine")
];
