import {describe, expect, it} from "vitest";
import {payloadswap} from "./payloadswap.ts";

const sample = "data-samples/urothelial-ev-sg.csv";

describe("several endpoints and groupings in one call", () => {
  it("--endpoint takes a list, the first being the main one; --groupings adds groupings", {timeout: 60_000}, () => {
    const {status, stdout} = payloadswap([
      "analyze",
      sample,
      "--endpoint",
      "rwPFS,rwOS",
      "--groupings",
      "sequence,column:visceral"
    ]);
    expect(status).toBe(0);
    expect(stdout.split("\n")[0]).toBe("PFS(ADC2), rwPFS@2");
    for (const view of [
      "rwOS from ADC2, rwOS@1 by transition",
      "PFS(ADC2), rwPFS@2 by sequence",
      "PFS(ADC2), rwPFS@2 by visceral"
    ])
      expect(stdout).toContain(view);
  });

  it("names what a grouping may be", () => {
    const {status, stderr} = payloadswap(["analyze", sample, "--groupings", "position"]);
    expect(status).toBe(2);
    expect(stderr).toContain("--groupings must be transition, sequence or column:NAME, got position");
  });
});
