import {describe, expect, it} from "vitest";
import {strToU8, zipSync} from "fflate";
import {analyze} from "../../src/analysis/analyze.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import {outcomeLegends, type OutcomeLegends} from "../../src/cohort/outcome-legend.ts";

const asked = {polarity: "event", endpoint: "unknown"} as const;
/** Rows beside the records of a file with 0/1, by default, in its outcome. */
const legends = (rows: readonly string[], codes: readonly string[] = ["0", "1"]): OutcomeLegends =>
  outcomeLegends(
    {
      header: ["months", "event", "sex"],
      columns: [codes.map(() => "5"), codes, codes],
      asides: rows.map((text, i) => ({cells: [text], row: i + 1}))
    },
    {event: "event", asked}
  );
const said = (...rows: readonly string[]): [number, string][][] =>
  legends(rows).said.map(({codes}) => [...codes].toSorted(([a], [b]) => a - b));

const turned = [
  [0, "event"],
  [1, "censored"]
];
const usual = [
  [0, "censored"],
  [1, "event"]
];

describe("a legend of the outcome", () => {
  it.each([
    "0 = Progress oder Tod, 1 = zensiert",
    "PFS unter ADC2 (Status: 0 = Progress/Tod, 1 = zensiert)",
    "ADC sequencing registry - export 12.03.2024; status 1=censored 0=event",
    "event: 1 = censored, 0 = progression or death from any cause",
    "Coding: 1 – censored, 0 – event",
    "(0/1 = event/censored)",
    "PFS on the 2nd ADC (0/1: dead, alive)",
    "alive/dead = 1/0",
    "event (1 no, 0 yes)",
    "Censored: 1 = yes, 0 = no",
    "zensiert (1 = ja, 0 = nein)",
    "alive = 1, dead = 0",
    "event (0), censored (1)",
    "Event status, 0 progression, 1 censored",
    "1 means censored; 0 means event",
    "0 → PD, 1 → no PD",
    "Statut : 0 = progression ou décès, 1 = censuré",
    "Estado: 0 = progresión o muerte; 1 = censurado",
    "Stato: 0 = progressione o morte, 1 = censurato",
    "Estado: 0 = progressão ou morte, 1 = censurado",
    "Status: 0 = progressie of overlijden, 1 = gecensureerd",
    '"0" = "dead", "1" = "alive"',
    "event 0, Progression | 1, Censored",
    "sex: 0 = f, 1 = m; event: 0 = PD, 1 = censored",
    "sex: 0 = f, 1 = m, event: 0 = PD, 1 = censored"
  ])("%s", (text) => expect(said(text)).toEqual([turned]));

  it.each([
    "Kodierung event: 1 = PD/death; 0 = ongoing",
    "dead = 1, alive = 0",
    "status: 0 = censored, 1 = event",
    "1 = documented progression, 0 = no documented progression"
  ])("%s is the usual one", (text) => expect(said(text)).toEqual([usual]));

  it("of codes 1 and 2 says both", () => {
    expect(legends(["event: 1 = PD/death; 2 = ongoing"], ["1", "2"]).said[0]).toMatchObject({
      where: "row 1",
      says: "1 = PD/death, 2 = ongoing"
    });
  });

  it("may stand over several rows, a code each", () => {
    expect(said("Second ADC", "0 = progresión o muerte", "1 = censurado")).toEqual([turned]);
    expect(said("dead = 0", "alive = 1")).toEqual([turned]);
    // What comes again is of something else.
    expect(said("sex: 0 = f", "1 = m", "event: 0 = PD", "1 = censored")).toEqual([turned]);
  });

  it("of one code alone says that of it, where nothing else is numbered so", () => {
    expect(said("event: 1 = censored")).toEqual([[[1, "censored"]]]);
    expect(said("Table 1: censored")).toEqual([]);
  });

  it.each([
    "sex: 0 = alive, 1 = dead",
    "1 = male, 2 = female",
    "grade 3 = dead",
    "export of 12.3.2022: PD = 4",
    "# exported 2024",
    "PFS on the second ADC, 2019-2024",
    "ECOG 0/1",
    "ECOG: 0 = fully active, 1 = restricted",
    "HER2: 0 = negative, 1 = low",
    "HER2 0/1+ as low",
    "Visceral metastases: 0 = no, 1 = yes",
    "Events: 48, censored: 12",
    "1 patient alive, 2 dead",
    "Cycle 1: alive, cycle 0: dead",
    "vital status: 1 = alive, 2 = dead",
    "Table 1: Patients alive at the cut-off",
    "Data cut-off 30.06.2024, n = 60",
    "ORR 1: CR, 0: SD"
  ])("%s is none", (text) => {
    expect(legends([text])).toEqual({said: [], notRead: []});
  });

  it.each(["status: 0 = per protocol, 1 = other", "Event: 1 = see protocol"])(
    "%s looks like one and is not understood",
    (text) => {
      expect(legends([text])).toEqual({said: [], notRead: ["row 1"]});
    }
  );

  it("takes no limit for a code", () => {
    expect(said("0 = alive, > 1 = dead")).toEqual([[[0, "censored"]]]);
  });

  it("tells where two say different things", () => {
    expect(said("0 = dead, 1 = alive", "0 = alive, 1 = dead")).toEqual([turned, usual]);
  });

  it("among the records has to say of what it is, or to be nothing else", () => {
    const among = (...note: readonly string[]): OutcomeLegends["said"] =>
      outcomeLegends(
        {header: ["months", "event", "note"], columns: [note.map(() => "5"), ["0", "1"], note]},
        {event: "event", asked}
      ).said;
    expect(among("0 = PD", "1 = censored").map(({where, codes}) => [where, [...codes]])).toEqual([
      ["column note", turned]
    ]);
    expect(among("Cycle 1: alive", "Cycle 0: PD")).toEqual([]);
    expect(among("event: 1 = censored")).toEqual([]);
  });

  it("stands in sheets that are legends, or list the columns", () => {
    const sheets = (sheet: string, ...rows: (readonly [string, ...string[]])[]) =>
      outcomeLegends(
        {
          header: ["months", "status"],
          columns: [["5"], ["1"]],
          asides: rows.map((cells, i) => ({cells, row: i + 1, sheet}))
        },
        {event: "status", asked}
      ).said.map(({where, codes}) => [where, ...codes]);
    expect(sheets("Legend", ["status", "0 = PD, 1 = censored"])).toEqual([["sheet Legend, row 1", ...turned]]);
    expect(sheets("S2", ["name", "meaning"], ["status", "0", "PD"], ["1", "censored"])).toEqual([
      ["sheet S2, row 2", ...turned]
    ]);
    expect(sheets("Patients", ["id", "vital"], ["0: dead", "1: alive"])).toEqual([]);
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
    expect(issues.find(({code}) => code === "outcome-code-open")?.hint).toContain(
      "the legend in column note says 0 = PD, 1 = censored"
    );
    expect(await stopped(file('"1 = PD, 0 = censored"'))).toBe("4 events");
    expect(await stopped(file('"0 = PD, 1 = censored"').replaceAll(/,0,$/gm, ",2,"))).toContain("outcome-code-open");
  });

  it("stops where two legends say different things of codes that nothing else decides", async () => {
    const coded = file('"1 = PD, 2 = censored"').replaceAll(/,0,/gm, ",2,");
    const {issues} = await readCohort([{name: "c.csv", text: `# event: 1 = censored, 2 = PD\n${coded}`}], {
      unit: "months"
    });
    expect(issues.find(({code}) => code === "outcome-code-open")?.hint).toContain("of another legend");
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
