import {z} from "zod";

/** What a plan says of a column of the files. */
export const columnSpec = z.strictObject({
  kind: z
    .enum(["categorical", "ordinal", "number"])
    .optional()
    .describe("how a model takes the column: categories against the first of them, or a number, per 1"),
  order: z
    .array(z.union([z.string(), z.number()]).transform(String))
    .default([])
    .describe("its levels in the order in which they stand; the first is the reference"),
  label: z.string().min(1).optional().describe("what tables and figures call it, e.g. ECOG performance status"),
  unit: z.string().min(1).optional().describe("unit of its numbers, e.g. years; it stands behind the label")
});

/** What a plan says of its columns, by their names. */
export type ColumnPlans = Readonly<Record<string, z.output<typeof columnSpec>>>;

/**
 * What a plan says of a column, whatever it is called; undefined where it says nothing.
 *
 * @example
 * plannedColumn({}, "constructor") // undefined
 */
export function plannedColumn(columns: ColumnPlans, name: string): ColumnPlans[string] | undefined {
  return Object.hasOwn(columns, name) ? columns[name] : undefined;
}
