import {describe, expect, it} from "vitest";
import {findingsBefore} from "../../src/analysis/findings-before.ts";
import type {Cohort} from "../../src/cohort/cohort.ts";
import {readCohort, type ReadCohortOptions} from "../../src/cohort/read-cohort.ts";
import {isChecked} from "../../src/cohort/redcap-checkboxes.ts";
import {questionOf} from "../../src/question/question.ts";
import {completePlan} from "../../src/record/plan.ts";
import {expectIdentity} from "./ledger-identity.ts";

const real: ReadCohortOptions = {dateMode: {mode: "real", format: "iso"}};
const read = (files: Readonly<Record<string, string>>, options: ReadCohortOptions = {}): Promise<Cohort> =>
  readCohort(
    Object.entries(files).map(([name, text]) => ({name, text})),
    {...real, ...options}
  );
const day = (text: string): number => Date.parse(text) / 86_400_000;
const iso = (value: unknown): string =>
  typeof value === "number" ? new Date(value * 86_400_000).toISOString().slice(0, 10) : "–";
const linesOf = ({lines}: Cohort): string[] =>
  Array.from({length: lines.numRows()}, (_, i) =>
    ["patient_id", "regimen", "start", "end", "stop_reason", "progression", "last_assessment"]
      .map((name) => (lines.columnNames().includes(name) ? lines.array(name)[i] : null) as string | number | null)
      .map((value) => (typeof value === "number" ? iso(value) : (value ?? "–")))
      .join(" ")
  );
const stops = (cohort: Cohort): string[] =>
  findingsBefore(cohort, questionOf(completePlan({}))).flatMap(({stops: own, code}) => (own === true ? [code] : []));

const labels = [
  "Study Number,Repeat Instrument,Repeat Instance,Data Access Group,Sex,Date of last follow-up,Date of death,Complete?,Start date,Stop date,Agents (choice=Trodelvy),Agents (choice=Enhertu),Agents (choice=Other),Other agent (specify),Reason for stopping,Complete?,Date of scan,Result of scan,Complete?,Haemoglobin,Sample taken,Complete?",
  "7,,,North,Female,2022-06-01,,Complete,,,,,,,,,,,,,,",
  "7,Treatment,1,North,,,,,2021-01-10,2021-05-02,Checked,Unchecked,Unchecked,,Disease progression,Complete,,,,,,",
  "7,Treatment,2,North,,,,,2021-05-20,,Unchecked,Checked,Checked,letrozole,,Complete,,,,,,",
  "7,Restaging,1,North,,,,,,,,,,,,,2021-03-01,Stable disease,Complete,,,",
  "7,Restaging,2,North,,,,,,,,,,,,,2021-05-02,Progressive disease,Complete,,,",
  "7,Restaging,3,North,,,,,,,,,,,,,2021-07-15,No progression,Complete,,,",
  "7,Labs,1,North,,,,,,,,,,,,,,,,11.2,2021-01-09,Complete",
  "7,Labs,2,North,,,,,,,,,,,,,,,,10.9,2021-02-09,Complete",
  "8,,,South,Male,2022-02-01,2022-02-20,Complete,,,,,,,,,,,,,,",
  "8,Treatment,1,South,,,,,2021-02-01,2021-06-01,Unchecked,Checked,Unchecked,,Toxicity,Complete,,,,,,",
  "8,Restaging,1,South,,,,,,,,,,,,,2021-04-01,No progression,Complete,,,",
  "8,Treatment,2,South,,,,,,,Unchecked,Unchecked,Unchecked,,,Incomplete,,,,,,"
].join("\n");

describe("a REDCap export of labels", () => {
  it("becomes lines, patients and assessments, which tell progression and last assessment", async () => {
    const cohort = await read({"export.csv": labels});
    // By hand: the scan of 2 May ends Trodelvy; that of 15 July is without progression on Enhertu; patient 8 had one scan.
    expect(linesOf(cohort)).toEqual([
      "7 Trodelvy 2021-01-10 2021-05-02 progression 2021-05-02 2021-03-01",
      "7 Enhertu + letrozole 2021-05-20 – – – 2021-07-15",
      "8 Enhertu 2021-02-01 2021-06-01 toxicity – 2021-04-01"
    ]);
    expect(cohort.patients.array("death")).toEqual([null, day("2022-02-20")]);
    expect(cohort.patients.array("Data Access Group")).toEqual(["North", "South"]);
    expect(cohort.assessments?.numRows()).toBe(4);
    expectIdentity(cohort);
  });

  it("names its instruments, and puts on the ledger what is none of a cohort and what is blank", async () => {
    const cohort = await read({"export.csv": labels});
    expect(cohort.sources.map(({name, role, rowsRead}) => `${name}: ${role}, ${rowsRead}`)).toEqual([
      "export.csv (one row a patient): patients, 3",
      "export.csv (Treatment): lines, 3",
      "export.csv (Restaging): assessments, 4",
      "export.csv (Labs): other, 2"
    ]);
    expect(cohort.ledger.map(({file, row, reason}) => `${file} ${row} ${reason}`)).toEqual([
      "export.csv (one row a patient) 13 blank-instrument",
      "export.csv (Labs) 8 instrument-not-read",
      "export.csv (Labs) 9 instrument-not-read"
    ]);
    const codes = cohort.issues.map(({code}) => code);
    expect(codes).toContain("redcap-instruments");
    expect(codes).toContain("instrument-not-read");
    expect(cohort.issues.filter(({severity}) => severity === "error")).toEqual([]);
    expect(stops(cohort)).toEqual([]);
  });

  it("a progression that the lines have goes before the assessments", async () => {
    const own = labels
      .split("\n")
      .map((line, i) =>
        i === 0
          ? line.replace("Reason for stopping", "Progression date")
          : line.replace(/Disease progression|Toxicity/, "2021-04-28")
      )
      .join("\n");
    const cohort = await read({"export.csv": own});
    expect((cohort.lines.array("progression") as number[]).map(iso)).toEqual(["2021-04-28", "–", "2021-04-28"]);
    expect((cohort.lines.array("last_assessment") as number[]).map(iso)).toEqual([
      "2021-03-01",
      "2021-07-15",
      "2021-04-01"
    ]);
    const later = await read({
      "export.csv": own.replace("2021-07-15,No progression", "2021-07-15,Progressive disease")
    });
    expect((later.lines.array("progression") as number[]).map(iso)).toEqual(["2021-04-28", "–", "2021-04-28"]);
  });
});

const dictionary = [
  `"Variable / Field Name","Form Name","Section Header","Field Type","Field Label","Choices, Calculations, OR Slider Labels","Field Note"`,
  `subj,baseline,,text,"Subject",,`,
  `gender,baseline,,radio,"<b>Sex</b>","1, Woman | 2, Man",`,
  `mets,baseline,,checkbox,"Sites","1, Liver | 2, Brain",`,
  `rx,therapy,,checkbox,"Drugs","a, Enfortumab vedotin | b, Pembrolizumab | -9, Other",`,
  `rx_other,therapy,,text,"Other drug, specify",,`,
  `rx_from,therapy,,text,"Treatment start",,`,
  `rx_to,therapy,,text,"Treatment end",,`,
  `rx_why,therapy,,dropdown,"Reason for stopping","1, Progression, radiographic | 2, Toxicity",`,
  `seen_on,imaging,,text,"Date of imaging:",,`,
  `seen_what,imaging,,radio,"Imaging result","0, No progression | 1, Progression",`,
  `alive_on,status,,text,"Last contact",,`,
  `dead_on,status,,text,"Date of death",,`
].join("\n");

/** A longitudinal project: lines and visits are events, and no instrument repeats. */
const raw = [
  "subj,redcap_event_name,gender,mets___1,mets___2,baseline_complete,rx___a,rx___b,rx____9,rx_other,rx_from,rx_to,rx_why,therapy_complete,seen_on,seen_what,imaging_complete,alive_on,dead_on,status_complete",
  "u1,baseline_arm_1,1,1,0,2,0,0,0,,,,,,,,,,,",
  "u1,line_1_arm_1,,0,0,,1,1,0,,2022-01-03,2022-05-30,1,2,,,,,,",
  "u1,line_2_arm_1,,0,0,,0,0,1,Trodelvy,2022-06-20,2022-08-01,2,2,,,,,,",
  "u1,visit_1_arm_1,,0,0,,0,0,0,,,,,,2022-03-01,0,2,2022-03-01,,2",
  "u1,visit_2_arm_1,,0,0,,0,0,0,,,,,,2022-05-30,1,2,2022-05-30,,2",
  "u1,visit_3_arm_1,,0,0,,0,0,0,,,,,,2022-07-25,0,2,2022-09-01,,2",
  "u1,end_arm_1,,0,0,,0,0,0,,,,,,,,,,2022-10-05,2"
].join("\n");

describe("a REDCap export of codes", () => {
  it("is read with the data dictionary: labels name columns that nothing else names, visits give the last contact", async () => {
    const cohort = await read({"raw.csv": raw, "dictionary.csv": dictionary}, {mapping: {patient_id: "subj"}});
    expect(linesOf(cohort)).toEqual([
      "u1 Enfortumab vedotin + Pembrolizumab 2022-01-03 2022-05-30 progression 2022-05-30 2022-03-01",
      "u1 Trodelvy 2022-06-20 2022-08-01 toxicity – 2022-07-25"
    ]);
    expect(cohort.patients.array("sex")).toEqual(["Woman"].map(() => "female"));
    expect(cohort.patients.array("mets")).toEqual(["Liver"]);
    expect(cohort.patients.array("death")).toEqual([day("2022-10-05")]);
    expect(cohort.patients.array("last_contact")).toEqual([day("2022-09-01")]);
    expect(cohort.sources.at(-1)).toMatchObject({name: "dictionary.csv", role: "other", rowsRead: 12, rowsUsed: 12});
    expectIdentity(cohort);
  });

  it("stops without the dictionary and says the way out", async () => {
    const cohort = await read({"raw.csv": raw}, {mapping: {patient_id: "subj"}});
    expect(stops(cohort)).toContain("redcap-codes-unexplained");
    const found = cohort.issues.find(({code}) => code === "redcap-codes-unexplained");
    expect(found?.column).toContain("rx___a, rx___b, rx____9");
    expect(found?.hint).toContain("payloadswap init raw.csv DICTIONARY.csv");
  });

  const dropdown = [
    "record_id,redcap_repeat_instrument,redcap_repeat_instance,sex,last_contact,drug,start,stop_reason",
    "1,,,female,400,,,",
    "1,therapy,1,,,DRUG1,0,REASON",
    "1,therapy,2,,,DRUG2,90,"
  ].join("\n");

  it("stops where a drug or a reason of one field are codes, and not where they are words or explained by the plan", async () => {
    const of = (drug1: string, drug2: string, reason: string, values: ReadCohortOptions["values"] = {}) =>
      readCohort(
        [{name: "raw.csv", text: dropdown.replace("DRUG1", drug1).replace("DRUG2", drug2).replace("REASON", reason)}],
        {values}
      );
    expect(stops(await of("1", "2", "progression"))).toContain("redcap-codes-unexplained");
    expect(stops(await of("SG", "T-DXd", "1"))).toContain("redcap-codes-unexplained");
    expect(stops(await of("SG", "T-DXd", "progression"))).not.toContain("redcap-codes-unexplained");
    const told = await of("1", "2", "progression", {regimen: {"1": "SG", "2": "T-DXd"}});
    expect(stops(told)).not.toContain("redcap-codes-unexplained");
    expect(told.lines.array("regimen")).toEqual(["SG", "T-DXd"]);
  });
});

describe("files that are no exports", () => {
  it("are left as they are", async () => {
    const text = "patient_id,regimen,start,response_complete,drug___note\n1,SG,0,yes,first\n1,T-DXd,90,no,second\n";
    const cohort = await readCohort([{name: "c.csv", text}]);
    expect(cohort.sources.map(({name}) => name)).toEqual(["c.csv"]);
    expect(cohort.lines.columnNames()).toContain("drug___note");
  });
});

describe("a checkbox", () => {
  it("is read in the words of several languages, and not where a cell says something else", () => {
    expect(["checked", "1", "Coché", "Enhertu"].map((text) => isChecked(text, "Enhertu"))).toEqual([
      true,
      true,
      true,
      true
    ]);
    expect(["", "0", "Unchecked", "Nicht ausgewählt"].map((text) => isChecked(text, "Enhertu"))).toEqual([
      false,
      false,
      false,
      false
    ]);
    expect(isChecked("2", "Enhertu")).toBeNull();
  });
});

describe("an instrument whose columns begin alike", () => {
  const read = (columns: string, mapping: Readonly<Record<string, string>> = {}) => {
    const names = columns.split(",");
    const row = (id: number, ...cells: readonly string[]) =>
      [id, "therapy_line", cells[0], ...cells.slice(1), "2"].join(",");
    const text = [
      ["record_id", "redcap_repeat_instrument", "redcap_repeat_instance", ...names, "therapy_line_complete"].join(","),
      row(1, "1", "T-DXd", "2020-01-01", "2020-05-01"),
      row(1, "2", "SG", "2020-06-01", "2020-08-01"),
      row(2, "1", "SG", "2020-02-01", "2020-05-01")
    ].join("\n");
    return readCohort([{name: "e.csv", text}], {dateMode: {mode: "real"}, mapping});
  };

  it("is known without the word with which they begin", async () => {
    for (const columns of ["line_regimen,line_start,line_end", "tx_drug,tx_start,tx_progression"])
      expect((await read(columns)).lines.numRows()).toBe(3);
  });

  it("is left as it is where the plan names a column of it, or not all begin so", async () => {
    const planned = await read("line_regimen,line_start,line_end", {regimen: "line_regimen", start: "line_start"});
    expect(planned.mapping).toMatchObject({regimen: "line_regimen", start: "line_start"});
    expect((await read("line_regimen,start_x,line_end")).lines.numRows()).toBe(0);
  });
});
