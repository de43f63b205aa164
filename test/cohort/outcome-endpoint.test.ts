import {expect, it} from "vitest";
import {outcomeEndpoint} from "../../src/cohort/outcome-endpoint.ts";

it.each([
  ["OS_STATUS", "months", "death"],
  ["status", "OS (months)", "death"],
  ["dead", "pfs_months", "death"],
  ["PFS_event", "os_months", "progression"],
  ["status", "rwPFS_days", "progression"],
  ["event", "progression_free_survival", "progression"],
  ["event", "DFS_months", "relapse"],
  ["event", "ttd_days", "end of therapy"],
  ["status", "months", "unknown"],
  ["event", "survival_time", "unknown"]
])("%s beside %s: %s", (outcome, time, endpoint) => {
  expect(outcomeEndpoint(outcome, time)).toBe(endpoint);
});
