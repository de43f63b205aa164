import type {Mutant} from "../mutant.ts";

export const auditMutants: readonly Mutant[] = [
  {
    id: "audit-01",
    breaks: "a share exactly on the limit of serious is a caution",
    file: "src/sequential/audit-finding.ts",
    find: "number >= serious",
    replace: "number > serious",
    tests: ["test/sequential/audit.test.ts"]
  },
  {
    id: "audit-02",
    breaks: "x",
    file: "src/sequential/audit-finding.ts",
    find: "number >= serious",
    replace: "number < serious",
    tests: ["test/sequential/audit.test.ts"]
  }
];
