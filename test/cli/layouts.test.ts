import {readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {parse} from "csv-parse/sync";
import {describe, expect, it} from "vitest";
import {emptyFolder, payloadswap} from "./payloadswap.ts";

type Record_ = Readonly<Record<string, string>>;

/** `init` and `analyze` of files, with nothing edited: the plan, and patient, sequence, days and event of each second ADC. */
function read(files: Readonly<Record<string, string>>): {
  readonly plan: string;
  readonly pairs: readonly string[];
  readonly output: string;
} {
  const folder = emptyFolder();
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const {stdout: plan} = payloadswap(["init", ...Object.keys(files)], folder);
  writeFileSync(join(folder, "plan.yaml"), plan);
  const done = payloadswap(["analyze", "plan.yaml", "--by", "sequence", "--out", "result"], folder);
  expect(done.status, `${plan}\n${done.stdout}\n${done.stderr}`).toBe(0);
  const rows = (name: string): Record_[] =>
    parse(readFileSync(join(folder, "result/patient-level", name)), {columns: true, bom: true});
  const follow = rows("follow-up.csv").filter(({position}) => position === "2");
  return {
    plan,
    output: done.stdout,
    pairs: rows("transitions.csv").map((pair) => {
      const own = follow.find((one) => one["patient_id"] === pair["patient_id"]);
      return `${pair["patient_id"]}: ${pair["from_label"]} → ${pair["to_label"]}, ${own?.["time"]}, ${own?.["event"]}`;
    })
  };
}

/** As `read`, of ready-made follow-up: the plan and what the terminal shows. */
function analyzed(files: Readonly<Record<string, string>>): {readonly plan: string; readonly output: string} {
  const folder = emptyFolder();
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const {stdout: plan} = payloadswap(["init", ...Object.keys(files)], folder);
  writeFileSync(join(folder, "plan.yaml"), plan);
  const done = payloadswap(["analyze", "plan.yaml"], folder);
  expect(done.status, `${plan}\n${done.stdout}\n${done.stderr}`).toBe(0);
  return {plan, output: done.stdout};
}

describe("init and analyze with nothing edited", {timeout: 240_000}, () => {
  it("a REDCap export of codes with its data dictionary", () => {
    const {plan, pairs} = read({
      "raw.csv": [
        "record_id,redcap_repeat_instrument,redcap_repeat_instance,sex,lastfu,died,enrolment_complete,begin,stop,rx___1,rx___2,why,therapy_complete,imgdt,img,imaging_complete",
        "11,,,1,2022-06-01,,2,,,,,,,,,",
        "11,therapy,1,,,,,2021-01-10,2021-05-02,1,0,1,2,,,",
        "11,therapy,2,,,,,2021-05-20,2021-08-30,0,1,1,2,,,",
        "11,imaging,1,,,,,,,,,,,2021-05-02,1,2",
        "11,imaging,2,,,,,,,,,,,2021-07-01,0,2",
        "11,imaging,3,,,,,,,,,,,2021-08-28,1,2",
        "12,,,2,2022-02-01,2022-03-01,2,,,,,,,,,",
        "12,therapy,1,,,,,2021-02-01,2021-06-01,0,1,1,2,,,",
        "12,therapy,2,,,,,2021-06-10,,1,0,,2,,,",
        "12,imaging,1,,,,,,,,,,,2021-05-28,1,2",
        "12,imaging,2,,,,,,,,,,,2021-09-01,0,2"
      ].join("\n"),
      "dictionary.csv": [
        'Variable / Field Name,Form Name,Field Type,Field Label,"Choices, Calculations, OR Slider Labels"',
        "record_id,enrolment,text,Record,",
        'sex,enrolment,radio,Sex,"1, Female | 2, Male"',
        "lastfu,enrolment,text,Date of last follow-up,",
        "died,enrolment,text,Date of death,",
        "begin,therapy,text,Start date,",
        "stop,therapy,text,Stop date,",
        'rx,therapy,checkbox,Drug,"1, Trodelvy | 2, Enhertu"',
        'why,therapy,radio,Reason for stopping,"1, Progression | 2, Toxicity"',
        "imgdt,imaging,text,Date of imaging,",
        'img,imaging,radio,Imaging result,"0, No progression | 1, Progression"'
      ].join("\n")
    });
    // 20 May to 28 August 2021: 100 days; 10 June 2021 to the death on 1 March 2022: 264 days.
    expect(pairs).toEqual(["11: SG → T-DXd, 100, 1", "12: T-DXd → SG, 264, 1"]);
    expect(plan).toContain("- file: raw.csv\n  - file: dictionary.csv\n");
  });

  it("a German wide sheet with months and a short name", () => {
    const {plan, pairs, output} = read({
      "liste.csv": [
        "Pat.-Nr.;1. ADC;Beginn ADC1;Ende ADC1;Datum Progress ADC1;Abbruchgrund ADC1;2. ADC;Beginn ADC2;Ende ADC2;Datum Progress ADC2;Abbruchgrund ADC2;letzter Kontakt;verstorben am",
        "1;Enhertu;03.02.2021;20.08.2021;25.08.2021;Progress;saci;10.09.2021;15.12.2021;12/2021;Progress;01.06.2022;",
        "2;Trodelvy;14.01.2022;30.05.2022;02.06.2022;Progress;Enhertu;20.06.2022;;;;30.11.2022;"
      ].join("\n")
    });
    // 10 September to 15 December 2021: 96 days; 20 June to 30 November 2022: 163 days.
    expect(pairs).toEqual(["1: T-DXd → SG, 96, 1", "2: SG → T-DXd, 163, 0"]);
    expect(plan).toContain(
      "# ADC 2 is read from 2. ADC: start Beginn ADC2, end Ende ADC2, progression Datum Progress ADC2"
    );
    expect(plan).toContain("saci: sacituzumab govitecan");
    expect(output).toContain("1 days of Datum Progress ADC2 are a month");
  });

  it("no short name is taken where the file names none or both of the drugs that it may be", () => {
    const sheet = (drug: string) =>
      `id,adc1,adc1_start,adc1_progression,adc2,adc2_start,last_contact\n1,saci,0,80,Enhertu,90,200\n2,${drug},0,60,Enhertu,70,300\n`;
    const plan = (text: string): string => {
      const folder = emptyFolder();
      writeFileSync(join(folder, "c.csv"), text);
      return payloadswap(["init", "c.csv"], folder).stdout;
    };
    expect(plan(sheet("Trodelvy"))).toContain("saci: sacituzumab govitecan");
    expect(plan(sheet("sac-TMT"))).toContain("saci: sacituzumab tirumotecan");
    expect(plan(sheet("EV"))).not.toContain("saci: sacituzumab");
    expect(plan(`${sheet("Trodelvy")}3,sac-TMT,0,60,Enhertu,70,300\n`)).not.toContain("saci: sacituzumab");
  });

  it("CDISC time-to-event data: one endpoint, censoring turned round, the unit by the dates", () => {
    const rows = (["PFS", "OS"] as const).flatMap((code) =>
      [
        ["1", "DRUG", "2020-01-01", 61, 0],
        ["2", "DRUG", "2020-01-01", 92, 0],
        ["3", "DRUG", "2020-01-01", 183, 1],
        ["4", "CONTROL", "2020-01-01", 31, 0],
        ["5", "CONTROL", "2020-01-01", 61, 0],
        ["6", "CONTROL", "2020-01-01", 122, 0]
      ].map(([id, arm, start, days, censored]) => {
        const own = Number(days) + (code === "OS" ? 30 : 0);
        const end = new Date(Date.parse(String(start)) + (own - 1) * 86_400_000).toISOString().slice(0, 10);
        return [`S-${id}`, arm, arm, code, own, censored, start, end, censored === 1 ? "Ongoing" : "Progression"].join(
          ","
        );
      })
    );
    const {plan, output} = analyzed({
      "adtte.csv": ["USUBJID,TRTP,TRT01P,PARAMCD,AVAL,CNSR,STARTDT,ADT,EVNTDESC", ...rows].join("\n")
    });
    expect(plan).toContain('\npopulation: {where: "PARAMCD = PFS"}\n# population: {where: "PARAMCD = OS"}\n');
    expect(plan).toContain("\nunit: days # the days from STARTDT to ADT are as many\n");
    expect(plan).toContain("by: column:TRTP");
    // Median of 61, 92, 183+ is 92 days, of 31, 61, 122 61 days: 3.0 and 2.0 months.
    expect(output).toMatch(/DRUG +3 +2 +3\.0 /);
    expect(output).toMatch(/CONTROL +3 +3 +2\.0 /);
  });

  it("a portal's download: PFS with its own outcome, in months", () => {
    const {plan, output} = analyzed({
      "portal.tsv": [
        "Patient ID\tOverall Survival (Months)\tOverall Survival Status\tProgress Free Survival (Months)\tProgression Free Status\tSubtype",
        "P1\t40\t1:DECEASED\t10\t1:PROGRESSION\tA",
        "P2\t50\t0:LIVING\t20\t0:CENSORED\tA",
        "P3\t60\t0:LIVING\t30\t1:PROGRESSION\tB",
        "P4\t70\t1:DECEASED\t40\t1:PROGRESSION\tB"
      ].join("\n")
    });
    expect(plan).toContain("unit: months # column Progress Free Survival (Months) says so");
    expect(plan).toContain(
      "for OS write under mapping time: Overall Survival (Months) and event: Overall Survival Status"
    );
    expect(output).toMatch(/A +2 +1 +10\.0 /);
    // The curve is at one half from 30 to 40 months: its middle, as R has it.
    expect(output).toMatch(/B +2 +2 +35\.0 /);
  });

  it("tables of lines, progressions and deaths of a vendor", () => {
    const {plan, pairs} = read({
      "line.csv": [
        "PatientID,LineName,LineNumber,StartDate,EndDate",
        "F1,Fam-Trastuzumab Deruxtecan-Nxki,1,2021-01-01,2021-06-01",
        "F1,Sacituzumab Govitecan-Hziy,2,2021-07-01,2021-10-01",
        "F2,Sacituzumab Govitecan-Hziy,1,2021-02-01,2021-05-01",
        "F2,Fam-Trastuzumab Deruxtecan-Nxki,2,2021-05-20,2021-12-01"
      ].join("\n"),
      "progression.csv": [
        "PatientID,ProgressionDate,LastClinicNoteDate,IsRadiographicEvidence",
        "F1,2021-06-10,2022-01-10,Yes",
        "F1,2021-10-05,2022-01-10,Yes",
        "F2,2021-05-01,2022-01-15,Yes"
      ].join("\n"),
      "mortality.csv": "PatientID,DateOfDeath\nF1,2022-02\n"
    });
    // 1 July to 5 October 2021: 96 days; 20 May 2021 to the last note on 15 January 2022: 240 days.
    expect(pairs).toEqual(["F1: T-DXd → SG, 96, 1", "F2: SG → T-DXd, 240, 0"]);
    // A progression is recorded before each second ADC, so that the plan need not take every end of the first.
    expect(plan).not.toContain("adc1Stopped");
  });

  it("a sheet with PFS and outcome on each of two ADCs: that on the second, by what the two are", () => {
    const folder = emptyFolder();
    const rows = [
      ["P1", "Enhertu", "8,1", "1", "Trodelvy", "4,2", "1"],
      ["P2", "T-DXd*", "5,0", "1", "SG²", "6,0", "0"],
      ["P3", "T-DM1", "9,5", "1", "T-DXd 75 %", "7,7", "1"],
      ["P4", "SG", "2,0", "1", "EV", "3,3", "1"]
    ];
    writeFileSync(
      join(folder, "pfs.csv"),
      `Pat.;1. ADC;PFS 1 (Mon.);Ereignis 1;2. ADC;PFS 2 (Mon.);Ereignis 2\n${rows.map((row) => `${row.join(";")}\n`).join("")}`
    );
    const {stdout} = payloadswap(["init", "pfs.csv"], folder);
    expect(stdout).toContain("by: column:transition");
    writeFileSync(join(folder, "plan.yaml"), stdout);
    const {status, stdout: said} = payloadswap(["analyze", "plan.yaml", "--out", "results"], folder);
    expect(status).toBe(0);
    // By hand: T-DXd → SG twice (4.2, 6.0+), two payload swaps (7.7, 3.3).
    expect(said).toMatch(/payload swap +2 +2 /);
    expect(said).toMatch(/target-only swap +2 +1 /);
  });
});
