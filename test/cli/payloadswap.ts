import {spawnSync} from "node:child_process";
import {existsSync, mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {onTestFinished} from "vitest";

export const root = fileURLToPath(new URL("../..", import.meta.url));
const main = join(root, "dist", "cli", "main.js");

export interface Outcome {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the built command line, as a user does; `npm test` builds it first. */
export function payloadswap(args: readonly string[], cwd: string = root, input?: string): Outcome {
  if (!existsSync(main)) throw new Error("dist/ is missing: run npm run build");
  const {status, stdout, stderr} = spawnSync(process.execPath, [main, ...args], {
    cwd,
    encoding: "utf8",
    ...(input === undefined ? {} : {input})
  });
  return {status, stdout, stderr};
}

/** An empty folder that is gone after the test. */
export function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "payloadswap-"));
  onTestFinished(() => rmSync(folder, {recursive: true, force: true}));
  return folder;
}

/** What a terminal shows, with each finding on one line again. */
export function unwrapped(text: string): string {
  return text.replaceAll(/\n {2}(?=\S)/g, " ");
}
