/** A rule on how small a count of patients may be shown. */
export interface DisclosurePolicy {
  readonly title: string;
  /** The smallest count above zero that is shown; zero is shown. */
  readonly smallest: number;
  /** Counts that are shown are rounded to a multiple of this; null where they are not. */
  readonly rounding: number | null;
  readonly source: string;
  readonly mark: "official documentation" | "read in source" | "not verified";
}

/** Policies by the name that a plan gives them; check the agreement under which the data were given, which may ask for more. */
export const disclosurePolicies = {
  "cms-11": {
    title: "CMS cell size suppression (also SEER-Medicare, HCUP, NC Medicaid)",
    smallest: 11,
    rounding: null,
    mark: "official documentation",
    source:
      "ResDAC, CMS cell size suppression policy, 2024: counts from 1 to 10 are not shown, zero is; none may be had by subtraction or from a percentage, those left out included"
  },
  "duke-10": {
    title: "Duke electronic health records",
    smallest: 10,
    rounding: null,
    mark: "official documentation",
    source: "Duke University Health System: counts from 1 to 9 are not shown"
  },
  "uscs-16": {
    title: "United States Cancer Statistics",
    smallest: 16,
    rounding: null,
    mark: "official documentation",
    source: "U.S. Cancer Statistics, suppression of rates and counts: fewer than 16 are not shown"
  },
  "manitoba-6": {
    title: "Manitoba Centre for Health Policy",
    smallest: 6,
    rounding: null,
    mark: "official documentation",
    source: "as described in gtsummary issue 1691: counts from 1 to 5 are not shown"
  },
  "ohdsi-5": {
    title: "OHDSI minimum cell count",
    smallest: 5,
    rounding: null,
    mark: "read in source",
    source: "default of minCellCount in the OHDSI packages: counts from 1 to 4 are not shown"
  },
  "opensafely-5": {
    title: "OpenSAFELY",
    smallest: 6,
    rounding: 5,
    mark: "not verified",
    source:
      "OpenSAFELY, output checking: counts of 5 or fewer are not shown, the others are rounded; the base of 5 was not verified"
  },
  "ons-5": {
    title: "NHS and ONS practice",
    smallest: 5,
    rounding: 5,
    mark: "not verified",
    source:
      "common practice of NHS and ONS outputs: counts from 1 to 4 are not shown, the others are rounded to 5; not verified"
  }
} as const satisfies Readonly<Record<string, DisclosurePolicy>>;

/** Name of a policy. */
export type DisclosurePolicyName = keyof typeof disclosurePolicies;

/** Names of the policies, as a plan gives them. */
export const disclosurePolicyNames = Object.keys(disclosurePolicies) as [
  DisclosurePolicyName,
  ...DisclosurePolicyName[]
];
