import {describe, expect, it} from "vitest";
import {perhapsReadyMade} from "../../src/cohort/perhaps-ready-made.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";

const times = [3.1, 12.4, 7, 5.5, 22.1, 9.3, 1.2, 14];
const text = (header: string, row: (i: number) => string) =>
  `${header}\n${times.map((_, i) => `${row(i)}\n`).join("")}`;
const group = (i: number): string => (i % 2 === 0 ? "T-DXd>SG" : "SG>T-DXd");

describe("a file that fits nothing, and holds a time and its outcome", () => {
  it.each([
    ["id,sequence,TTF,TTF_event", (i: number) => `K${i},${group(i)},${times[i]},${i % 3 === 0 ? 0 : 1}`],
    [
      "Pat,Gruppe,Dauer,Ergebnis",
      (i: number) => `K${i},${group(i)},${times[i]},${i % 3 === 0 ? "zensiert" : "Progress"}`
    ],
    ["case,arm,duration_m,fail", (i: number) => `K${i},${group(i)},${times[i]},${i % 3 === 0 ? 0 : 1}`],
    ["id,sequence,_t,_d,_st,_t0", (i: number) => `K${i},${group(i)},${times[i]},${i % 3 === 0 ? 0 : 1},1,0`],
    [
      "id,sequence,ADC2 PFS (weeks),ADC2 PD",
      (i: number) => `K${i},${group(i)},${times[i]},${i % 3 === 0 ? "no" : "yes"}`
    ]
  ])("is read as ready-made follow-up: %s", async (header, row) => {
    const {followUp, issues} = await readCohort([{name: "f.csv", text: text(header, row)}], {unit: "months"});
    expect(followUp?.array("time")).toEqual(times);
    expect(issues.filter(({code}) => code === "recognised-column").map(({expected}) => expected)).toContain(
      "a column named time"
    );
  });

  it.each([
    [
      "the time holds the outcome",
      "id,sequence,PFS",
      (i: number) => `K${i},${group(i)},${times[i]}${i % 3 === 0 ? "+" : ""}`,
      "mapping: {patient_id: id, time: PFS, event: PFS}"
    ],
    [
      "two times",
      "id,arm,Dauer,Zeit,Ergebnis",
      (i: number) => `K${i},${group(i)},${times[i]},${times[7 - i]},${i % 2}`,
      "mapping: {patient_id: id, time: Dauer, event: Ergebnis}"
    ],
    [
      "two outcomes",
      "id,arm,Dauer,fail,Ergebnis",
      (i: number) => `K${i},${group(i)},${times[i]},${i % 2},${i % 3}`,
      "mapping: {patient_id: id, time: Dauer, event: fail}"
    ],
    [
      "an entry",
      "id,arm,tstart,tstop,event",
      (i: number) => `K${i},${group(i)},${i},${(times[i] ?? 0) + i},${i % 2}`,
      "mapping: {patient_id: id, time: tstop, event: event, entry: tstart}"
    ],
    [
      "an outcome that is not called one",
      "id,arm,zeit,x",
      (i: number) => `K${i},${group(i)},${times[i]},${i % 2}`,
      "mapping: {patient_id: id, time: zeit, event: x}"
    ]
  ])("asks where %s", async (_, header, row, line) => {
    const {issues, followUp} = await readCohort([{name: "f.csv", text: text(header, row)}], {});
    const [found] = issues.filter(({code}) => code === "perhaps-follow-up");
    expect([found?.stops, found?.choices?.[0]?.line, followUp]).toEqual([true, line, null]);
  });

  it.each([
    ["lines of therapy", "patient_id,regimen,start,months,status", (i: number) => `K${i},SG,${i},${times[i]},${i % 2}`],
    ["no times", "id,arm,age,status", (i: number) => `K${i},${group(i)},${40 + i},${i % 2}`]
  ])("is none: %s", async (_, header, row) => {
    const {issues, followUp} = await readCohort([{name: "f.csv", text: text(header, row)}], {});
    expect([issues.some(({code}) => code === "perhaps-follow-up"), followUp]).toEqual([false, null]);
  });

  it.each([
    "Libre de progresión al último control",
    "Progressfreiheit zuletzt",
    "event_absent",
    "Absence de progression",
    "Ausencia de progresión",
    "freedom from progression",
    "nicht progredient",
    "Mancata progressione",
    "Afwezigheid van progressie",
    "Ausência de progressão",
    "Progress ausgeschlossen",
    "PD excluded",
    "Assenza di progressione",
    "Contrôle maintenu",
    "unter Kontrolle",
    "administratively_right_truncated",
    "x"
  ])("asks which code is the event under a name that may deny one: %s", async (column) => {
    const rows = text(`id,arm,PFS (months),${column}`, (i) => `K${i},${group(i)},${times[i]},${i % 3 === 0 ? 1 : 0}`);
    const {issues} = await readCohort([{name: "f.csv", text: rows}], {
      unit: "months",
      mapping: {patient_id: "id", time: "PFS (months)", event: column}
    });
    const [found] = issues.filter(({stops}) => stops === true);
    expect(found?.choices?.map(({line}) => line).join(" ")).toMatch(/"0": (?:event|censored), "1": (?:event|censored)/);
  });

  it("takes no group for an outcome where another column may be one", () => {
    const columns = [
      ["a", "b", "c", "d"],
      ["x", "y", "x", "y"],
      ["1", "2", "3.5", "9"],
      ["u", "v", "u", "v"]
    ];
    expect(perhapsReadyMade({header: ["id", "arm", "zeit", "q"], columns})?.outcomes).toEqual(["q"]);
  });
});
