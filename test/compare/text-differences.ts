import {aligned} from "./aligned.ts";
import {cellDifference, type Difference} from "./difference.ts";

/** Differences of two texts, line by line; a line is exact. */
export function textDifferences(file: string, before: string, after: string): Difference[] {
  if (before === after) return [];
  const [old, now] = [before.split("\n"), after.split("\n")];
  return aligned(old, now).flatMap(([i, j]): Difference[] => {
    const place = {file, at: "", where: `line ${(i ?? j ?? 0) + 1}`};
    if (i === null || j === null)
      return [
        {
          ...place,
          kind: i === null ? "added-row" : "removed-row",
          before: i === null ? "" : old[i],
          after: j === null ? "" : now[j]
        }
      ];
    return old[i] === now[j] ? [] : [{...place, kind: "text", before: old[i], after: now[j]}];
  });
}

/** Differences of two texts of marks and numbers, such as SVG: the marks exactly, the numbers within the tolerance. */
export function markupDifferences(file: string, before: string, after: string): Difference[] {
  if (before === after) return [];
  const pieces = (text: string): string[] => text.split(/(-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)/i);
  const [old, now] = [pieces(before), pieces(after)];
  const at = old.findIndex((piece, k) => now[k] === undefined || cellDifference(piece, now[k]) !== null);
  const around = (all: readonly string[]): string => all.slice(Math.max(0, at - 3), at + 4).join("");
  return at < 0 && old.length === now.length
    ? []
    : [{file, kind: "bytes", at: "", where: `piece ${at}`, before: around(old), after: around(now)}];
}

/** What a page says: its text without programs, styles and drawings, one piece a line. */
export function pageText(html: string): string {
  return html
    .replaceAll(/<(script|style|svg)\b[\s\S]*?<\/\1>/g, "")
    .split(/<[^>]*>/)
    .map((piece) => piece.replaceAll(/\s+/g, " ").trim())
    .filter((piece) => piece !== "")
    .join("\n");
}
