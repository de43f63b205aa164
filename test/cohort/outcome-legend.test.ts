import {describe, expect, it} from "vitest";
import {strToU8, zipSync} from "fflate";
import {analyze} from "../../src/analysis/analyze.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import {outcomeLegend} from "../../src/cohort/outcome-legend.ts";

const asked = {polarity: "event", endpoint: "unknown"} as const;
const said = (...asides: readonly string[]): [number, string][] | null => {
  const legend = outcomeLegend(
    {header: ["months", "event", "sex"], columns: [["5"], ["1"], ["f"]], asides},
    {event: "event", asked}
  );
  return legend === null ? null : [...legend];
};

describe("a legend of the outcome", () => {
  it.each([
    [
      "0 = Progress oder Tod, 1 = zensiert",
      [
        [0, "event"],
        [1, "censored"]
      ]
    ],
    [
      "Kodierung event: 1 = PD/death; 2 = ongoing",
      [
        [1, "event"],
        [2, "censored"]
      ]
    ],
    [
      "dead = 1, alive = 0",
      [
        [1, "event"],
        [0, "censored"]
      ]
    ]
  ] as const)("%s", (text, expected) => {
    expect(said(text)).toEqual(expected);
  });

  it.each([
    "sex: 0 = alive, 1 = dead",
    "1 = male, 2 = female",
    "event = 1",
    "grade 3 = dead",
    "export of 12.3.2022: PD = 4"
  ])("%s is none", (text) => expect(said(text)).toEqual([]));

  it("is none where two say different things", () => {
    expect(said("0 = dead, 1 = alive", "0 = alive, 1 = dead")).toBeNull();
  });
});

const records = Array.from({length: 10}, (_, i) => [
  `P${i}`,
  i % 2 === 0 ? "A" : "B",
  String(2 + i),
  String(i % 3 === 0 ? 1 : 0)
]);
const stopped = async (text: string, plan: object = {}): Promise<string> => {
  const cohort = await readCohort([{name: "c.csv", text}], {unit: "months", ...plan});
  return analyze({by: "column:arm", unit: "months"}, cohort).then(
    () =>
      `${Array.from((cohort.followUp?.array("event") ?? []) as number[]).reduce((sum, event) => sum + event, 0)} events`,
    (error: unknown) => String(error)
  );
};
const file = (legend: string): string =>
  [["id", "arm", "months", "event", "note"], ...records.map((row, i) => [...row, i === 3 ? legend : ""])]
    .map((row) => row.join(","))
    .join("\n");

describe("a run", () => {
  it("stops where a legend says the opposite of the convention, and goes on where it says the same", async () => {
    expect(await stopped(file('"0 = PD, 1 = censored"'))).toContain("outcome-code-open");
    const {issues} = await readCohort([{name: "c.csv", text: file('"0 = PD, 1 = censored"')}], {unit: "months"});
    expect(issues.find(({code}) => code === "outcome-code-open")?.hint).toContain("a legend in the file says");
    expect(await stopped(file('"1 = PD, 0 = censored"'))).toBe("4 events");
    expect(await stopped(file('"0 = PD, 1 = censored"').replaceAll(/,0,$/gm, ",2,"))).toContain("outcome-code-open");
  });

  it("reads codes that nothing else decides by it", async () => {
    const coded = file('"1 = PD, 2 = censored"').replaceAll(/,0,/gm, ",2,");
    expect(await stopped(coded)).toBe("4 events");
    expect(await stopped(coded.replace('"1 = PD, 2 = censored"', ""))).toContain("outcome-code-open");
  });

  it("hears one in the comment of a cell of a spreadsheet", async () => {
    const cell = (text: string): string => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
    const rows = [["id", "arm", "months", "event"], ...records].map((row) => `<row>${row.map(cell).join("")}</row>`);
    const bytes = (comment: string): Uint8Array =>
      zipSync(
        Object.fromEntries(
          Object.entries({
            "xl/workbook.xml": '<workbook><sheets><sheet name="S" r:id="r1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels":
              '<Relationships><Relationship Id="r1" Type="http://x/worksheet" Target="worksheets/one.xml"/></Relationships>',
            "xl/worksheets/one.xml": `<worksheet><sheetData>${rows.join("")}</sheetData></worksheet>`,
            "xl/worksheets/_rels/one.xml.rels":
              '<Relationships><Relationship Id="r1" Type="http://x/comments" Target="../comments1.xml"/></Relationships>',
            "xl/comments1.xml": `<comments><commentList><comment ref="D1"><text><t>${comment}</t></text></comment></commentList></comments>`
          }).map(([name, text]) => [name, strToU8(text)])
        )
      );
    const codesOf = async (comment: string) =>
      (await readCohort([{name: "c.xlsx", bytes: bytes(comment)}], {unit: "months"})).issues
        .filter(({code}) => ["outcome-code-open", "outcome-contradicted", "comments-not-read"].includes(code))
        .map(({code}) => code)
        .toSorted();
    expect(await codesOf("0 = PD, 1 = censored")).toEqual([
      "comments-not-read",
      "outcome-code-open",
      "outcome-contradicted"
    ]);
    expect(await codesOf("1 = PD, 0 = censored")).toEqual(["comments-not-read"]);
  });
});
