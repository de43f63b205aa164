import {existsSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {filesBelow} from "./case.ts";
import {csvDifferences} from "./csv-differences.ts";
import type {Difference} from "./difference.ts";
import {jsonDifferences} from "./json-differences.ts";
import {markupDifferences, pageText, textDifferences} from "./text-differences.ts";
import {wordText} from "./word-text.ts";

/** Differences of everything that two builds wrote for one case. Throws `RangeError` where a folder is not there. */
export function folderDifferences(before: string, after: string): Difference[] {
  for (const folder of [before, after])
    if (!existsSync(folder)) throw new RangeError(`folder must be there, got ${folder}`);
  const [old, now] = [filesBelow(before), filesBelow(after)];
  return [...new Set([...old, ...now])].toSorted().flatMap((file): Difference[] => {
    if (!now.includes(file)) return [{kind: "missing-file", file, at: "", where: "", before: file, after: ""}];
    if (!old.includes(file)) return [{kind: "added-file", file, at: "", where: "", before: "", after: file}];
    const [a, b] = [readFileSync(join(before, file)), readFileSync(join(after, file))];
    return a.equals(b) ? [] : fileDifferences(file, a, b);
  });
}

function fileDifferences(file: string, a: Buffer, b: Buffer): Difference[] {
  const [before, after] = [a.toString("utf8"), b.toString("utf8")];
  const ending = file.slice(file.lastIndexOf(".") + 1);
  if (file.endsWith("manifest.json")) return jsonDifferences(file, ownManifest(before), ownManifest(after));
  // What `--json` prints is JSON on the terminal.
  if (ending === "txt" && [before, after].every((text) => /^[[{][\s\S]*[\]}]\s*$/.test(text)))
    return jsonDifferences(file, before, after);
  switch (ending) {
    case "json":
      return jsonDifferences(file, before, after);
    case "csv":
      return csvDifferences(file, before, after);
    case "svg":
      return markupDifferences(file, before, after);
    case "html":
      // The program and the style of a page may be bundled anew; what it says may not change.
      return textDifferences(file, pageText(before), pageText(after));
    case "docx":
      return textDifferences(file, wordText(a), wordText(b));
    case "md":
    case "txt":
      return textDifferences(file, before, after);
    case "pdf":
    case "png":
    case "tiff":
      return [{kind: "bytes", file, at: "", where: "", before: `${a.length} bytes`, after: `${b.length} bytes`}];
    default:
      return textDifferences(file, before, after);
  }
}

/** A manifest without the hashes of the files, each of which is compared itself, and without the versions of the packages, which are not the analysis. */
function ownManifest(text: string): string {
  return JSON.stringify(
    JSON.parse(text, (key, value: unknown) => (key === "sha256" || key === "packages" ? undefined : value))
  );
}
