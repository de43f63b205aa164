import {execFileSync} from "node:child_process";
import {describe, expect, it} from "vitest";
import {root} from "../cli/payloadswap.ts";

describe("the packed package", () => {
  it("holds what users need and nothing else", () => {
    const [{files}] = JSON.parse(
      execFileSync("npm", ["pack", "--dry-run", "--json", "--ignore-scripts"], {
        cwd: root,
        encoding: "utf8",
        stdio: ["ignore", "pipe", "ignore"]
      })
    ) as [{files: {path: string}[]}];
    const names = files.map(({path}) => path);
    expect(names).toEqual(
      expect.arrayContaining([
        "package.json",
        "README.md",
        "LICENSE",
        "CHANGELOG.md",
        "CITATION.cff",
        "dist/index.js",
        "dist/index.d.ts",
        "dist/cli/main.js",
        "dist/record/plan.schema.json",
        "dist/report/html/page/program.js",
        "dist/report/html/page/inter-400.woff2",
        "dist/report/html/page/inter-600.woff2",
        "data-samples/breast-sequential.csv",
        "notebooks/01-first-cohort.ipynb"
      ])
    );
    expect(
      names.filter(
        (name) =>
          !/^(dist|data-samples)\/|^(notebooks\/01-first-cohort\.ipynb|package\.json|README\.md|LICENSE|CHANGELOG\.md|CITATION\.cff)$/.test(
            name
          )
      )
    ).toEqual([]);
  });
});
