import {execFileSync, spawnSync} from "node:child_process";
import {mkdirSync, readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {emptyFolder, root} from "../cli/payloadswap.ts";

const npm = (args: readonly string[], cwd: string): {status: number | null; output: string} => {
  const {status, stdout, stderr} = spawnSync("npm", args, {cwd, encoding: "utf8", shell: process.platform === "win32"});
  return {status, output: `${stdout}${stderr}`};
};

const unreachable = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ENETUNREACH|ETIMEDOUT|ENOTCACHED/;

describe("the packed package", () => {
  it(
    "is installed into an empty folder, and its command, its names and its types work there",
    {timeout: 300_000},
    ({skip}) => {
      const folder = emptyFolder();
      const tarball = execFileSync("npm", ["pack", "--ignore-scripts", "--silent", "--pack-destination", folder], {
        cwd: root,
        encoding: "utf8"
      })
        .trim()
        .split("\n")
        .at(-1)!;
      const consumer = join(folder, "consumer");
      mkdirSync(consumer);
      writeFileSync(join(consumer, "package.json"), '{"name": "consumer", "private": true, "type": "module"}\n');
      const installed = npm(
        ["install", "--prefer-offline", "--no-audit", "--no-fund", join(folder, tarball)],
        consumer
      );
      if (installed.status !== 0 && unreachable.test(installed.output) && process.env["CI"] !== "true")
        skip("the npm registry cannot be reached, and the packages are not in npm's cache");
      expect(installed.status, installed.output).toBe(0);

      // flechette 2.7.0 depends on a package that does not resolve; the exact direct dependency has to reach those who install.
      const flechette = JSON.parse(
        readFileSync(join(consumer, "node_modules/@uwdata/flechette/package.json"), "utf8")
      ) as {version: string};
      expect(flechette.version).toBe("2.6.0");

      const bin = join(consumer, "node_modules/.bin/payloadswap");
      const example = spawnSync(bin, ["init", "--example"], {cwd: consumer, encoding: "utf8"});
      expect(example.status, example.stderr).toBe(0);
      const analysed = spawnSync(bin, ["analyze", "plan.yaml", "--document", "html,docx,slides", "--out", "results"], {
        cwd: consumer,
        encoding: "utf8"
      });
      expect(analysed.status, analysed.stderr).toBe(0);
      const report = readFileSync(join(consumer, "results/report.html"), "utf8");
      expect(report).toContain("Research use only");
      expect(report).toContain("script-src 'sha256-");
      // Word and PDF documents need no package that has to be installed apart.
      expect(readFileSync(join(consumer, "results/report.docx")).subarray(0, 2).toString("latin1")).toBe("PK");
      expect(readFileSync(join(consumer, "results/slides.pdf")).subarray(0, 5).toString("latin1")).toBe("%PDF-");

      writeFileSync(
        join(consumer, "try.mjs"),
        'import {kaplanMeier, surv, median, classifyTransition} from "payloadswap";\nconsole.log(JSON.stringify([median(kaplanMeier(surv({time: [1, 2, 3, 4], event: [1, 1, 1, 1]}))).estimate, classifyTransition("T-DXd", "SG").headline]));\n'
      );
      expect(spawnSync(process.execPath, ["try.mjs"], {cwd: consumer, encoding: "utf8"}).stdout).toBe(
        '[2.5,"target-only swap"]\n'
      );

      writeFileSync(
        join(consumer, "try.ts"),
        'import {kaplanMeier, surv, type Surv} from "payloadswap";\nconst follow: Surv = surv({time: [1, 2], event: [1, 0]});\nexport const first: number | undefined = kaplanMeier(follow).time[0];\n'
      );
      const types = spawnSync(
        process.execPath,
        [
          join(root, "node_modules/typescript/bin/tsc"),
          "--noEmit",
          "--strict",
          "--skipLibCheck",
          "--module",
          "nodenext",
          "--target",
          "es2023",
          "try.ts"
        ],
        {cwd: consumer, encoding: "utf8"}
      );
      expect(types.stdout).toBe("");
      expect(types.status).toBe(0);
    }
  );
});
