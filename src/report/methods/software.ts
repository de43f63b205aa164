import {packageManifest} from "../../platform/package-manifest.ts";

/** The program that made a result, for methods and manifest. */
export interface Software {
  readonly name: string;
  readonly version: string;
  /** Package: version, of the libraries whose work is in the numbers and figures. */
  readonly packages: Readonly<Record<string, string>>;
}

/** Libraries whose work is in the numbers and figures, as methods and manifest name them. */
const named = ["arquero", "csv-parse", "simple-statistics", "vega", "vega-lite", "@resvg/resvg-js"];

/** This program and the exact versions of what it stands on, from its own package.json. */
export function software(): Software {
  const {name, version, dependencies} = packageManifest();
  return {
    name,
    version,
    packages: Object.fromEntries(named.map((library) => [library, dependencies[library] ?? "not declared"]))
  };
}

/** The software and its packages with their versions. */
export function softwareLine({name, version, packages}: Software): string {
  return `${name} ${version}; ${Object.entries(packages)
    .map(([name, version]) => `${name} ${version}`)
    .join(", ")}`;
}
