import {readdirSync, readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {adcExposures} from "../../src/patients/exposure-table.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import {expectIdentity} from "./ledger-identity.ts";

const folder = new URL("../../data-samples/", import.meta.url);
const source = (name: string) => ({name, bytes: new Uint8Array(readFileSync(new URL(name, folder)))});
const shapes = {
  "lines and patients": ["shapes/synthetic-urothelial-lines.csv", "shapes/synthetic-urothelial-patients.csv"],
  "wide": ["shapes/synthetic-urothelial-wide.csv"],
  "study": readdirSync(new URL("shapes/synthetic-study/", folder)).map((name) => `shapes/synthetic-study/${name}`)
};

describe("the urothelial sample in every shape", () => {
  it.each(Object.entries(shapes))(
    "%s: read without an error, with the ADC of every patient in order",
    async (_, names) => {
      const cohort = await readCohort(names.map(source));
      expect(cohort.issues.filter(({severity}) => severity === "error")).toEqual([]);
      expectIdentity(cohort);
      const long = await readCohort([source("urothelial-ev-sg.csv")]);
      const columns = ["patient_id", "position", "agents", "start"];
      expect(adcExposures(cohort).exposures.select(columns).objects()).toEqual(
        adcExposures(long).exposures.select(columns).objects()
      );
    }
  );

  it("ready-made: times in months as declared", async () => {
    const cohort = await readCohort([source("shapes/synthetic-urothelial-follow-up.csv")], {unit: "months"});
    expect(cohort.shape).toBe("follow-up");
    expect(cohort.issues.filter(({severity}) => severity !== "note")).toEqual([]);
    expectIdentity(cohort);
  });
});
