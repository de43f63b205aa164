import {describe, expect, it} from "vitest";
import {payloadswap} from "./payloadswap.ts";

const sample = "data-samples/urothelial-ev-sg.csv";

describe("what analyze prints", () => {
  it("the essentials within a hundred lines, and where the further tables are", {timeout: 60_000}, () => {
    const {stdout} = payloadswap(["analyze", sample]);
    expect(stdout.split("\n").length).toBeLessThan(100);
    for (const essential of [
      "PFS(ADC2), rwPFS@2",
      "From file to analysis",
      "Audit of the design: ",
      "Research use only."
    ])
      expect(stdout).toContain(essential);
    expect(stdout).not.toContain("Transitions analysed");
    expect(stdout.replaceAll(/\s+/g, " ")).toContain(
      "Further tables that --out FOLDER writes and --all-tables prints: characteristics, transitions, "
    );
  });

  it("every table with --all-tables, and each finding of the audit in a sentence", {timeout: 60_000}, () => {
    const {stdout} = payloadswap(["analyze", sample, "--all-tables"]);
    for (const table of [
      "Transitions analysed",
      "Time on both ADCs, by stratum",
      "ADC2 against ADC1 within patients",
      "From file to analysis"
    ])
      expect(stdout).toContain(table);
    expect(stdout).toMatch(/^ok: /m);
    expect(stdout).not.toContain("Further tables");
  });
});
