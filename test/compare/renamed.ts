import type {Difference} from "./difference.ts";

/** A difference that is meant, with the reason; a text stands for itself, `/…/` is a regular expression. */
export interface Renamed {
  readonly reason: string;
  readonly file: string;
  readonly case?: string;
  readonly kind?: string;
  readonly at?: string;
  readonly old?: string;
  readonly new?: string;
  /** Accepts where this, done to the old text everywhere, gives exactly the new one. */
  readonly replace?: {readonly from: string; readonly to: string};
}

const keys: ReadonlySet<string> = new Set(["reason", "file", "case", "kind", "at", "old", "new", "replace"]);

/**
 * The entries of `renamed.json`.
 *
 * Throws `RangeError` that names an entry without a reason, without a file, with an unknown key, or with nothing of `at`, `old`, `new` and `replace`: it would accept whatever comes.
 */
export function renamedEntries(text: string): Renamed[] {
  const parsed: unknown = JSON.parse(text);
  if (!Array.isArray(parsed)) throw new RangeError("renamed.json must be a list of entries");
  return parsed.map((entry: unknown, index): Renamed => {
    const name = `entry ${index + 1} of renamed.json`;
    if (!isRecord(entry)) throw new RangeError(`${name} must be an object`);
    const unknownKey = Object.keys(entry).find((key) => !keys.has(key));
    if (unknownKey !== undefined) throw new RangeError(`${name}: unknown key ${unknownKey}`);
    const textAt = (key: string): string | undefined => {
      const value = entry[key];
      if (value !== undefined && typeof value !== "string") throw new RangeError(`${name}: ${key} must be a text`);
      return value;
    };
    const [reason, file] = [textAt("reason"), textAt("file")];
    if (reason === undefined || reason.trim().split(/\s+/).length < 3)
      throw new RangeError(`${name} must say its reason in a sentence`);
    if (file === undefined || file === "") throw new RangeError(`${name} must name a file`);
    if (["at", "old", "new", "replace"].every((key) => entry[key] === undefined))
      throw new RangeError(`${name} must say what differs: at, old, new or replace`);
    const optional = ["case", "kind", "at", "old", "new"].flatMap((key) => {
      const value = textAt(key);
      return value === undefined ? [] : [[key, value]];
    });
    const {replace} = entry;
    if (replace === undefined) return {reason, file, ...Object.fromEntries(optional)};
    if (!isRecord(replace) || typeof replace["from"] !== "string" || typeof replace["to"] !== "string")
      throw new RangeError(`${name}: replace must hold from and to`);
    return {reason, file, ...Object.fromEntries(optional), replace: {from: replace["from"], to: replace["to"]}};
  });
}

/** Whether an entry accepts a difference of a case. */
export function accepts(entry: Renamed, caseName: string, found: Difference): boolean {
  return (
    fits(entry.file, found.file) &&
    fits(entry.case, caseName) &&
    fits(entry.kind, found.kind) &&
    fits(entry.at, found.at) &&
    fits(entry.old, found.before) &&
    fits(entry.new, found.after) &&
    (entry.replace === undefined || replaced(found.before, entry.replace) === found.after)
  );
}

function fits(pattern: string | undefined, value: string): boolean {
  if (pattern === undefined) return true;
  const expression = expressionOf(pattern);
  return expression === null ? pattern === value : expression.test(value);
}

function replaced(text: string, {from, to}: {readonly from: string; readonly to: string}): string {
  const expression = expressionOf(from);
  return expression === null ? text.replaceAll(from, () => to) : text.replaceAll(new RegExp(expression, "gu"), to);
}

function expressionOf(pattern: string): RegExp | null {
  return pattern.length > 2 && pattern.startsWith("/") && pattern.endsWith("/")
    ? new RegExp(pattern.slice(1, -1), "u")
    : null;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
