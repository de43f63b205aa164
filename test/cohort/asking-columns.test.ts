import {describe, expect, it} from "vitest";
import {askedBy, asksForDeath} from "../../src/cohort/asking-columns.ts";

describe("what a column asks by its name", () => {
  it.each([
    [
      "death",
      [
        "Exitus",
        "event_os",
        "Tod ja/nein",
        "death_occurred",
        "has_died",
        "Décédé",
        "death status",
        "OS_STATUS",
        "verstorben"
      ]
    ],
    ["vital status", ["Vital.Status", "patient_vital_status", "status_at_last_contact", "Lebensstatus", "alive"]],
    [
      "progression",
      [
        "PD",
        "event_pfs",
        "Progress (j/n)",
        "rwPFSEvent",
        "has_progressed",
        "progression-flag",
        "PFS_event",
        "progredient"
      ]
    ],
    ["relapse", ["recurrence", "Rezidiv"]],
    ["event", ["had_event"]],
    [
      null,
      [
        "parent_died",
        "death_day",
        "progression_date",
        "progression",
        "pfs",
        "os",
        "adc1_progressed",
        "progression_free",
        "response",
        "month_of_death",
        "vitality"
      ]
    ]
  ] as const)("%s", (asked, columns) => {
    expect(columns.map(askedBy)).toEqual(columns.map(() => asked));
  });

  it("death alone by any part of the name", () => {
    expect(["exitus_yn", "rwOS_event", "deceased"].map(asksForDeath)).toEqual([true, true, true]);
    expect(["pfs_or_death", "progression_death", "status", "event"].map(asksForDeath)).toEqual(Array(4).fill(false));
  });
});
