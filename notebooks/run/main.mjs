// Executes every notebook from a clean state and holds the stored outputs to what it gives: npm run notebooks
// npm run notebooks -- --update          stores the new outputs
// npm run notebooks -- 03 [--update]     only the notebooks whose names begin so
import {spawnSync} from "node:child_process";
import {existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {checkTypes} from "./check-types.mjs";
import {differences} from "./differences.mjs";
import {execute, JupyterMissing} from "./execute.mjs";
import {notebookText, settled} from "./notebook-file.mjs";

const here = fileURLToPath(new URL("..", import.meta.url));
const update = process.argv.includes("--update");
const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));
const names = readdirSync(here)
  .filter((name) => name.endsWith(".ipynb") && (wanted.length === 0 || wanted.some((start) => name.startsWith(start))))
  .toSorted();
const read = (name) => JSON.parse(readFileSync(join(here, name), "utf8"));

const problems =
  names.length === 0
    ? [`no notebook begins with ${wanted.join(" or ")}`]
    : checkTypes(names.map((name) => ({name, notebook: read(name)})));
let outputsChanged = false;
const scratch = mkdtempSync(join(tmpdir(), "payloadswap-notebooks-"));
try {
  if (problems.length === 0) {
    const executed = execute(names, here, scratch);
    for (const name of names) {
      const received = settled(executed.get(name));
      const {failed, changed} = differences(name, read(name), received);
      problems.push(...failed, ...(update ? [] : changed));
      outputsChanged ||= !update && changed.length > 0;
      if (update && failed.length === 0) writeFileSync(join(here, name), notebookText(received));
      console.log(
        `${failed.length > 0 ? "FAILED " : changed.length === 0 ? "same   " : update ? "stored " : "CHANGED"} ${name}`
      );
    }
    if (wanted.length === 0) problems.push(...exampleProblems());
  }
} catch (error) {
  if (!(error instanceof JupyterMissing)) throw error;
  problems.push(error.message);
} finally {
  rmSync(scratch, {recursive: true, force: true});
}
/** The notebook of `init --example`, in a folder of its own with the built package: it has to show what the first notebook shows. */
function exampleProblems() {
  const folder = join(scratch, "example");
  mkdirSync(folder);
  const {status, stderr} = spawnSync(
    process.execPath,
    [fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url)), "init", "--example"],
    {cwd: folder, encoding: "utf8"}
  );
  if (status !== 0) return [`payloadswap init --example ended with status ${status}: ${stderr}`];
  const name = "first-cohort.ipynb";
  if (!existsSync(join(folder, name)))
    return [`payloadswap init --example wrote no ${name}: dist/ is older than the sources; npm run build`];
  const {failed, changed} = differences(
    `${name} of init --example`,
    read("01-first-cohort.ipynb"),
    settled(execute([name], folder, scratch).get(name))
  );
  console.log(
    `${failed.length > 0 ? "FAILED " : changed.length === 0 ? "same   " : "CHANGED"} ${name} of init --example`
  );
  return [...failed, ...changed];
}

for (const problem of problems) console.error(`\n${problem}`);
if (outputsChanged)
  console.error(
    "\nIf the new outputs are right: npm run notebooks -- --update, and list numbers that changed in CHANGELOG.md."
  );
process.exitCode = problems.length === 0 ? 0 : 1;
