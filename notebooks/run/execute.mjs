import {spawnSync} from "node:child_process";
import {mkdirSync, readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {fileURLToPath} from "node:url";

const deno = fileURLToPath(new URL(`../../node_modules/.bin/deno${process.platform === "win32" ? ".cmd" : ""}`, import.meta.url));

export class JupyterMissing extends Error {
  constructor() {
    super("jupyter-nbconvert is not there. Debian or Ubuntu: apt-get install jupyter-nbconvert python3-nbclient python3-ipykernel; elsewhere: pip install nbconvert nbclient ipykernel");
  }
}

/** Runs the notebooks of a folder in fresh Deno kernels, one after the other; nothing is installed for the user, nothing is fetched. Name → notebook. */
export function execute(names, folder, scratch) {
  const kernel = join(scratch, "data", "kernels", "deno");
  mkdirSync(kernel, {recursive: true});
  writeFileSync(join(kernel, "kernel.json"), JSON.stringify({argv: [deno, "jupyter", "--kernel", "--conn", "{connection_file}"], display_name: "Deno", language: "typescript"}));
  const out = join(scratch, "executed");
  const run = spawnSync("jupyter-nbconvert", [
    "--to", "notebook", "--execute", "--allow-errors", "--ExecutePreprocessor.record_timing=False", "--ExecutePreprocessor.kernel_name=deno", "--ExecutePreprocessor.timeout=300",
    "--log-level", "WARN", "--output-dir", out, ...names
  ], {
    cwd: folder, encoding: "utf8",
    env: {
      ...process.env, NO_COLOR: "1", TZ: "UTC", DENO_DIR: join(scratch, "deno"), DENO_NO_UPDATE_CHECK: "1", DENO_NO_PROMPT: "1",
      JUPYTER_DATA_DIR: join(scratch, "data"), JUPYTER_RUNTIME_DIR: join(scratch, "runtime"), JUPYTER_CONFIG_DIR: join(scratch, "config"), IPYTHONDIR: join(scratch, "ipython")
    }
  });
  if (run.error?.code === "ENOENT") throw new JupyterMissing();
  if (run.status !== 0) throw new Error(`jupyter-nbconvert ended with status ${run.status}\n${run.stdout}${run.stderr}`);
  return new Map(names.map((name) => [name, JSON.parse(readFileSync(join(out, name), "utf8"))]));
}
