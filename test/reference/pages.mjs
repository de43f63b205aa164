// Runs the R programs on the pages of the documentation and compares what R prints with what the pages say it prints.
import {execFileSync, spawnSync} from "node:child_process";
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const pages = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "*.md"], {
  cwd: root,
  encoding: "utf8"
})
  .trim()
  .split("\n");
const folder = mkdtempSync(join(tmpdir(), "payloadswap-"));
let run = 0;
let wrong = 0;
try {
  for (const page of pages)
    for (const [, code = ""] of readFileSync(join(root, page), "utf8").matchAll(/^```r\n([\s\S]*?)^```$/gm)) {
      const file = join(folder, "page.R");
      writeFileSync(file, code);
      const {error, status, stdout, stderr} = spawnSync("Rscript", ["--vanilla", file], {cwd: root, encoding: "utf8"});
      if (error !== undefined)
        throw new Error("Rscript is missing: these pages need R with survival, cmprsk and splines", {cause: error});
      const said = code
        .split("\n")
        .filter((line) => line.startsWith("# "))
        .map((line) => line.slice(2).trim());
      const printed = stdout
        .split("\n")
        .map((line) => line.trim())
        .filter((line) => line !== "");
      run += 1;
      if (status === 0 && JSON.stringify(said) === JSON.stringify(printed)) continue;
      wrong += 1;
      console.error(
        `${page}: R prints\n  ${printed.join("\n  ")}\nand the page says\n  ${said.join("\n  ")}\n${status === 0 ? "" : stderr}`
      );
    }
} finally {
  rmSync(folder, {recursive: true, force: true});
}
console.log(`${run} programs in R, ${wrong} that print something else`);
process.exitCode = wrong === 0 ? 0 : 1;
