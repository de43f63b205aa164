import {z} from "zod";
import {disclosurePolicyNames} from "./disclosure-policy.ts";

const disclosureSpec = z.strictObject({
  policy: z
    .enum(["none", ...disclosurePolicyNames])
    .default("none")
    .describe("rule on small counts of patients, applied to everything that is written"),
  patientLevel: z.boolean().default(false).describe("write the files of single patients although a policy is applied")
});

/** What the report shows and in which documents. */
export const reportSpec = z.strictObject({
  numbers: z.enum(["plain", "nejm", "jama", "lancet"]).default("plain").describe("how numbers are written"),
  characteristics: z
    .array(z.string().min(1))
    .default([])
    .describe("columns of the table of patients, in order; where none is named, the usual ones"),
  summary: z
    .enum(["median", "mean"])
    .default("median")
    .describe("numbers in the table of patients: median (quartiles) or mean (SD)"),
  tests: z
    .boolean()
    .default(false)
    .describe(
      "tests between the groups in the table of patients: Wilcoxon or Kruskal-Wallis, chi-square or Fisher's exact test"
    ),
  documents: z
    .array(z.enum(["html", "docx", "slides"]))
    .default(["html"])
    .describe("documents: report.html, report.docx for Word, slides.pdf with the key figures at 16:9"),
  tables: z
    .array(z.enum(["csv", "md", "html"]))
    .default(["csv"])
    .describe("forms in which each table of the report is also written, under tables/"),
  disclosure: z
    .union([disclosureSpec.shape.policy.unwrap(), disclosureSpec], {
      error: `a policy (none, ${disclosurePolicyNames.join(", ")}) or {policy: cms-11, patientLevel: false}`
    })
    .default("none")
    .transform((given) => (typeof given === "string" ? disclosureSpec.parse({policy: given}) : given))
    .describe("rule on small counts of patients: none, or a policy by name (cms-11, ons-5, …)"),
  laneLabels: z
    .enum(["none", "patient_id"])
    .default("none")
    .describe("what stands beside a lane of the swimmer figure; patient_id puts identifiers into the report"),
  language: z.enum(["en"]).default("en").describe("language of the report page"),
  ethics: z
    .string()
    .min(1)
    .nullable()
    .default(null)
    .describe("ethics approval or waiver, as it shall stand in the report; null leaves a placeholder"),
  consent: z.string().min(1).nullable().default(null).describe("consent, or the waiver of consent"),
  funding: z.string().min(1).nullable().default(null).describe("funding")
});
