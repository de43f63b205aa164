import {readFileSync} from "node:fs";
import type {Software} from "../report/methods.ts";

/** Libraries whose work is in the numbers and figures, as methods and manifest name them. */
const named = ["arquero", "csv-parse", "simple-statistics", "vega", "vega-lite", "@resvg/resvg-js"];

/** This program and the exact versions of what it stands on, from its own package.json. */
export function software(): Software {
  const {name, version, dependencies} = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as {
    name: string; version: string; dependencies: Record<string, string>;
  };
  return {name, version, packages: Object.fromEntries(named.map((library) => [library, dependencies[library] ?? "not declared"]))};
}
