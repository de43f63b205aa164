import type {Difference} from "./difference.ts";

/** A difference that is meant, with the reason; a text stands for itself, `/…/` is a regular expression. */
export interface Renamed {
  readonly reason: string;
  /** The commit up to which it holds: compared with a later one, the entry accepts nothing. */
  readonly before: string;
  readonly file: string;
  /** Name of the case, or `with a policy`: every case whose plan names a policy on small counts. */
  readonly case?: string;
  readonly kind?: string;
  readonly at?: string;
  readonly old?: string;
  readonly new?: string;
  /** Accepts where this, done to the old text everywhere, gives exactly the new one. */
  readonly replace?: {readonly from: string; readonly to: string};
}

const keys: ReadonlySet<string> = new Set(["reason", "before", "file", "case", "kind", "at", "old", "new", "replace"]);

/** As `case` of an entry: the cases whose plan names a policy on small counts. */
export const WITH_POLICY = "with a policy";

/**
 * The entries of `renamed.json`.
 *
 * Throws `RangeError` that names an entry without a reason, without the commit before which it holds, without a file, with an unknown key, or with nothing of `at`, `old`, `new` and `replace`: it would accept whatever comes.
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
    const [reason, before, file] = [textAt("reason"), textAt("before"), textAt("file")];
    if (reason === undefined || reason.trim().split(/\s+/).length < 3)
      throw new RangeError(`${name} must say its reason in a sentence`);
    if (before === undefined || !/^[0-9a-f]{7,40}$/.test(before))
      throw new RangeError(`${name} must name the commit up to which it holds: before`);
    if (file === undefined || file === "") throw new RangeError(`${name} must name a file`);
    if (["at", "old", "new", "replace"].every((key) => entry[key] === undefined))
      throw new RangeError(`${name} must say what differs: at, old, new or replace`);
    const optional = ["case", "kind", "at", "old", "new"].flatMap((key) => {
      const value = textAt(key);
      return value === undefined ? [] : [[key, value]];
    });
    const {replace} = entry;
    if (replace === undefined) return {reason, before, file, ...Object.fromEntries(optional)};
    if (!isRecord(replace) || typeof replace["from"] !== "string" || typeof replace["to"] !== "string")
      throw new RangeError(`${name}: replace must hold from and to`);
    return {reason, before, file, ...Object.fromEntries(optional), replace: {from: replace["from"], to: replace["to"]}};
  });
}

/** The entries that hold for a comparison with a commit, by whether that commit is another one or an ancestor of it. */
export function entriesFor(entries: readonly Renamed[], isUpTo: (commit: string) => boolean): Renamed[] {
  const known = new Map<string, boolean>();
  return entries.filter(({before}) => {
    const holds = known.get(before) ?? isUpTo(before);
    known.set(before, holds);
    return holds;
  });
}

/** Whether an entry accepts a difference of a case. */
export function accepts(
  entry: Renamed,
  {name, policy}: {readonly name: string; readonly policy: boolean},
  found: Difference
): boolean {
  return (
    fits(entry.file, found.file) &&
    (entry.case === WITH_POLICY ? policy : fits(entry.case, name)) &&
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
