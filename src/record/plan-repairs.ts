import {z} from "zod";

const columnsOfFile = z.array(z.string().min(1)).default([]);

/** What is put right in a file before it is read; nothing is, where the plan does not say so. `payloadswap tidy` and `init` propose it. */
export const repairsSpec = z.strictObject({
  strayQuotes: z
    .boolean()
    .default(false)
    .describe('read a quote within a field as a character (19" rack), and leave away one that never closes'),
  invisibleBlanks: z
    .boolean()
    .default(false)
    .describe("no-break and zero-width blanks become plain ones, or nothing at the ends of a cell"),
  foreignDigits: z
    .boolean()
    .default(false)
    .describe("digits of other scripts (full-width, Arabic-Indic) become 0 to 9; they are read so in any case"),
  groupedHeader: z
    .boolean()
    .default(false)
    .describe("join the names of a header of two rows: ADC 1 over start is ADC 1 start; headerRow is the lower one"),
  headerRow: z
    .int()
    .min(1)
    .nullable()
    .default(null)
    .describe("row of the file that holds the names of the columns; what stands above is left out"),
  unitRow: z.boolean().default(false).describe("leave out the row of units or formats under the header"),
  notesBelow: z.boolean().default(false).describe("leave out notes under the table: sources, legends, dates of export"),
  totalRows: z.boolean().default(false).describe("leave out rows of sums, means or counts"),
  blankRows: z.boolean().default(false).describe("leave out rows in which nothing stands"),
  mergedCells: z
    .boolean()
    .default(false)
    .describe("give the value of cells merged downwards to each of their rows (spreadsheets)"),
  fillDown: columnsOfFile.describe(
    "columns that are filled on the first row of a patient only: blanks get the value above"
  ),
  duplicateHeaders: z
    .boolean()
    .default(false)
    .describe("columns of one name are told apart by their place: NAME, NAME (2); map them by these names"),
  footnoteMarks: columnsOfFile.describe("columns in which signs of footnotes behind numbers and dates are taken off"),
  thousands: columnsOfFile.describe(
    "columns whose signs between thousands are taken out: 1,234 is 1234; with decimalComma too, 1.234,5 is 1234.5"
  ),
  decimalComma: columnsOfFile.describe("columns whose comma is the decimal sign: 1,234 is 1.234"),
  blankColumns: z.boolean().default(false).describe("leave out columns without a name in which nothing stands")
});

/** Every repair with what the plan says of it. */
export type Repairs = z.output<typeof repairsSpec>;

/** The repairs as a person writes them. */
export type RepairsSpec = z.input<typeof repairsSpec>;

/** Name of a repair, a key under `repairs` in the plan. */
export type RepairName = keyof Repairs;
