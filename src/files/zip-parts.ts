import {strFromU8, unzipSync} from "fflate";
import {WorkbookFault} from "./workbook.ts";

/** Characters of a part at most: more is no cohort, or made to fill the memory. */
const MOST = 400_000_000;

/**
 * The parts of a zip archive that are wanted, as text.
 *
 * Throws `WorkbookFault` where the archive cannot be read or a part is larger than any cohort.
 */
export function zipParts(bytes: Uint8Array, wanted: (name: string) => boolean): ReadonlyMap<string, string> {
  const tooLarge: string[] = [];
  try {
    const parts = unzipSync(bytes, {
      filter: ({name, originalSize}) => {
        if (!wanted(name)) return false;
        if (originalSize > MOST) tooLarge.push(name);
        return originalSize <= MOST;
      }
    });
    if (tooLarge.length > 0)
      throw new WorkbookFault("workbook-too-large", `${tooLarge[0]} is larger than ${MOST} bytes`);
    return new Map(Object.entries(parts).map(([name, part]) => [name, textOf(part)]));
  } catch (error) {
    if (error instanceof WorkbookFault) throw error;
    throw new WorkbookFault("unreadable-workbook", error instanceof Error ? error.message : String(error));
  }
}

function textOf(part: Uint8Array): string {
  const text = strFromU8(part);
  return text.startsWith("\ufeff") ? text.slice(1) : text;
}

/**
 * The names of the parts of a zip archive.
 *
 * Throws `WorkbookFault` where the archive cannot be read.
 */
export function zipNames(bytes: Uint8Array): string[] {
  const names: string[] = [];
  zipParts(bytes, (name) => {
    names.push(name);
    return false;
  });
  return names;
}
