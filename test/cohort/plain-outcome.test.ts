import {describe, expect, it} from "vitest";
import {plainOutcome} from "../../src/cohort/plain-outcome.ts";
import {recognisedRoles} from "../../src/cohort/source-roles.ts";

const roleOf = (...header: readonly string[]) => recognisedRoles([{name: "c.csv", header}], {})[0];

describe("a time that names no endpoint", () => {
  it.each([
    ["id|arm|months|progressed|died", "months", "progressed"],
    ["Patient|Sequenz|Monate|Progress|verstorben", "Monate", "Progress"],
    ["patient|séquence|mois|progression|décès", "mois", "progression"],
    ["id|arm|days|progression", "days", "progression"],
    ["id|arm|follow_up_months|dead", "follow_up_months", "dead"]
  ])("%s is ready-made follow-up", (header, time, event) => {
    expect(plainOutcome(header.split("|"))).toEqual({time, event});
    expect(roleOf(...header.split("|"))).toBe("follow-up");
  });

  it.each(["id|arm|months|status|progressed", "id|months|PD|progressed", "id|arm|months", "id|arm|progressed|died"])(
    "%s has none that is plain",
    (header) => {
      expect(plainOutcome(header.split("|"))).toBeNull();
    }
  );

  it.each([
    ["patient_id|regimen|start|end|progression|months", "lines"],
    ["patient_id|day|result", "assessments"],
    ["patient_id|progression_date|death_date", "events"],
    ["patient_id|sex|tumour|death", "patients"]
  ])("%s stays %s", (header, role) => {
    expect(roleOf(...header.split("|"))).toBe(role);
  });
});
