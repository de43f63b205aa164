import {execFileSync} from "node:child_process";
import {createHash} from "node:crypto";
import {existsSync, readdirSync, readFileSync, statSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {root} from "../cli/payloadswap.ts";

const LARGEST = 2_000_000;
const names = readdirSync(join(root, "reports")).filter((name) =>
  existsSync(join(root, "reports", name, "methods.md"))
);

interface Manifest {
  readonly plan: object;
  readonly files: readonly {readonly path: string; readonly sha256: string}[];
}

describe.each(names)("the sample report %s", (name) => {
  const folder = join(root, "reports", name);
  const kept = execFileSync("git", ["ls-files"], {cwd: folder, encoding: "utf8"}).trim().split("\n");
  const {files} = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8")) as Manifest;

  it("keeps methods, numbers, page, manifest and two figures", () => {
    expect(kept.filter((path) => !path.startsWith("figures/"))).toEqual([
      "manifest.json",
      "methods.md",
      "report.html",
      "results.csv"
    ]);
    expect(kept.filter((path) => path.startsWith("figures/"))).toHaveLength(2);
  });

  it("has in its manifest the SHA-256 of what is kept, and of tables and figures that are not", () => {
    const sums = new Map(files.map(({path, sha256}) => [path, sha256]));
    for (const path of kept.filter((one) => one !== "manifest.json"))
      expect(
        createHash("sha256")
          .update(readFileSync(join(folder, path)))
          .digest("hex"),
        path
      ).toBe(sums.get(path));
    expect([...sums.keys()]).toEqual(expect.arrayContaining(["results.json", "tables/estimates.csv"]));
  });

  it("is one page under 2 MB", () => {
    expect(statSync(join(folder, "report.html")).size).toBeLessThan(LARGEST);
  });
});
