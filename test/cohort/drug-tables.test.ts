import {describe, expect, it} from "vitest";
import {analyze} from "../../src/analysis/analyze.ts";
import type {Cohort} from "../../src/cohort/cohort.ts";
import {readCohort, type ReadCohortOptions} from "../../src/cohort/read-cohort.ts";
import {recognisedRole} from "../../src/cohort/source-roles.ts";
import type {Source} from "../../src/record/source.ts";
import {methodParagraphs} from "../../src/words/en/methods.ts";
import {expectIdentity} from "./ledger-identity.ts";

const read = (text: string, options: ReadCohortOptions = {}, role?: Source["role"]) =>
  readCohort([{name: "c.csv", text, ...(role === undefined ? {} : {role})}], options);
const codes = ({issues}: Cohort) => issues.map(({code}) => code);
const counted = ({issues}: Cohort, code: string) => issues.find((found) => found.code === code)?.count;
const ledgerOf = ({ledger}: Cohort) =>
  ledger.map(({unit, row, reason, patientId}) => `${unit} ${row} ${reason} ${patientId}`);
/** Lines as text: patient, drugs, first and last dose, progression. */
const linesOf = ({lines}: Cohort) => {
  const columns = ["patient_id", "regimen", "start", "end", "progression"].map(
    (name) => lines.array(name) as (string | number | null)[]
  );
  return Array.from({length: lines.numRows()}, (_, i) => columns.map((values) => values[i] ?? "–").join(" "));
};

/** Doses of a drug on days, with what stands on each row. */
const doses = (id: string, drug: string, days: readonly number[], rest: string) =>
  days.map((day) => `${id},${drug},${day},${rest}`);
const header = "patient_id,drug,start,progression,stop_reason,last_contact";

describe("a file of lines in which a row is one dose", () => {
  const text = [
    header,
    ...doses("A", "Kadcyla", [0, 21, 42, 63], "80,progression,300"),
    "A,palonosetron,0,80,progression,300",
    "A,palonosetron,21,80,progression,300",
    ...doses("A", "Trodelvy", [90, 97, 111, 118], "200,progression,300"),
    ...doses("B", "Trodelvy", [5, 12, 26], ",toxicity,310"),
    ...doses("B", "Enhertu", [60, 81, 109], "140,progression,310"),
    "C,Trodelvy,0,,,250"
  ].join("\n");

  it("becomes lines from the first to the last dose, with the progression and the reason that stand on every row", async () => {
    const cohort = await read(text);
    expect(linesOf(cohort)).toEqual([
      "A Kadcyla 0 63 80",
      "A Trodelvy 90 118 200",
      "B Trodelvy 5 26 –",
      "B Enhertu 60 109 140",
      "C Trodelvy 0 0 –"
    ]);
    expect(cohort.lines.array("stop_reason")).toEqual(["progression", "progression", "toxicity", "progression", null]);
    expect(cohort.issues.filter(({severity}) => severity === "error")).toEqual([]);
    expect(counted(cohort, "doses-combined")).toBe(17);
    expect(cohort.issues.find(({code}) => code === "doses-combined")?.received).toContain("in 2 of 2 patients");
    expect(counted(cohort, "opens-no-line")).toBe(2);
    expect(ledgerOf(cohort)).toEqual(["row 6 opens-no-line A", "row 7 opens-no-line A"]);
    expect(cohort.lines.array("source_rows")).toEqual(["2|3|4|5", "8|9|10|11", "12|13|14", "15|16|17", "18"]);
    expectIdentity(cohort);
  });

  it("gives each patient one transition", async () => {
    const {curves} = await analyze({by: "sequence", population: {adc1Stopped: "any"}}, await read(text));
    expect(curves.map(({group, n}) => `${group} ${n}`)).toEqual(["SG → T-DXd 1", "T-DM1 → SG 1"]);
  });

  it("the same with an end on each row, rows in any order, and dates", async () => {
    const date = (day: number) => new Date(Date.UTC(2023, 0, 1 + day)).toISOString().slice(0, 10);
    const [head = "", ...rows] = text.split("\n");
    const dated = rows.map((row) => {
      const [id, drug, day, progression, reason, contact] = row.split(",");
      const on = (text = "") => (text === "" ? "" : date(Number(text)).split("-").toReversed().join("."));
      return [id, drug, on(day), on(progression), reason, on(contact), on(day)].join(";");
    });
    const cohort = await read([`${head.replaceAll(",", ";")};end`, ...dated.toReversed()].join("\n"), {
      dateMode: {mode: "real", format: "dmy"}
    });
    const day0 = Date.UTC(2023, 0, 1) / 86_400_000;
    expect(cohort.lines.array("start")).toEqual([0, 90, 5, 60, 0].map((day) => day0 + day));
    expect(cohort.lines.array("end")).toEqual([63, 118, 26, 109, 0].map((day) => day0 + day));
    expect(cohort.lines.array("progression")).toEqual(
      [80, 200, null, 140, null].map((day) => (day === null ? null : day0 + day))
    );
    expectIdentity(cohort);
  });

  it("a progression on all rows of a patient is that of the line in which it lies, or which it ends", async () => {
    const both = (day: number) =>
      read(
        [
          header,
          ...doses("A", "Kadcyla", [0, 21, 42], `${day},,300`),
          ...doses("A", "Trodelvy", [90, 97, 111], `${day},,300`)
        ].join("\n")
      );
    expect((await both(60)).lines.array("progression")).toEqual([60, null]);
    expect((await both(90)).lines.array("progression")).toEqual([90, null]);
    expect((await both(91)).lines.array("progression")).toEqual([null, 91]);
  });

  it("takes the last reason, the best response and the value of the first dose, and says that they differ", async () => {
    const cohort = await read(
      [
        "patient_id,drug,start,stop_reason,best_response,ecog,cycles",
        "A,SG,0,ongoing,SD,1,1",
        "A,SG,7,ongoing,PR,1,1",
        "A,SG,21,progression,PD,2,2"
      ].join("\n")
    );
    expect(cohort.lines.objects()).toMatchObject([
      {stop_reason: "progression", best_response: "PR", ecog: 1, cycles: 2, start: 0, end: 21}
    ]);
    expect(counted(cohort, "records-of-line-differ")).toBe(1);
  });

  it("of half the patients is not enough, of two in three it is", async () => {
    const ordinary = (id: string) => [`${id},SG,0,,,300`, `${id},T-DXd,90,,,300`, `${id},capecitabine,200,,,300`];
    const one = doses("A", "SG", [0, 7, 21], ",,300");
    const half = await read([header, ...one, ...ordinary("B")].join("\n"));
    expect(codes(half)).not.toContain("doses-combined");
    expect(half.lines.numRows()).toBe(6);
    const most = await read([header, ...one, ...doses("C", "EV", [0, 7, 14], ",,300"), ...ordinary("B")].join("\n"));
    expect(linesOf(most)).toEqual([
      "A SG 0 21 –",
      "B SG 0 0 –",
      "B T-DXd 90 90 –",
      "B capecitabine 200 200 –",
      "C EV 0 14 –"
    ]);
  });

  it("ordinary lines are never combined, also where an ADC is given again after months", async () => {
    const cohort = await read(
      [
        "patient_id,drug,start,end",
        ...["A", "B", "C"].flatMap((id) => [
          `${id},T-DXd,0,90`,
          `${id},SG,100,180`,
          `${id},T-DXd,300,400`,
          `${id},capecitabine,420,500`
        ])
      ].join("\n")
    );
    expect(cohort.lines.numRows()).toBe(12);
    expect(codes(cohort)).not.toContain("doses-combined");
    expect(cohort.sources[0]?.role).toBe("lines");
  });

  it("where the plan says that rows are lines, it has to choose", async () => {
    const cohort = await read(text, {}, "lines");
    expect(cohort.lines.numRows()).toBe(17);
    expect(cohort.issues.find(({code}) => code === "doses-as-lines")).toMatchObject({
      stops: true,
      choices: [{line: 'data: [{file: "c.csv", role: drugs}]'}, {line: "accept: [doses-as-lines]"}]
    });
    await expect(analyze({}, cohort)).rejects.toThrow("doses-as-lines");
    expect((await read(text, {}, "drugs")).lines.numRows()).toBe(5);
  });

  it("a patient with a day that cannot be read, or two days of death, is left out and said to be", async () => {
    const cohort = await read(
      [
        "patient_id,drug,start,death",
        "A,SG,0,300",
        "A,SG,7,301",
        "A,SG,21,300",
        "B,SG,0,",
        "B,SG,soon,",
        "B,SG,21,",
        "D,ondansetron,0,",
        ...doses("C", "EV", [0, 7, 14], ""),
        ...doses("E", "EV", [0, 7, 14], ""),
        ...doses("F", "EV", [0, 7, 14], "")
      ].join("\n")
    );
    expect(linesOf(cohort)).toEqual(["C EV 0 14 –", "E EV 0 14 –", "F EV 0 14 –"]);
    expect(ledgerOf(cohort).filter((line) => line.startsWith("patient"))).toEqual([
      "patient null contradictory-death A",
      "patient null unreadable-start B",
      "patient null patient-without-lines D"
    ]);
    expectIdentity(cohort);
  });

  it("a companion beside two lines is a record of one when its patient is left out", async () => {
    const rows = ["A,EV,0,90", "A,pembrolizumab,0,200", "A,SG,100,190"];
    const used = await read(["patient_id,drug,start,end", ...rows].join("\n"), {}, "drugs");
    expect(used.lines.array("source_rows")).toEqual(["2|3", "3|4"]);
    expectIdentity(used);
    const out = await read(["patient_id,drug,start,end", ...rows, "A,SG,300,x", "B,SG,0,10"].join("\n"), {}, "drugs");
    expect(out.patients.array("patient_id")).toEqual(["B"]);
    expectIdentity(out);
  });

  it("a delayed dose goes on with its line, a pause of months does not", async () => {
    const pause = (day: number) =>
      read([header, ...doses("A", "T-DXd", [0, 21, 42], ",,900"), `A,T-DXd,${day},,,900`].join("\n"));
    expect(linesOf(await pause(100))).toEqual(["A T-DXd 0 100 –"]);
    expect(linesOf(await pause(101))).toEqual(["A T-DXd 0 42 –", "A T-DXd 101 101 –"]);
  });
});

describe("drug exposures, progressions and deaths of a common data model", () => {
  const drugs = [
    "DRUG_EXPOSURE_ID,PERSON_ID,DRUG_CONCEPT_NAME,DRUG_EXPOSURE_START_DATE,DRUG_EXPOSURE_END_DATE,DAYS_SUPPLY,DRUG_SOURCE_VALUE,STOP_REASON",
    "1,7,No matching concept,2022-01-03,2022-01-03,1,Enhertu 100 mg vial,",
    "2,7,No matching concept,2022-01-24,2022-01-24,1,Enhertu 100 mg vial,",
    "3,7,ondansetron,2022-01-24,,,Zofran,",
    "4,7,sacituzumab govitecan,2022-04-04,,,x17,",
    "5,7,sacituzumab govitecan,2022-04-11,,,x17,",
    "6,8,sacituzumab govitecan,2022-02-01,2022-02-01,1,x17,",
    "7,8,trastuzumab deruxtecan,2022-05-02,2022-05-02,1,x18,",
    "8,8,paclitaxel,2022-09-01,,14,x19,"
  ].join("\n");
  const progressions = [
    "PatientID,ProgressionDate,LastClinicNoteDate,IsRadiographicEvidence",
    "7,2022-03-30,2022-08-01,Yes",
    "7,2022-04-10,2022-08-01,Yes",
    "8,,2022-12-01,No"
  ].join("\n");
  const deaths = "person_id,death_date,death_type_concept_id\n7,2022-07-15,32815\n";
  const observed =
    "observation_period_id,person_id,observation_period_start_date,observation_period_end_date\n1,8,2021-01-01,2023-06-30\n";
  const real: ReadCohortOptions = {dateMode: "real"};
  const files = (...texts: readonly string[]): Source[] => texts.map((text, i) => ({name: `export-${i}.csv`, text}));
  const day = (date: string) => Date.parse(date) / 86_400_000;

  it("are known by their columns, whatever the files are called", () => {
    const role = (text: string) => recognisedRole({name: "x.csv", header: (text.split("\n")[0] ?? "").split(",")}, {});
    expect([drugs, progressions, deaths, observed].map(role)).toEqual(["drugs", "events", "events", "events"]);
    expect(role("patient_id,drug,dose_date")).toBe("drugs");
    expect(role("person_id,death_date")).toBe("events");
    expect(role("patid,raw_medadmin_med_name,medadmin_start_date,medadmin_stop_date")).toBe("drugs");
    // A row a patient with more than days of events, and lines, stay what they are.
    expect(role("patient_id,death,sex,tumour,last_contact")).toBe("patients");
    expect(role("patient_id,drug,start,progression_date,last_contact")).toBe("lines");
    expect(role("patient_id,age,progression_date")).toBe("patients");
  });

  it("a file that fits two ways is read as the first, and said to", async () => {
    const two = "patient_id,day,result,progression_date,last_contact\n7,2022-03-30,PD,2022-03-30,2022-08-01\n";
    const cohort = await readCohort(files(drugs, two), real);
    expect(cohort.issues.find(({code}) => code === "file-fits-two-ways")).toMatchObject({
      file: "export-1.csv",
      received: "assessments or events"
    });
    expect(codes(await readCohort(files(drugs, progressions, deaths), real))).not.toContain("file-fits-two-ways");
  });

  it("progressions beside a wide file alone are counted as not taken", async () => {
    const cohort = await readCohort([
      {name: "w.csv", text: "patient_id,adc1,adc1_start,adc2,adc2_start\n7,SG,0,T-DXd,90\n"},
      {name: "p.csv", text: "patient_id,progression_date\n7,60\n7,120\n"}
    ]);
    expect(counted(cohort, "events-beside-wide")).toBe(1);
    expectIdentity(cohort);
  });

  it("the lot of a vial is no line of therapy, and days with a time beside them are no other start", async () => {
    const cohort = await readCohort(
      files(
        [
          "drug_exposure_id,person_id,drug_concept_id,drug_exposure_start_date,drug_exposure_start_datetime,drug_exposure_end_date,drug_exposure_end_datetime,verbatim_end_date,drug_type_concept_id,stop_reason,refills,quantity,days_supply,sig,route_concept_id,lot_number,provider_id,visit_occurrence_id,visit_detail_id,drug_source_value",
          "1,7,0,2022-01-03,2022-01-03 09:00:00,2022-01-03,2022-01-03 10:00:00,,32818,,,1,,,0,A77,,,,Kadcyla",
          "2,7,0,2022-01-24,2022-01-24 09:00:00,2022-01-24,2022-01-24 10:00:00,,32818,,,1,,,0,17,,,,Kadcyla"
        ].join("\n")
      ),
      real
    );
    expect(cohort.lines.objects()).toMatchObject([
      {line: 1, regimen: "Kadcyla", start: day("2022-01-03"), end: day("2022-01-24")}
    ]);
    expect(cohort.issues.filter(({severity}) => severity === "error")).toEqual([]);
  });

  it("become lines with progression, death and last contact", async () => {
    const cohort = await readCohort(files(drugs, progressions, deaths, observed), real);
    expect(cohort.issues.filter(({severity}) => severity === "error")).toEqual([]);
    expect(cohort.lines.array("regimen")).toEqual([
      "Enhertu 100 mg vial",
      "sacituzumab govitecan",
      "sacituzumab govitecan",
      "trastuzumab deruxtecan",
      "paclitaxel"
    ]);
    expect(cohort.lines.array("end")).toEqual(
      ["2022-01-24", "2022-04-11", "2022-02-01", "2022-05-02", "2022-09-14"].map(day)
    );
    expect(cohort.lines.array("progression")).toEqual([day("2022-03-30"), day("2022-04-10"), null, null, null]);
    expect(cohort.patients.select("patient_id", "death", "last_contact").objects()).toEqual([
      // The last note is of the weeks after the death.
      {patient_id: "7", death: day("2022-07-15"), last_contact: null},
      {patient_id: "8", death: null, last_contact: day("2022-12-01")}
    ]);
    expect(counted(cohort, "notes-after-death")).toBe(1);
    expect(ledgerOf(cohort)).toEqual(["row 4 opens-no-line 7"]);
    expectIdentity(cohort);
  });

  it("the end of the observation is the last contact where there is no note", async () => {
    const cohort = await readCohort(files(drugs, observed), real);
    expect(cohort.patients.array("last_contact")).toEqual([null, day("2023-06-30")]);
    expect(codes(cohort)).toContain("no-progression-column");
    // A plan may map the column by its own name, as init does, and write dates in another order.
    const turned = await readCohort(
      files(drugs, observed.replace("2023-06-30", "30.06.2023").replace("2021-01-01", "01.01.2021")),
      {mapping: {observation_end: "observation_period_end_date"}, dateMode: {mode: "real", format: "dmy"}}
    );
    expect(turned.patients.array("last_contact")).toEqual([null, day("2023-06-30")]);
  });

  it("a progression that cannot be read leaves its patient out", async () => {
    const cohort = await readCohort(files(drugs, progressions.replace("2022-04-10", "10th or 11th")), real);
    expect(cohort.patients.array("patient_id")).toEqual(["8"]);
    expect(ledgerOf(cohort).filter((line) => line.startsWith("patient"))).toEqual([
      "patient null unreadable-progression 7"
    ]);
    expect(cohort.issues.find(({severity}) => severity === "error")).toMatchObject({
      file: "export-1.csv",
      row: 3,
      column: "ProgressionDate"
    });
    expectIdentity(cohort);
  });

  it("two days of death contradict each other", async () => {
    const cohort = await readCohort(files(drugs, `${deaths}7,2022-07-16,32815\n`), real);
    expect(cohort.patients.array("patient_id")).toEqual(["8"]);
    expectIdentity(cohort);
  });

  it("a progression in the first two weeks of a line after one without any is said", async () => {
    const early = async (date: string) =>
      counted(
        await readCohort(files(drugs, `PatientID,ProgressionDate\n8,${date}\n`), real),
        "progression-early-in-line"
      );
    expect(await early("2022-05-16")).toBe(1);
    expect(await early("2022-05-17")).toBeUndefined();
  });

  it("progressions stand beside lines of therapy too, and fill what is blank", async () => {
    const cohort = await readCohort([
      {name: "l.csv", text: "patient_id,drug,start,progression\nP,SG,0,50\nP,T-DXd,100,\n"},
      {name: "p.csv", text: "patient_id,progression_date,last_contact\nP,60,400\nP,180,400\n"}
    ]);
    expect(cohort.lines.array("progression")).toEqual([50, 180]);
    expect(cohort.patients.array("last_contact")).toEqual([400]);
    expectIdentity(cohort);
  });

  it("assessments give progression and the last assessment of each line", async () => {
    const cohort = await readCohort(
      files(
        drugs,
        "patient_id,day,result\n7,2022-02-20,SD\n7,2022-03-30,PD\n7,2022-05-30,PR\n8,2022-04-01,SD\n8,2022-06-30,stable disease\n"
      ),
      real
    );
    expect(cohort.lines.array("progression")).toEqual([day("2022-03-30"), null, null, null, null]);
    expect(cohort.lines.array("last_assessment")).toEqual([
      day("2022-02-20"),
      day("2022-05-30"),
      day("2022-04-01"),
      day("2022-06-30"),
      null
    ]);
  });
});

// By hand: capecitabine joins within so many days of vinorelbine; Trodelvy on 0 and 50 is one course while a dose lasts 28 days and courses may lie 30 apart (58); a report on day 95 lies 5 days into the next line.
describe("the days of the rules, as a plan sets them", () => {
  const drugs = (options: ReadCohortOptions["lines"], ...rows: readonly string[]) =>
    read(
      `patient_id,drug,start,end,last_contact\n${rows.map((row) => `${row}\n`).join("")}`,
      {lines: options ?? {}},
      "drugs"
    );

  it("combineDays: 28 join, and none after a day less", async () => {
    const rows = ["A,vinorelbine,0,60,300", "A,capecitabine,28,90,300"];
    expect(linesOf(await drugs({}, ...rows))).toHaveLength(1);
    expect(linesOf(await drugs({combineDays: 28}, ...rows))).toHaveLength(1);
    expect(linesOf(await drugs({combineDays: 27}, ...rows))).toHaveLength(2);
  });

  it("doseDays and collapseDays: doses 58 days apart are one course, and none with a day less of either", async () => {
    const rows = [0, 21, 42, 100].map((day) => `A,Trodelvy,${day},,300`);
    expect(linesOf(await drugs({}, ...rows))).toEqual(["A Trodelvy 0 100 –"]);
    expect(linesOf(await drugs({collapseDays: 29}, ...rows))).toHaveLength(2);
    expect(linesOf(await drugs({doseDays: 27}, ...rows))).toHaveLength(2);
  });

  it("reportDays: a report is of the line before up to that day", async () => {
    const files = (lines: ReadCohortOptions["lines"]) =>
      readCohort(
        [
          {
            name: "d.csv",
            role: "drugs",
            text: "patient_id,drug,start,end,last_contact\nA,Kadcyla,0,80,300\nA,Trodelvy,90,150,300\n"
          },
          {name: "a.csv", role: "assessments", text: "patient_id,day,result\nA,95,PD\n"}
        ],
        {lines: lines ?? {}}
      );
    expect(linesOf(await files({}))).toEqual(["A Kadcyla 0 80 90", "A Trodelvy 90 150 –"]);
    expect(linesOf(await files({reportDays: 5}))).toEqual(["A Kadcyla 0 80 90", "A Trodelvy 90 150 –"]);
    expect(linesOf(await files({reportDays: 4}))).toEqual(["A Kadcyla 0 80 –", "A Trodelvy 90 150 95"]);
  });

  it("stand in the methods, with what the plan set", async () => {
    const text =
      "patient_id,drug,start,end,progression,last_contact\nA,Kadcyla,0,80,85,300\nA,Trodelvy,90,150,160,300\n";
    const lines = {combineDays: 21};
    const cohort = await readCohort([{name: "d.csv", role: "drugs", text}], {lines});
    const result = await analyze({by: "sequence", lines}, cohort);
    expect(methodParagraphs(result).join(" ")).toContain("combineDays: 21");
    expect(methodParagraphs(result).join(" ")).toContain("collapseDays: 30");
    await expect(analyze({lines: {combineDays: -1}}, cohort)).rejects.toThrow("lines.combineDays");
  });
});
