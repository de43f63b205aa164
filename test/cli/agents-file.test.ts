import {writeFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {emptyFolder, payloadswap} from "./payloadswap.ts";

const cohort = `patient_id,line,regimen,start,end,progression,last_assessment,stop_reason,last_contact,tumour
${Array.from({length: 6}, (_, i) => `P${i},1,ABC-001,0,90,${95 + i},80,progression,400,breast\nP${i},2,SG,120,180,${190 + 3 * i},170,progression,400,breast`).join("\n")}
`;

describe("a file of agents", () => {
  it("extends the catalogue, and the methods say so", () => {
    const folder = emptyFolder();
    writeFileSync(join(folder, "cohort.csv"), cohort);
    writeFileSync(join(folder, "plan.yaml"), "data: cohort.csv\n");
    expect(payloadswap(["analyze", "plan.yaml"], folder).stdout).toContain(
      "the payload class or target of an ADC is not known"
    );

    writeFileSync(
      join(folder, "agents.csv"),
      "id,aliases,targets,payloads,payload_classes,sources,as_of\nabc-1,ABC-001,CDH17,exatecan,topoisomerase I inhibitor,protocol,2026-05-01\n"
    );
    writeFileSync(join(folder, "plan.yaml"), "data: cohort.csv\nagents: {file: agents.csv}\n");
    const {status, stdout} = payloadswap(["analyze", "plan.yaml", "--out", "results", "--all-tables"], folder);
    expect(status).toBe(0);
    expect(stdout).toMatch(/target-only swap\s+same payload class\s+\S+ → SG\s+6/);
    const methods = payloadswap(["analyze", "plan.yaml", "--json"], folder).stdout;
    expect(JSON.parse(methods)).toMatchObject({agents: {file: "agents.csv", added: ["abc-1"], overridden: []}});
  });

  it("is refused whole when one of its names belongs to another drug", () => {
    const folder = emptyFolder();
    writeFileSync(join(folder, "cohort.csv"), cohort);
    writeFileSync(
      join(folder, "agents.csv"),
      "id,aliases,targets,payloads,payload_classes,sources,as_of\nabc-1,Enhertu,CDH17,exatecan,topoisomerase I inhibitor,protocol,2026-05-01\n"
    );
    writeFileSync(join(folder, "plan.yaml"), "data: cohort.csv\nagents: {file: agents.csv}\n");
    const {status, stderr} = payloadswap(["analyze", "plan.yaml"], folder);
    expect(status).toBe(2);
    expect(stderr).toMatch(/agents\.csv, row 2, column aliases: expected a name that no other drug has, got "Enhertu"/);
  });
});
