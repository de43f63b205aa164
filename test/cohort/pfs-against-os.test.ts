import {describe, expect, it} from "vitest";
import {readCohort} from "../../src/cohort/read-cohort.ts";

const read = async (header: string, ...rows: readonly string[]) => {
  const {issues} = await readCohort(
    [
      {
        name: "c.csv",
        role: "follow-up",
        text: `patient_id,${header}\n${rows.map((row, i) => `P${i},${row}\n`).join("")}`
      }
    ],
    {mapping: {time: header.split(",")[0] ?? "", event: header.split(",")[1] ?? ""}, unit: "months"}
  );
  return issues
    .filter(({code}) => code.startsWith("pfs-"))
    .map(({code, stops, row, received, count}) => [code, stops === true, row, received, count]);
};

describe("progression-free against overall survival of one row", () => {
  it("stops where an event of either is later than overall survival", async () => {
    expect(await read("pfs_months,pfs_event,os_months,os_event", "3,1,9,0", "5,1,4,0", "6,0,5,1", "8,1,8,1")).toEqual([
      ["pfs-after-os", true, 3, "5 against 4", 2]
    ]);
    expect(await read("PFS,PFS_status,OS,OS_status", "5,0:CENSORED,4,1:DECEASED", "5,0:CENSORED,9,0:LIVING")).toEqual([
      ["pfs-after-os", true, 2, "5 against 4", 1]
    ]);
  });

  it("is a warning where neither has an event, and what rounding does is none", async () => {
    expect(await read("pfs_months,pfs_event,os_months,os_event", "5,0,4,0", "3,1,9,0")).toEqual([
      ["pfs-beyond-os", false, 2, "5 against 4", 1]
    ]);
    expect(await read("pfs_months,pfs_event,os_months,os_event", "4.1,1,4,1", "3,0,9,1")).toEqual([]);
    expect(await read("pfs_months,pfs_event,os_months,os_event", "4.2,1,4,1", "3,0,9,1")).toHaveLength(1);
  });

  it("compares no two units", async () => {
    expect(await read("pfs_months,pfs_event,os_years,os_event", "20,1,2,1", "3,0,9,1")).toEqual([]);
  });
});
