import {existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync} from "node:fs";
import {dirname, join} from "node:path";
import type {OutputFile} from "../report/output-file.ts";
import {CallError} from "./call-error.ts";

/** What a manifest of ours has to hold for its folder to be written again. */
interface Manifest {
  readonly generator: "payloadswap";
  readonly files: readonly {readonly path: string}[];
}

/**
 * Readies a folder for output: it is new, empty, or holds a manifest of ours, whose files are then removed.
 *
 * Throws `CallError` when the folder holds anything else, so that nobody's files are overwritten.
 */
export function claimFolder(folder: string): void {
  if (!existsSync(folder)) return;
  if (!statSync(folder).isDirectory()) throw new CallError(`--out must be a folder, and ${folder} is a file`);
  if (readdirSync(folder).length === 0) return;
  const manifest = readManifest(join(folder, "manifest.json"));
  if (manifest === null)
    throw new CallError(`--out ${folder} is not empty and was not written by payloadswap; give a new folder`);
  for (const {path} of manifest.files) {
    if (path.includes(".."))
      throw new CallError(`the manifest in ${folder} names a file outside it; give a new folder`);
    rmSync(join(folder, path), {force: true});
  }
}

/** Writes the files beneath the folder. */
export function writeFiles(folder: string, files: readonly OutputFile[]): void {
  for (const {path, content} of files) {
    const target = join(folder, path);
    mkdirSync(dirname(target), {recursive: true});
    writeFileSync(target, content);
  }
}

/** The manifest at this path if it is one of ours; null when it is missing, broken or somebody else's. */
function readManifest(path: string): Manifest | null {
  if (!existsSync(path)) return null;
  try {
    const parsed: unknown = JSON.parse(readFileSync(path, "utf8"));
    return isManifest(parsed) ? parsed : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function isManifest(parsed: unknown): parsed is Manifest {
  if (parsed === null || typeof parsed !== "object" || !("generator" in parsed) || !("files" in parsed)) return false;
  const {generator, files} = parsed;
  return (
    generator === "payloadswap" &&
    Array.isArray(files) &&
    files.every(
      (file: unknown) => file !== null && typeof file === "object" && "path" in file && typeof file.path === "string"
    )
  );
}
