import {describe, expect, it} from "vitest";
import {unreadRows} from "../../src/analysis/unread-rows.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";

/** A file of `n` rows, the first ones with a field too many. */
const stops = async (n: number, ragged: number) => {
  const rows = Array.from({length: n}, (_, i) => `5,1,A${i < ragged ? ",more" : ""}`);
  return unreadRows(await readCohort([{name: "c.csv", text: `time,event,arm\n${rows.join("\n")}\n`}])).map(
    ({received}) => received
  );
};

describe("unreadRows", () => {
  it("stops from two rows and more than 5 % on", async () => {
    expect(await stops(5, 1)).toEqual([]);
    expect(await stops(40, 2)).toEqual([]);
    expect(await stops(39, 2)).toEqual(["2 of 39 cannot"]);
  });
});
