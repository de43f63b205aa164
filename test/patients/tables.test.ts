import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import {exposuresByPatient, exposureTable} from "../../src/patients/exposure-table.ts";
import {patientExposures} from "../../src/patients/exposures.ts";
import {transitionTable} from "../../src/patients/transition-table.ts";
import {patientTransitions} from "../../src/patients/transitions.ts";
import {listsByKey} from "../../src/record/lists-by-key.ts";

const sample = async (name: string) =>
  readCohort([{name, text: readFileSync(new URL(`../../data-samples/${name}`, import.meta.url), "utf8")}]);

describe("the table of exposures is the typed exposures as text", () => {
  it.each(["breast-sequential.csv", "nsclc-gastric-mix.csv", "urothelial-ev-sg.csv", "breast-all-adc1.csv"])(
    "%s: read back from the table, every exposure is what it was",
    async (name) => {
      const {exposures} = patientExposures(await sample(name));
      expect(exposures.length).toBeGreaterThan(100);
      const back = exposuresByPatient(exposureTable(exposures));
      expect([...back.values()].flat()).toEqual(exposures);
    }
  );

  it("lists stay lists, in the order that a file shows joined by a bar", async () => {
    const text =
      "patient_id,line,regimen,start,end\nP1,1,EV + pembrolizumab,0,100\nP1,1,T-DM1 + pertuzumab,0,90\nP1,2,capecitabine,110,150\nP1,3,SG,160,300\n";
    const cohort = await readCohort([{name: "lists.csv", text}]);
    const {exposures} = patientExposures(cohort);
    const [both] = exposures;
    expect([both?.agents, both?.targets, both?.rows, both?.concurrent]).toEqual([
      ["enfortumab-vedotin", "trastuzumab-emtansine"],
      ["HER2", "Nectin-4"],
      [2, 3],
      true
    ]);
    expect(exposureTable(exposures).get("targets", 0)).toBe("HER2|Nectin-4");
    const {transitions, markers} = patientTransitions(
      listsByKey(exposures, ({patientId}) => patientId),
      cohort
    );
    expect(transitions[0]).toMatchObject({
      sequence: "EV + T-DM1 → SG",
      between: {contact: "with intervening therapy", lines: 1, regimens: ["capecitabine"], gapDays: 60}
    });
    expect(transitionTable(transitions, markers).get("intervening_regimens", 0)).toBe("capecitabine");
  });
});
