import {z} from "zod";

/** How groups that were not randomised are made alike. */
export const adjustmentSpec = z.strictObject({
  weights: z
    .enum(["none", "ate", "att", "overlap"])
    .default("none")
    .describe(
      "propensity weights: for everyone, for the group that is set against the reference (treated), or for the overlap of the two"
    ),
  covariates: z
    .array(z.string().min(1))
    .default([])
    .describe(
      "columns of the propensity model, beside tumour, HER2 and HR status and strata; where none is named, those of adjust"
    ),
  replicates: z
    .int()
    .min(0)
    .max(20000)
    .default(1000)
    .describe("bootstrap samples in which the weights are estimated anew; 0 for none"),
  imputation: z
    .string()
    .min(1)
    .nullable()
    .default(null)
    .describe(
      "column of the file that numbers the imputation of missing covariates: every record stands once for each imputation 1, 2, … and, if wanted, as observed with 0"
    )
});
