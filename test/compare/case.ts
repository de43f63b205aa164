import {createHash} from "node:crypto";
import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";

/** One call of the command line that both builds have to answer alike. */
export interface Case {
  readonly name: string;
  /** Folder that stands as `in` beside the output; never written to. */
  readonly inputs: string;
  /** Arguments behind `payloadswap`, paths relative to the folder that holds `in`. */
  readonly args: readonly string[];
  /** Whether it has a process to itself, as a user would call it; the others share one, which is much faster. */
  readonly alone: boolean;
  /** Hash of the arguments and of every byte that is read. */
  readonly key: string;
}

/** Hash of some texts, in order. */
export function hashOf(parts: Iterable<string | Uint8Array>): string {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part).update("\0");
  return hash.digest("hex").slice(0, 20);
}

/** Every file below a folder, by its path with forward slashes, sorted; nothing where the folder is not there. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, {withFileTypes: true})
    .flatMap((entry) =>
      entry.isDirectory()
        ? filesBelow(join(folder, entry.name)).map((path) => `${entry.name}/${path}`)
        : entry.isFile()
          ? [entry.name]
          : []
    )
    .sort();
}

/** Hash of a folder: names and bytes of its files. */
export function folderHash(folder: string): string {
  return hashOf(filesBelow(folder).flatMap((path) => [path, readFileSync(join(folder, path))]));
}
