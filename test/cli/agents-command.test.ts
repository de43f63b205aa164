import {describe, expect, it} from "vitest";
import {agentsCommand} from "../../src/cli/agents.ts";

const refusal = async (query: string): Promise<string> =>
  agentsCommand(query, {}).then(
    () => "listed",
    (error: unknown) => (error instanceof Error ? error.message : String(error))
  );

describe("agents, asked for a drug that is no conjugate", () => {
  it("names the drug behind a code, its class and role, and the list in which the code was read", async () => {
    expect(await refusal("BKM120")).toBe(
      "no agent matches BKM120; it is buparlisib, which is a drug of the dictionary and no conjugate: PI3K/AKT/mTOR inhibitor; line-defining; read in fpylin/POTTR, data/drug_database.txt"
    );
  });

  it("says of a free payload that it is one", async () => {
    expect(await refusal("topotecan HCl")).toMatch(
      /it is topotecan, which .* topoisomerase I inhibitor, a free payload \(topoisomerase I inhibitor\); line-defining; read in /
    );
  });

  it("prints what was read nowhere as from memory", async () => {
    expect(await refusal("befotertinib")).toMatch(/; companion; from memory$/);
    expect(await refusal("シスプラチン")).toMatch(/it is cisplatin, .*; line-defining; from memory$/);
  });

  it("a name that nobody knows is refused as before", async () => {
    expect(await refusal("Trodevly")).toMatch(/did you mean Trodelvy/);
    expect(await refusal("qwertzuiop")).toMatch(/payloadswap agents lists all of them/);
  });
});
