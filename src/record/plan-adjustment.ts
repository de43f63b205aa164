import {z} from "zod";

/** How groups that were not randomised are made alike. */
export const adjustmentSpec = z.strictObject({
  weights: z.enum(["none", "ate", "att", "overlap"]).default("none").describe("propensity weights: for everyone, for the treated, or for the overlap of the groups")
});
