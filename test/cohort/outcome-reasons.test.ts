import {describe, expect, it} from "vitest";
import {tellsReason, toldEnd} from "../../src/cohort/outcome-reasons.ts";

describe("what a text tells of an end", () => {
  it.each([
    ["death", ["Death", "died of sepsis", "Tod", "verstorben", "décès", "Exitus letalis", "death (unrelated)"]],
    ["progression", ["PD", "Progressive disease", "Tumorprogress", "disease progression", "progresión", "PD (CNS)"]],
    ["none", ["ongoing", "no progression", "ohne Progress", "still on treatment", "lost to follow-up", "data cut-off"]],
    ["other", ["toxicity", "patient wish", "toxicity before progression", "PD?", "not dead", "risk of death", ""]]
  ] as const)("%s", (told, texts) => {
    expect(texts.map(toldEnd)).toEqual(texts.map(() => told));
  });
});

it("a column tells why something ended by its name", () => {
  const telling = [
    "reason",
    "off_treatment_reason",
    "Stop reason",
    "end_reason",
    "Reason for discontinuation",
    "EOT reason",
    "DCSREAS",
    "Abbruchgrund",
    "motif d'arrêt",
    "end_of_study_status",
    "reason_stop_adc2"
  ];
  expect(telling.filter((column) => !tellsReason(column))).toEqual([]);
  const silent = [
    "reason_for_referral",
    "reason_stop_adc1",
    "stop_reason_line1",
    "comment",
    "reason_dose_reduction",
    "cause_of_death",
    "end",
    "status"
  ];
  expect(silent.filter((column) => tellsReason(column))).toEqual([]);
});
