import {aligned, type Aligned} from "./aligned.ts";
import {sameNumber, type Difference} from "./difference.ts";
import {identifying, isOfEstimates} from "./estimate-identity.ts";

/** Differences of two JSON files: keys, lengths and texts exactly, numbers within the tolerance; the order of keys is no difference. */
export function jsonDifferences(file: string, before: string, after: string): Difference[] {
  return before === after ? [] : valueDifferences(file, JSON.parse(before), JSON.parse(after), "", "");
}

function valueDifferences(file: string, before: unknown, after: unknown, at: string, where: string): Difference[] {
  const differ = (kind: Difference["kind"], old: unknown, now: unknown): Difference[] => [
    {kind, file, at, where, before: shown(old), after: shown(now)}
  ];
  if (typeof before === "number" && typeof after === "number")
    return sameNumber(before, after) ? [] : differ("number", before, after);
  if (Array.isArray(before) && Array.isArray(after)) return listDifferences(file, before, after, at, where);
  if (isRecord(before) && isRecord(after)) {
    const child = (key: string): readonly [string, string] => [
      at === "" ? key : `${at}.${key}`,
      where === "" ? key : `${where}.${key}`
    ];
    return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key): Difference[] => {
      const [path, place] = child(key);
      const [there, here] = [Object.hasOwn(before, key), Object.hasOwn(after, key)];
      return there && here
        ? valueDifferences(file, before[key], after[key], path, place)
        : [
            {
              kind: there ? "removed-key" : "added-key",
              file,
              at: path,
              where: place,
              before: there ? shown(before[key]) : "",
              after: here ? shown(after[key]) : ""
            }
          ];
    });
  }
  return before === after ? [] : differ("text", before, after);
}

function listDifferences(
  file: string,
  before: readonly unknown[],
  after: readonly unknown[],
  at: string,
  where: string
): Difference[] {
  const plain = [...before, ...after].every((value) => typeof value !== "object" || value === null);
  if (plain && before.length !== after.length)
    return [{kind: "length", file, at, where, before: shown(before), after: shown(after)}];
  return alignedValues(before, after).flatMap(([i, j]): Difference[] => {
    const [path, place] = [`${at}[]`, `${where}[${i ?? j ?? 0}]`];
    if (i === null || j === null)
      return [
        {
          kind: i === null ? "added-row" : "removed-row",
          file,
          at: path,
          where: place,
          before: i === null ? "" : shown(before[i]),
          after: j === null ? "" : shown(after[j])
        }
      ];
    return valueDifferences(file, before[i], after[j], path, place);
  });
}

/** Rows of estimates by what they measure of whom, and what is said in codes by its code; others by their words. */
function alignedValues(before: readonly unknown[], after: readonly unknown[]): Aligned[] {
  const [old, now] = [before, after].map((list) => list.map(identityOf));
  const known = (one: string | null): one is string => one !== null;
  return old.every(known) && now.every(known)
    ? aligned(old, now, {identities: true})
    : aligned(before.map(wordsOf), after.map(wordsOf));
}

function identityOf(value: unknown): string | null {
  if (!isRecord(value)) return null;
  if (typeof value["code"] === "string") return value["code"];
  return isOfEstimates(Object.keys(value)) ? JSON.stringify([...identifying].map((name) => value[name] ?? null)) : null;
}

/** A value without its numbers: what it is about. */
function wordsOf(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) => (typeof inner === "number" ? 0 : inner)) ?? "";
}

function shown(value: unknown): string {
  return typeof value === "string" ? value : (JSON.stringify(value) ?? String(value));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
