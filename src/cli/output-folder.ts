import {existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync} from "node:fs";
import {dirname, join} from "node:path";
import {z} from "zod";
import type {OutputFile} from "../report/output-files.ts";
import {CallError} from "./call-error.ts";

const ours = z.object({generator: z.literal("payloadswap"), files: z.array(z.object({path: z.string()}))});

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
  if (manifest === null) throw new CallError(`--out ${folder} is not empty and was not written by payloadswap; give a new folder`);
  for (const {path} of manifest.files) {
    if (path.includes("..")) throw new CallError(`the manifest in ${folder} names a file outside it; give a new folder`);
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

function readManifest(path: string): z.infer<typeof ours> | null {
  if (!existsSync(path)) return null;
  try {
    return ours.parse(JSON.parse(readFileSync(path, "utf8")));
  } catch (error) {
    // Somebody else's manifest.json, or a broken one: the folder is not ours.
    if (error instanceof SyntaxError || error instanceof z.ZodError) return null;
    throw error;
  }
}
