import {z} from "zod";

/** Rules by which one HER2 status is taken where it differs between the lines of a patient. */
export const her2Rules = ["last-before-ADC2", "last-before-ADC1", "ever-low", "ever-positive"] as const;

export type Her2Rule = (typeof her2Rules)[number];

/** Which HER2 status counts: the key `her2` of a plan. */
export const her2Spec = z.strictObject({
  rule: z
    .enum(her2Rules)
    .default("last-before-ADC2")
    .describe(
      "the last status on or before the line of ADC2, or of ADC1; ever-low: low where one up to ADC2 was low and none after it positive; ever-positive: positive where one was; else the last. The others stand as sensitivity where they change who is alike"
    )
});
