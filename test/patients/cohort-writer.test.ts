import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import type {Cohort} from "../../src/cohort/cohort.ts";
import {cohortInShape, type CohortShape} from "../../src/patients/cohort-writer.ts";
import {adcExposures} from "../../src/patients/exposure-table.ts";
import {deriveFollowUp} from "../../src/patients/follow-up-table.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import {expectIdentity} from "../cohort/ledger-identity.ts";

const sample = (name: string) =>
  readCohort([{name, bytes: new Uint8Array(readFileSync(new URL(`../../data-samples/${name}`, import.meta.url)))}]);
const written = (cohort: Cohort, shape: CohortShape) => readCohort(cohortInShape(cohort, shape, {name: "synthetic"}));
const rows = (cohort: Cohort, ...columns: string[]) => cohort.lines.select(columns).objects();
const lineColumns = [
  "patient_id",
  "line",
  "regimen",
  "start",
  "end",
  "setting",
  "progression",
  "last_assessment",
  "stop_reason",
  "best_response"
];

describe("a cohort written in another shape and read back", () => {
  it.each(["breast-sequential.csv", "urothelial-ev-sg.csv", "nsclc-gastric-mix.csv", "breast-all-adc1.csv"])(
    "%s: long, and lines with patients, give the same cohort",
    async (name) => {
      const cohort = await sample(name);
      for (const shape of ["long", "lines-and-patients"] as const) {
        const back = await written(cohort, shape);
        expect(rows(back, ...lineColumns)).toEqual(rows(cohort, ...lineColumns));
        expect(back.patients.objects()).toEqual(cohort.patients.objects());
        expectIdentity(back);
      }
    }
  );

  it.each(["breast-sequential.csv", "urothelial-ev-sg.csv"])("%s: wide gives the same ADC exposures", async (name) => {
    const cohort = await sample(name);
    const back = await written(cohort, "wide");
    const columns = [
      "patient_id",
      "exposure",
      "position",
      "agents",
      "setting",
      "start",
      "end",
      "progression",
      "last_assessment",
      "stop_reason"
    ];
    expect(adcExposures(back).exposures.select(columns).objects()).toEqual(
      adcExposures(cohort).exposures.select(columns).objects()
    );
    expect(back.issues.filter(({severity}) => severity === "error")).toEqual([]);
    expectIdentity(back);
  });

  it.each([
    ["days", 1],
    ["weeks", 7],
    ["months", 30.4375]
  ] as const)("ready-made in %s gives the same times and events", async (unit, days) => {
    const cohort = await sample("breast-sequential.csv");
    const [file] = cohortInShape(cohort, "follow-up", {name: "synthetic", unit});
    const back = await readCohort([{name: "f.csv", text: file?.text ?? ""}], {unit});
    const derived = deriveFollowUp(adcExposures(cohort).exposures, cohort, "rwPFS").followUp;
    expect([...(back.followUp?.array("time") ?? [])].map((time) => Math.round(Number(time) * days))).toEqual(
      derived.array("time")
    );
    expect(back.followUp?.array("event")).toEqual(derived.array("event"));
    expectIdentity(back);
  });

  it("a study folder gives the metastatic lines, and the days of every patient", async () => {
    const cohort = await readCohort([
      {
        name: "c.csv",
        text: [
          "patient_id,line,regimen,start,end,progression,last_assessment,sex,death,last_contact",
          "P1,1,EV + pembrolizumab,0,150,160,120,female,,400",
          "P1,2,SG,200,260,270,240,female,,400",
          "P2,1,SG,10,90,,80,male,120,120"
        ].join("\n")
      }
    ]);
    const back = await written(cohort, "study");
    const columns = ["patient_id", "line", "regimen", "start", "end", "progression", "last_assessment"];
    expect(rows(back, ...columns)).toEqual(rows(cohort, ...columns));
    expect(back.patients.select("patient_id", "sex", "death", "last_contact").objects()).toEqual(
      cohort.patients.select("patient_id", "sex", "death", "last_contact").objects()
    );
    expectIdentity(back);
  });

  it("the breast sample as a study folder is read without an error", async () => {
    const back = await written(await sample("breast-sequential.csv"), "study");
    expect(back.issues.filter(({severity}) => severity === "error")).toEqual([]);
    expectIdentity(back);
  });

  it("ready-made follow-up has no other shape, and an unknown shape is the caller's mistake", async () => {
    const ready = await readCohort([{name: "f.csv", text: "time,event\n5,1\n"}]);
    expect(() => cohortInShape(ready, "wide")).toThrow("cohort must hold lines of therapy, got follow-up");
    expect(() => cohortInShape({...ready, shape: "lines"}, "tall" as CohortShape)).toThrow(
      "shape must be one of long, lines-and-patients, wide, follow-up, study, got tall"
    );
  });
});
