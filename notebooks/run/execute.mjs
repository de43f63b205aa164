import {spawnSync} from "node:child_process";
import {mkdirSync, readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {fileURLToPath} from "node:url";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const deno = here(`node_modules/.bin/deno${process.platform === "win32" ? ".cmd" : ""}`);

export class JupyterMissing extends Error {
  constructor() {
    super(
      "Python with jupyter_client is not there. Debian or Ubuntu: apt-get install python3-jupyter-client; elsewhere: pip install jupyter_client"
    );
  }
}

/** The first Python that can talk to a kernel. */
function python() {
  const found = ["python3", "/usr/bin/python3", "python"].find(
    (command) => spawnSync(command, ["-c", "import jupyter_client"]).status === 0
  );
  if (found === undefined) throw new JupyterMissing();
  return found;
}

/** Runs the notebooks of a folder in fresh Deno kernels, one after the other; nothing is installed for the user, nothing is fetched. Name → notebook. */
export function execute(names, folder, scratch) {
  const kernel = join(scratch, "data", "kernels", "deno");
  const out = join(scratch, "executed");
  for (const made of [kernel, out]) mkdirSync(made, {recursive: true});
  writeFileSync(
    join(kernel, "kernel.json"),
    JSON.stringify({
      argv: [deno, "jupyter", "--kernel", "--conn", "{connection_file}"],
      display_name: "Deno",
      language: "typescript"
    })
  );
  const run = spawnSync(python(), [here("execute.py"), folder, out, ...names], {
    encoding: "utf8",
    env: {
      ...process.env,
      NO_COLOR: "1",
      TZ: "UTC",
      DENO_DIR: join(scratch, "deno"),
      DENO_NO_UPDATE_CHECK: "1",
      DENO_NO_PROMPT: "1",
      JUPYTER_DATA_DIR: join(scratch, "data"),
      JUPYTER_RUNTIME_DIR: join(scratch, "runtime"),
      JUPYTER_CONFIG_DIR: join(scratch, "config")
    }
  });
  if (run.status !== 0)
    throw new Error(`the notebooks could not be run (status ${run.status})\n${run.stdout}${run.stderr}`);
  return new Map(names.map((name) => [name, JSON.parse(readFileSync(join(out, name), "utf8"))]));
}
