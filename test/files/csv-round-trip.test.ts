import * as fc from "fast-check";
import {describe, expect, it} from "vitest";
import {readCsv} from "../../src/files/csv.ts";

const field = fc.oneof(
  fc.string({maxLength: 8}),
  fc.constantFrom("", " ", "a,b", 'say "hi"', "two\nlines", "cr\r\nlf", "ü€😀", "001", "#x", "=1+1", ";", "\t")
);
const quoted = (text: string, sign: string): string =>
  text.includes(sign) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
const breaks = (text: string): number => (text.match(/\r\n|\r|\n/g) ?? []).length;

describe("readCsv gives back what was written", () => {
  it.each([
    [",", "\n"],
    [";", "\r\n"],
    ["\t", "\n"]
  ])("with %j between fields and %j between records, each with the line on which it begins", async (sign, end) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(field, field, fc.constant("x")), {minLength: 1, maxLength: 20}),
        async (records) => {
          const text = [["a", "b", "c"], ...records]
            .map((fields) => fields.map((one) => quoted(one, sign)).join(sign))
            .join(end);
          const table = await readCsv({name: "c.csv", bytes: new TextEncoder().encode(text)});
          let line = 2;
          const expectedRows: number[] = [];
          for (const fields of records) {
            expectedRows.push(line);
            line += 1 + fields.reduce((sum, one) => sum + breaks(one), 0);
          }
          expect(table.row).toEqual(expectedRows);
          expect(table.columns[0]?.map((_, i) => table.columns.map((column) => column[i]))).toEqual(records);
          expect(table.ledger).toEqual([]);
        }
      ),
      {numRuns: 150}
    );
  });
});
