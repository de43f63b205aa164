import {readFileSync} from "node:fs";
import {join} from "node:path";
import {expect, it} from "vitest";
import {analyze} from "../../src/analysis/analyze.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import {root} from "../cli/payloadswap.ts";

/**
 * The sample cohort with HER2 status blank for each patient whose identifier ends in 3 or 7. R 4.2.2, survival 3.5-3, from that file by the rules of test/reference/breast-sequential/make.R:
 * coxph(Surv(t2, e2) ~ x + strata(her2, hr)), survdiff of the same and cox.zph of those whose status is known, in cells in which both stand. With the others in a cell "not recorded" n would be 100.
 */
const inR = {
  n: 76,
  nEvent: 71,
  // By a count of the file: 10 with HER2 positive after T-DXd, whom SG → T-DXd has not, and 24 without a status.
  outside: 34,
  lacking: 24,
  ratio: [0.909872145458, 0.465401286258, 1.778824737975],
  logRank: 0.0751568196975,
  proportional: 0.465104665959
};

it("two sequences are compared among those whose HER2 status is known, as R recounts them from the file", async () => {
  const [header = "", ...lines] = readFileSync(join(root, "data-samples/breast-sequential.csv"), "utf8")
    .trim()
    .split("\n");
  const her2 = header.split(",").indexOf("her2_status");
  const blanked = lines.map((line) => {
    const cells = line.split(",");
    if (/[37]$/.test(cells[0] ?? "")) cells[her2] = "";
    return cells.join(",");
  });
  const cohort = await readCohort([{name: "cohort.csv", text: [header, ...blanked].join("\n")}]);
  const {sequential} = await analyze(
    {
      by: "sequence",
      subgroups: [],
      sequential: {sensitivity: false, multiState: false, overallSurvival: [], ask: ["unadjusted-contrast"]}
    },
    cohort
  );
  const rows = sequential?.contrasts.find(({name}) => name === "SG → T-DXd v T-DXd → SG")?.rows ?? [];
  const of = (kind: string): (typeof rows)[number] | undefined => rows.find((row) => row.kind === kind);
  const ratio = of("hazard-ratio");
  expect([ratio?.n, ratio?.nEvent]).toEqual([inR.n, inR.nEvent]);
  [ratio?.estimate, ratio?.confLow, ratio?.confHigh].forEach((value, i) =>
    expect(value).toBeCloseTo(inR.ratio[i] ?? NaN, 8)
  );
  expect(of("log-rank-test")?.statistic).toBeCloseTo(inR.logRank, 8);
  expect(of("proportional-hazards-test")?.statistic).toBeCloseTo(inR.proportional, 7);
  expect(ratio?.remarks).toContainEqual({
    code: "outside-of-arms",
    n: inR.outside,
    lacking: inR.lacking,
    columns: ["her2"]
  });
});
