// Writes the reports of this folder from the sample cohorts, anew: npm run reports
// git keeps of each what .gitignore lists; manifest.json among it has the SHA-256 of every file, so that a change in any of them is seen.
import {execFileSync} from "node:child_process";
import {rmSync} from "node:fs";
import {fileURLToPath} from "node:url";

const main = fileURLToPath(new URL("../dist/cli/main.js", import.meta.url));
const root = fileURLToPath(new URL("..", import.meta.url));

/** Folder below reports/ and the call that fills it. */
const reports = [
  ["demo", "data-samples/breast-sequential.csv"],
  ["by-position", "data-samples/breast-sequential.csv", "--by", "position"],
  ["all-started", "data-samples/breast-all-adc1.csv", "--by", "position"],
  ["by-sequence", "reports/by-sequence.yaml"],
  ["clinical", "reports/clinical.yaml"],
  ["small-counts", "reports/small-counts.yaml"]
];

for (const [folder, file, ...options] of reports) {
  rmSync(`${root}reports/${folder}`, {recursive: true, force: true});
  execFileSync(process.execPath, [main, "analyze", file, "--out", `reports/${folder}`, ...options], {
    cwd: root,
    stdio: ["ignore", "ignore", "inherit"]
  });
}
