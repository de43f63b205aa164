/** Findings that stop a run and that a plan may accept, by their code; the others have to be put right. */
export const acceptable = [
  "outcome-loss",
  "identifiers-differ-by-spelling",
  "identifiers-do-not-join",
  "rows-refused",
  "near-duplicate-lines",
  "day-far-after-all-others",
  "day-long-after-last-contact",
  "pfs-after-os",
  "death-without-day",
  "death-without-event",
  "time-against-outcome",
  "day-against-flag",
  "adc-in-text-alone",
  "labels-name-one-treatment",
  "units-mixed",
  "unit-against-header"
] as const;
