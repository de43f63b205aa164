import {z} from "zod";

const several = z.array(z.string().min(1)).min(2);

/** A column of the files, or what makes one out of several. */
const columnSource = z.union([
  z.string(),
  z.strictObject({
    either: several.describe(
      "columns that each tell an event: it happened where one of them says so, and not where all say no"
    )
  }),
  z.strictObject({
    earliest: several.describe(
      "columns of days of which the earliest that is filled holds, e.g. [radiological PD, clinical PD]"
    )
  }),
  z.strictObject({
    firstOf: several.describe("columns of which the first that is filled holds, e.g. [corrected, as first entered]")
  })
]);

export type ColumnSource = z.infer<typeof columnSource>;

/** What the canonical columns of a plan are read from; `either` makes an outcome and nothing else. */
export const mappingSpec = z.record(z.string(), columnSource).superRefine((mapping, context) => {
  for (const [canonical, source] of Object.entries(mapping))
    if (typeof source !== "string" && "either" in source && canonical !== "event")
      context.addIssue({
        code: "custom",
        path: [canonical],
        message:
          "either makes an outcome, so it stands under event alone; where one column corrects another: {firstOf: [corrected, first entered]}"
      });
});

/** Canonical column: column of the file. */
export type ColumnMapping = Readonly<Record<string, string>>;
