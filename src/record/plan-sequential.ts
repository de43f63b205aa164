import {z} from "zod";

/** What is asked of ADC1 beside ADC2, beyond what is given unasked. */
export const sequentialSpec = z.strictObject({
  earlyProgressionMonths: z.number().positive().default(3).describe("threshold of early progression on ADC2, in months")
});
