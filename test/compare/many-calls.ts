// Answers many calls of one build in one process: node many-calls.js MAIN.js CALLS.json. Loading the program takes longer than a small cohort does.
import {mkdirSync, readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {pathToFileURL} from "node:url";
import {runFiles, type Answer} from "./answer.ts";

const [main = "", calls = ""] = process.argv.slice(2);
const asked = JSON.parse(readFileSync(calls, "utf8")) as readonly {folder: string; args: readonly string[]}[];
process.stdout.setMaxListeners(0);
process.stderr.setMaxListeners(0);
for (const [index, {folder, args}] of asked.entries()) {
  mkdirSync(folder, {recursive: true});
  process.chdir(folder);
  for (const [name, text] of Object.entries(runFiles(await answered(index, args))))
    writeFileSync(join(folder, name), text);
}
process.exitCode = 0;

/** The main module is loaded once more for each call, as it takes its arguments when it is loaded; what it imports is loaded once. */
async function answered(index: number, args: readonly string[]): Promise<Answer> {
  const said = {stdout: "", stderr: ""};
  const into =
    (stream: "stdout" | "stderr") =>
    (text: string | Uint8Array): boolean => {
      said[stream] += typeof text === "string" ? text : Buffer.from(text).toString("utf8");
      return true;
    };
  process.stdout.write = into("stdout");
  process.stderr.write = into("stderr");
  process.argv = [process.execPath, main, ...args];
  process.exitCode = undefined;
  try {
    await import(`${pathToFileURL(main).href}?call=${index}`);
    return {...said, status: String(process.exitCode ?? 0)};
  } catch (error) {
    return {...said, status: `threw ${String(error)}`};
  }
}
