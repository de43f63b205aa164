// npm run reference: runs every make.R beside this file, in its own folder, or in the project root where its first lines say so.
import {spawnSync} from "node:child_process";
import {existsSync, readdirSync, readFileSync} from "node:fs";
import {dirname, join, relative} from "node:path";
import {fileURLToPath} from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "..", "..");
if (spawnSync("Rscript", ["--version"]).error !== undefined) {
  console.error("Rscript is not installed; on Debian: apt-get install r-cran-survival r-cran-cmprsk r-cran-boot");
  process.exit(2);
}
const wanted = new Set(process.argv.slice(2));
const sets = readdirSync(here, {withFileTypes: true})
  .filter((entry) => entry.isDirectory() && existsSync(join(here, entry.name, "make.R")))
  .map(({name}) => name);
const failed = sets
  .filter((name) => wanted.size === 0 || wanted.has(name))
  .filter((name) => {
    const script = join(here, name, "make.R");
    const cwd = /from the project root/.test(readFileSync(script, "utf8").split("\n").slice(0, 5).join("\n"))
      ? root
      : dirname(script);
    const {status} = spawnSync("Rscript", [relative(cwd, script)], {cwd, stdio: ["ignore", "ignore", "inherit"]});
    console.log(`${status === 0 ? "made  " : "FAILED"} test/reference/${name}/expected.json`);
    return status !== 0;
  });
process.exit(failed.length === 0 ? 0 : 1);
