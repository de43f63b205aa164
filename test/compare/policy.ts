import {existsSync, readFileSync} from "node:fs";
import {join} from "node:path";

/** Whether an answer was given under a policy on small counts: the plan that stands in its results names one. */
export function hasPolicy(answer: string): boolean {
  const path = join(answer, "out/results.json");
  if (!existsSync(path)) return false;
  return policyOf(JSON.parse(readFileSync(path, "utf8"))) !== "none";
}

function policyOf(result: unknown): string {
  const named = ["plan", "report", "disclosure", "policy"].reduce<unknown>(
    (found, key) =>
      typeof found === "object" && found !== null
        ? Object.entries(found).find(([name]) => name === key)?.[1]
        : undefined,
    result
  );
  return typeof named === "string" ? named : "none";
}
