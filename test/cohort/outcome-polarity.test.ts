import {describe, expect, it} from "vitest";
import {outcomePolarity} from "../../src/cohort/outcome-polarity.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";

describe("what 1 says by the name of an outcome column", () => {
  it.each([
    "Libre de enfermedad",
    "libera da malattia",
    "vrij van ziekte",
    "alive_at_cutoff",
    "alive last contact",
    "Patient alive?",
    "lebt noch",
    "nog in leven",
    "生存",
    "free_of_progression",
    "PF_at_last_scan",
    "not_progressed",
    "still on drug",
    "still_on_ADC",
    "still receiving T-DXd",
    "noch unter ADC2",
    "encore sous traitement",
    "treatment_ongoing",
    "lost_to_fu",
    "without relapse",
    "still on ADC2",
    "no PD on ADC2",
    "not progressed on ADC2",
    "progression-free on ADC2"
  ])("%s asks for no event, and is open", (column) => {
    expect(outcomePolarity(column)).toBe("open");
  });

  it.each([
    "status",
    "event",
    "Progression Free Status",
    "Supervivencia libre de progresión",
    "Sopravvivenza libera da progressione",
    "progression_free_survival_event",
    "pfs_event",
    "case_no",
    "dead",
    "死亡",
    "no_remission",
    "loss_of_response",
    "Progressed on ADC2",
    "PD on ADC 2 (yes/no)",
    "died on treatment",
    "Progress unter Therapie",
    "progression sous traitement",
    "progresión en tratamiento",
    "progressione in trattamento",
    "relapse"
  ])("%s names an event", (column) => {
    expect(outcomePolarity(column)).toBe("event");
  });

  it.each([
    "alive",
    "still_alive",
    "CNSR",
    "no_event",
    "progression_free",
    "Libre de progresión",
    "Libero da progressione",
    "livre de progressão",
    "progressievrij",
    "survived",
    "打ち切り",
    "删失"
  ])("%s names its absence", (column) => expect(outcomePolarity(column)).toBe("censored"));
});

describe("the letter O in an outcome", () => {
  const stops = async (codes: readonly string[]) =>
    (
      await readCohort(
        [{name: "c.csv", text: `time,event\n${codes.map((code, i) => `${i + 1},${code}`).join("\n")}\n`}],
        {unit: "months"}
      )
    ).issues.flatMap(({code, stops: own}) => (own === true ? [code] : []));

  it("is oui beside N, and may be a nought beside anything else", async () => {
    expect(await stops(["O", "N", "O", "N"])).toEqual([]);
    expect(await stops(["o", "non", "o", "n"])).toEqual([]);
    expect(await stops(["1", "0", "O", "1"])).toEqual(["outcome-code-open"]);
    expect(await stops(["1", "o", "o", "1"])).toEqual(["outcome-code-open"]);
  });
});
