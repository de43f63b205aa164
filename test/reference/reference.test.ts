import {existsSync, readdirSync, readFileSync} from "node:fs";
import {fileURLToPath} from "node:url";
import {describe, expect, it} from "vitest";

const here = fileURLToPath(new URL(".", import.meta.url));
const sets = readdirSync(here, {withFileTypes: true})
  .filter((entry) => entry.isDirectory())
  .map(({name}) => name);
const readme = readFileSync(`${here}README.md`, "utf8");

describe("each reference set can be rebuilt and has its source and licence in the README", () => {
  it.each(sets)("%s", (name) => {
    expect(existsSync(`${here}${name}/make.R`)).toBe(true);
    expect(existsSync(`${here}${name}/expected.json`)).toBe(true);
    expect(readme.split("\n").filter((line) => line.startsWith("|") && line.includes(`\`${name}\``))).toHaveLength(1);
  });
});
