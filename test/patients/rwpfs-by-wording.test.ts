import {table} from "arquero";
import * as fc from "fast-check";
import {expect, it} from "vitest";
import type {Cohort} from "../../src/cohort/cohort.ts";
import {deriveFollowUp} from "../../src/patients/follow-up-table.ts";

interface Days {
  readonly start: number;
  readonly progression: number | null;
  readonly assessed: number | null;
  readonly next: number | null;
  readonly death: number | null;
  readonly contact: number | null;
  readonly cutoff: number | null;
}

/** `rwPFS` as it is worded, with deaths within a window of the last assessment, lived through day by day; null where nothing censors. */
function byWording(
  {start, progression, assessed, next, death, contact, cutoff}: Days,
  window: number
): [number, number] | null {
  const last = Math.min(next ?? Infinity, cutoff ?? Infinity);
  for (let day = start; day <= Math.min(last, 2000); day++) {
    if (day === progression && day > start) return [day - start, 1];
    // Nobody is at risk at time 0: death on the first day counts on the day after it.
    if (day === death && day !== next && (assessed === null || day - assessed <= window))
      return [Math.max(1, day - start), 1];
  }
  const seen = assessed ?? death ?? contact ?? next;
  return seen === null ? null : [Math.max(start, Math.min(seen, last)) - start, 0];
}

it.each([
  ["rwPFS@1", 60],
  ["rwPFS", Infinity],
  ["rwPFS@2", Infinity]
] as const)("%s is its own wording, lived through day by day", (endpoint, window) => {
  const day = fc.option(fc.integer({min: 0, max: 400}), {freq: 2});
  fc.assert(
    fc.property(
      fc.record({
        start: fc.integer({min: 0, max: 100}),
        progression: day,
        assessed: day,
        next: day,
        death: day,
        contact: day,
        cutoff: fc.option(fc.integer({min: 0, max: 500}), {freq: 2})
      }),
      (given) => {
        // The checks of the reader let only possible orders through.
        const after = (value: number | null): number | null => (value === null ? null : given.start + value);
        const death = after(given.death);
        const bounded = (value: number | null): number | null =>
          value === null || death === null ? value : Math.min(value, death);
        const days: Days = {
          start: given.start,
          progression: bounded(after(given.progression)),
          assessed: bounded(after(given.assessed)),
          next: bounded(given.next === null ? null : given.start + 1 + given.next),
          death,
          contact: death === null ? after(given.contact) : death,
          cutoff: given.cutoff === null ? null : given.start + given.cutoff
        };
        const exposures = table({
          patient_id: ["P1"],
          exposure: [1],
          position: [1],
          start: [days.start],
          end: [null],
          progression: [days.progression],
          last_assessment: [days.assessed],
          next_start: [days.next],
          stop_reason: [null],
          file: ["c.csv"]
        });
        const cohort: Cohort = {
          shape: "lines",
          lines: table({}),
          assessments: null,
          adverseEvents: null,
          followUp: null,
          unit: "days",
          issues: [],
          ledger: [],
          sources: [],
          mapping: {},
          patients: table({
            patient_id: ["P1"],
            death: [days.death],
            last_contact: [days.contact],
            data_cutoff: [days.cutoff],
            entry: [null]
          })
        };
        const [row] = deriveFollowUp(exposures, cohort, endpoint).followUp.objects() as {time: number; event: number}[];
        expect(row === undefined ? null : [row.time, row.event]).toEqual(byWording(days, window));
      }
    ),
    {numRuns: 1500}
  );
});
