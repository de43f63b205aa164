import {z} from "zod";

const dateFormat = z.enum(["iso", "dmy", "mdy", "ymd"]);

/** How days are written: the key `dateMode` of a plan. */
export const dateSpec = z.strictObject({
  mode: z
    .enum(["relative", "shifted", "real"])
    .default("relative")
    .describe("whole days from each patient's own day 0, dates shifted by one offset per patient, or calendar dates"),
  format: dateFormat
    .default("iso")
    .describe(
      "order of dates of three numbers: dmy reads dd/mm/yyyy, mdy mm/dd/yyyy, ymd yy-mm-dd; iso reads only what reads in one way (2024-03-15, 2024/3/15, 20240315, 15-Mar-2024, day numbers of a spreadsheet); never guessed"
    ),
  formats: z
    .record(z.string(), dateFormat)
    .optional()
    .describe("column or file that is written in another order: {death: mdy}, {centre-b.csv: mdy}"),
  epoch: z
    .union([z.literal(1900), z.literal(1904)])
    .optional()
    .describe("from where day numbers of a spreadsheet count: 1900 unless said, 1904 in old workbooks of a Mac"),
  turned: z
    .array(z.string().min(1))
    .optional()
    .describe(
      "columns of which a spreadsheet has turned day and month round wherever the day is up to 12 (it read dd/mm as mm/dd): these are turned back"
    ),
  partial: z
    .enum(["reject", "middle"])
    .default("reject")
    .describe("a date with month or year only is an issue, or is set to the 15th, or to 1 July, and flagged")
});
