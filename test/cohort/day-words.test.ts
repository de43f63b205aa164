import {describe, expect, it} from "vitest";
import {readCell} from "../../src/cohort/cell-values.ts";
import {dictionary} from "../../src/cohort/column-dictionary.ts";
import {dayWord, wordReadAs} from "../../src/cohort/day-words.ts";
import {isLimit, withoutDoubt} from "../../src/cohort/doubtful-days.ts";
import {readCohort, type ReadCohortOptions} from "../../src/cohort/read-cohort.ts";
import {expectIdentity} from "./ledger-identity.ts";

const HEADER = "patient_id,regimen,start,end,progression,last_assessment,stop_reason,death,last_contact";
const cohortOf = (rows: readonly string[], options: ReadCohortOptions = {}) =>
  readCohort([{name: "c.csv", text: `${[HEADER, ...rows].join("\n")}\n`}], options);

describe("a word in a cell of days", () => {
  it.each([
    [
      "ongoing",
      [
        "ongoing",
        "Ongoing",
        "on-going",
        "still on treatment",
        "laufend",
        "läuft noch",
        "bis dato",
        "unter Therapie",
        "en cours",
        "en tratamiento"
      ]
    ],
    [
      "no-progression",
      [
        "no progression",
        "No PD",
        "NED",
        "progression-free",
        "keine Progression",
        "bislang nicht",
        "kein Progreß",
        "pas de progression",
        "sin progresión"
      ]
    ],
    ["not-reached", ["not reached", "nicht erreicht", "non atteinte", "no alcanzada"]],
    ["alive", ["alive", "Alive.", "(alive)", "lebt", "noch am Leben", "vivant", "vivo", "in vita"]],
    ["none", ["none", "-", "—", "–", "--", "n/a", "N.A.", "keine", "entfällt", "aucune", "ninguna", "n.v.t."]],
    ["lost", ["lost f/u", "Lost to follow-up", "LTFU", "perdu de vue", "perdido de seguimiento"]],
    ["unknown", ["?", "??", "(?)", "unknown", "unbekannt", "unbek.", "n. b.", "k. A.", "inconnue", "desconocido"]]
  ])("says %s", (word, texts) => expect(texts.map(dayWord)).toEqual(texts.map(() => word)));

  it("that is not in the table says nothing", () =>
    expect(["soon", "NR", "died", "progression", "Meier", "1", "", "+"].map(dayWord)).toEqual(Array(8).fill(null)));

  it("is read where its column makes it clear, and never where the day may be missing", () => {
    const read = (column: string) =>
      (["ongoing", "no-progression", "not-reached", "alive", "none", "lost", "unknown"] as const).filter(
        (word) => wordReadAs(column, word) !== null
      );
    expect(read("progression")).toEqual(["ongoing", "no-progression", "not-reached", "none", "lost"]);
    expect(read("death")).toEqual(["ongoing", "not-reached", "alive", "none", "lost"]);
    expect(read("end")).toEqual(["ongoing", "not-reached", "none", "lost"]);
    expect(read("last_assessment")).toEqual(["none"]);
    expect(read("last_contact")).toEqual(["none"]);
    expect(dictionary.filter(({kind, name}) => kind === "day" && wordReadAs(name, "unknown") !== null)).toEqual([]);
  });
});

describe("rows with words where no day is", () => {
  const rows = [
    "A,T-DXd,0,90,100,84,progression,alive,700",
    "A,SG,120,300,ongoing,290,,alive,700",
    "B,SG,0,laufend,keine Progression,690,,lebt,700",
    "C,SG,0,200,-,190,toxicity,—,600",
    "D,SG,0,200,lost f/u,190,lost f/u,lost to follow-up,600",
    "E,SG,0,200,not reached,190,,not reached,600"
  ];

  it("are all used, the words as blanks, and each word is told once with its count", async () => {
    const cohort = await cohortOf(rows);
    expect(cohort.lines.array("progression")).toEqual([100, null, null, null, null, null]);
    expect(cohort.lines.array("end")).toEqual([90, 300, null, 200, 200, 200]);
    expect(cohort.patients.array("death")).toEqual([null, null, null, null, null]);
    expect(cohort.ledger).toEqual([]);
    expect(
      cohort.issues
        .filter(({code}) => code === "day-word")
        .map(({severity, column, received, hint, count}) => `${severity} ${column} ${received}: ${hint} ${count}`)
    ).toEqual([
      "note end laufend: read as still on treatment 1",
      "note progression ongoing: read as no progression so far 1",
      "note progression keine Progression: read as no progression so far 1",
      "note progression -: read as no progression recorded 1",
      "note progression lost f/u: read as no progression seen before the patient was lost to follow-up 1",
      "note progression not reached: read as no progression so far 1",
      "note death alive: read as alive 2",
      "note death lebt: read as alive 1",
      "note death —: read as no death recorded 1",
      "note death lost to follow-up: read as no death seen before the patient was lost to follow-up 1",
      "note death not reached: read as alive 1"
    ]);
  });

  it("of which the event may have happened are not used, until the plan says what the word means", async () => {
    const unknown = ["A,SG,0,90,?,84,toxicity,,700", "B,SG,0,90,,84,,unknown,700"];
    const cohort = await cohortOf(unknown);
    expect(cohort.lines.numRows()).toBe(0);
    expectIdentity(cohort);
    expect(
      cohort.issues
        .filter(({code}) => code === "day-not-known")
        .map(({code, row, column, hint}) => [code, row, column, hint])
    ).toEqual([
      [
        "day-not-known",
        2,
        "progression",
        'there may be a day that nobody recorded; if it says what a blank does (none seen), write values: {progression: {"?": ""}}; if there was one on a day that is not known, unknown instead of the blank'
      ],
      [
        "day-not-known",
        3,
        "death",
        'there may be a day that nobody recorded; if it says what a blank does (alive), write values: {death: {"unknown": ""}}; if the patient died on a day that is not known, yes instead of the blank'
      ]
    ]);
    // Who is lost so may be lost by what happened: the analysis stops.
    expect(cohort.issues.filter(({stops}) => stops).map(({code}) => code)).toEqual(["outcome-loss"]);
    const told = await cohortOf(unknown, {values: {progression: {"?": ""}, death: {unknown: ""}}});
    expect(told.lines.numRows()).toBe(2);
  });

  it("that stopped for progression on a day that is not known are used, with both findings", async () => {
    const cohort = await cohortOf(["A,SG,0,90,?,84,PD,,700"]);
    expect(cohort.lines.array("progression")).toEqual([null]);
    expect(
      cohort.issues.filter(({severity}) => severity !== "note").map(({code, severity}) => `${severity} ${code}`)
    ).toEqual(["warning day-not-known", "warning progression-without-day"]);
    // Died, on a day that is not known: a blank would say alive.
    expect((await cohortOf(["A,SG,0,90,,84,death,?,700"])).lines.numRows()).toBe(0);
  });

  it("with words that say nothing clear are not used, and the message has the line to write", async () => {
    const cohort = await cohortOf(["A,SG,0,soon,alive,84,,,700"]);
    expect(cohort.issues.filter(({stops}) => stops).map(({code}) => code)).toEqual(["outcome-loss"]);
    expect(cohort.issues.filter(({code}) => code === "not-a-day").map(({code, hint}) => [code, hint])).toEqual([
      [
        "not-a-day",
        'if it says what a blank does (ongoing), write values: {end: {WORD: ""}}, with what stands in the cell for WORD'
      ],
      [
        "not-a-day",
        'if it says what a blank does (none seen), write values: {progression: {"alive": ""}}; if there was one on a day that is not known, unknown instead of the blank'
      ]
    ]);
  });
});

describe("a day behind the word for its event", () => {
  const days = async (column: string, text: string): Promise<unknown> => {
    const cohort = await readCohort(
      [
        {
          name: "c.csv",
          text: `patient_id,regimen,start,${column}\nA,SG,01.02.2021,${text}\nB,SG,01.02.2021,23.04.2022\n`
        }
      ],
      {dateMode: {mode: "real", format: "dmy"}}
    );
    const table = column === "progression" ? cohort.lines : cohort.patients;
    const at = (table.array("patient_id") as unknown[]).indexOf("A");
    return [at < 0 ? null : table.get(column, at), cohort.issues.some(({severity}) => severity === "error")];
  };

  // 2022-07-03 is day 19176.
  it.each([
    "† 03.07.2022",
    "†3.7.22",
    "verst. 03.07.2022",
    "verstorben am 03.07.2022",
    "+ 3.7.2022",
    "died 03.07.2022",
    "décédé le 03.07.2022"
  ])("%s is a day of death", async (text) => expect(await days("death", text)).toEqual([19_176, false]));
  it.each(["PD 03.07.2022", "Progress am 3.7.2022", "PD: 03.07.22", "progr. 3.7.22"])(
    "%s is a day of progression",
    async (text) => expect(await days("progression", text)).toEqual([19_176, false])
  );
  it.each(["† 03.07.2022", "PD 03.07.2022"])("%s is no day of contact", async (text) =>
    expect(await days("last_contact", text)).toEqual([null, true])
  );
  it("one event is not another", async () => {
    expect(await days("death", "PD 03.07.2022")).toEqual([null, true]);
    expect(await days("progression", "† 03.07.2022")).toEqual([null, true]);
  });
});

describe("a day that is not known exactly", () => {
  it.each([
    ["~7/6/2022", "7/6/2022"],
    ["ca. 7/6/2022", "7/6/2022"],
    ["approx 7/6/2022", "7/6/2022"],
    ["etwa 3. März 2022", "3. März 2022"],
    ["7/6/2022?", "7/6/2022"],
    ["7/6/2022 (?)", "7/6/2022"],
    ["7/2021 (?)", "7/2021"],
    ["ca. 2021", "2021"],
    ["~300", "300"]
  ])("%s is about %s", (text, bare) => expect(withoutDoubt(text)).toEqual({bare, doubted: true}));

  it.each(["7/6/2022", "April 2022", "aug 2021", "?", "(?)", "about", "um", "ca."])("%s is not", (text) =>
    expect(withoutDoubt(text)).toEqual({bare: text, doubted: false})
  );

  it("is that day, flagged in the row and counted", async () => {
    const cohort = await cohortOf(["A,SG,~5/1/2022,1/2/2022,~7/6/2022,,,,"], {dateMode: {mode: "real", format: "dmy"}});
    // 2022-01-05 and 2022-06-07.
    expect([cohort.lines.array("start"), cohort.lines.array("progression")]).toEqual([[18_997], [19_150]]);
    expect(cohort.lines.array("imputed")).toEqual(["start|progression"]);
    expect(
      cohort.issues
        .filter(({code}) => code === "approximate-day")
        .map(({severity, column, count}) => [severity, column, count])
    ).toEqual([
      ["note", "start", 1],
      ["note", "progression", 1]
    ]);
    const relative = await cohortOf(["A,SG,0,90,~95,,,,"]);
    expect([relative.lines.array("progression"), relative.lines.array("imputed")]).toEqual([[95], ["progression"]]);
  });

  it("of which month or year alone is known follows the rule for those", () => {
    const read = (text: string, partial: "reject" | "middle") =>
      readCell(
        text,
        {kind: "day", name: "progression"},
        {dateMode: {mode: "real", format: "iso", partial}, decimalComma: false}
      );
    expect(read("7/2021 (?)", "reject").fault?.code).toBe("partial-date");
    // 2021-07-15, and 2021-07-01 for the year.
    expect(read("7/2021 (?)", "middle")).toMatchObject({value: 18_823, imputed: true});
    expect(read("ca. 2021", "middle")).toMatchObject({value: 18_809, imputed: true});
  });
});

describe("ongoing as a reason to stop", () => {
  it.each(["ongoing", "laufend", "Still on treatment"])("%s is none so far", async (text) => {
    const cohort = await readCohort([
      {name: "c.csv", text: `patient_id,regimen,start,stop_reason\nA,SG,0,${text}\nB,SG,0,progression\n`}
    ]);
    expect(cohort.lines.array("stop_reason")).toEqual([null, "progression"]);
    expect(
      cohort.issues.filter(({column}) => column === "stop_reason").map(({code, severity}) => [code, severity])
    ).toEqual([["day-word", "note"]]);
  });
});

describe("a limit of a day", () => {
  it.each([
    ">12 mo",
    "> 300",
    "≥12 months",
    "after 2021",
    "before 7/6/2022",
    "nach 2021",
    "desde 2021",
    "300+",
    "at least 12 mo"
  ])("%s is one", (text) => expect(isLimit(text)).toBe(true));
  it.each(["300", "12 May 2021", "7/6/2022", "afternoon 2021", "nacht 3", "by", "-5"])("%s is none", (text) =>
    expect(isLimit(text)).toBe(false)
  );

  it("is never read as the day, and the message has the line to write", async () => {
    const cohort = await cohortOf(["A,SG,0,90,>12 mo,84,,,700", "B,SG,0,90,after 7/6/2022,84,,,700"]);
    expect(cohort.lines.numRows()).toBe(0);
    expect(
      cohort.issues.filter(({code}) => code === "limit-of-day").map(({received, hint}) => [received, hint])
    ).toEqual([
      [
        ">12 mo",
        'the day itself is not known; if it says what a blank does (none seen), write values: {progression: {">12 mo": ""}}; if there was one on a day that is not known, unknown instead of the blank'
      ],
      [
        "after #/#/####",
        'the day itself is not known; if it says what a blank does (none seen), write values: {progression: {TEXT OF THE CELL: ""}}; if there was one on a day that is not known, unknown instead of the blank'
      ]
    ]);
  });
});

describe("reasons to stop in other languages", () => {
  it.each([
    ["Toxizität", "toxicity"],
    ["Tod", "death"],
    ["Patientenwunsch", "patient-decision"],
    ["Progredienz", "progression"],
    ["décès", "death"],
    ["tossicità", "toxicity"],
    ["PERDU DE VUE", "lost-to-follow-up"],
    ["unbekannt", "unknown"]
  ])("%s is %s", async (text, level) => {
    const cohort = await readCohort([
      {name: "c.csv", text: `patient_id,regimen,start,stop_reason,death\nA,SG,0,${text},90\n`}
    ]);
    expect(cohort.lines.array("stop_reason")).toEqual([level]);
  });
});
