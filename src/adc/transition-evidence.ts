/** What was published on a pair of conjugates; numbers with their design, never a verdict. */
export interface TransitionEvidence {
  /** Catalogue ids. */
  readonly from: string;
  readonly to: string;
  /** The pair was studied in either order. */
  readonly eitherOrder?: true;
  readonly text: string;
  readonly source: string;
}

/** Observational unless said; a later line shortens progression-free survival whatever the payload. */
export const transitionEvidence: readonly TransitionEvidence[] = [
  {
    from: "enfortumab-vedotin",
    to: "sacituzumab-govitecan",
    text: "SG after EV: response rate 11 %, median PFS 2.1 months in 82 patients, uncontrolled: a payload swap alone was not enough",
    source: "ASCO 2024 poster on SG after EV"
  },
  {
    from: "trastuzumab-deruxtecan",
    to: "sacituzumab-govitecan",
    eitherOrder: true,
    text: "in 85 patients the second ADC held shorter than the first in 75.2 %; there was no control without an earlier ADC",
    source: "Mai 2025 JCO Precis Oncol e2400898"
  },
  {
    from: "trastuzumab-deruxtecan",
    to: "sacituzumab-govitecan",
    eitherOrder: true,
    text: "in 84 patients of five centres time to treatment failure was longer on ADC1 than on ADC2 in either order",
    source: "Huppert 2025 npj Breast Cancer 11:34"
  },
  {
    from: "trastuzumab-deruxtecan",
    to: "sacituzumab-govitecan",
    text: "in 793 patients after T-DXd real-world PFS was 4.6, 3.4 and 2.8 months in HER2-positive, HR-positive/HER2-negative and triple-negative disease, over all next regimens",
    source: "Tarantino 2025 JNCI djaf220"
  },
  {
    from: "trastuzumab-emtansine",
    to: "trastuzumab-deruxtecan",
    text: "DESTINY-Breast01, T-DXd after T-DM1, single arm: response rate 62.0 %, median PFS 19.4 months; linker, drug-to-antibody ratio and bystander effect change along with the payload",
    source: "Saura 2024 Ann Oncol 35:302"
  },
  {
    from: "trastuzumab-deruxtecan",
    to: "trastuzumab-emtansine",
    text: "another payload does not bring back a lost antigen: HER2 after ADC1 is needed to read this pair",
    source: "Abdalla 2026 doi:10.3892/mi.2026.308"
  },
  {
    from: "trastuzumab-deruxtecan",
    to: "datopotamab-deruxtecan",
    eitherOrder: true,
    text: "TRADE-DXd studies this pair prospectively, without a comparison; no results known",
    source: "NCT06533826"
  },
  {
    from: "trastuzumab-emtansine",
    to: "disitamab-vedotin",
    text: "a T-DM1-resistant cell line was cross-resistant to non-cleavable and sensitive to cleavable auristatin conjugates of the same antibody: the linker decided",
    source: "Sung 2018 Mol Cancer Ther 17:243"
  }
];
