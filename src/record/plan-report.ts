import {z} from "zod";

/** What the report shows and in which documents. */
export const reportSpec = z.strictObject({
  numbers: z.enum(["plain", "nejm", "jama", "lancet"]).default("plain").describe("how numbers are written")
});
