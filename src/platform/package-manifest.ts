import {readFileSync} from "node:fs";

/** What the package says of itself in its package.json, as far as it is asked. */
export interface PackageManifest {
  readonly name: string;
  readonly version: string;
  /** Package: exact version. */
  readonly dependencies: Readonly<Record<string, string>>;
}

/**
 * The package.json of this package.
 *
 * @example
 * packageManifest().name // "payloadswap"
 */
export function packageManifest(): PackageManifest {
  return JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as PackageManifest;
}
