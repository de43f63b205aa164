import {spawnSync} from "node:child_process";
import {expect, it} from "vitest";
import {root} from "./cli/payloadswap.ts";
import {textOf} from "./markdown-page.ts";

const MOST_COMMITS = 20;

const git = (...args: string[]): string | null => {
  const {status, stdout} = spawnSync("git", args, {cwd: root, encoding: "utf8"});
  return status === 0 ? stdout.trim() : null;
};

const shallow = git("rev-parse", "--is-shallow-repository");
const noHistory =
  shallow === null ? "no git history here" : shallow === "true" ? "a shallow clone has no history to count in" : null;
const commit = /^\| \d{4}-\d{2}-\d{2} \| `([0-9a-f]{7,40})` \|/m.exec(textOf("test/RECORD.md"))?.[1] ?? "";

it.skipIf(noHistory !== null)(
  `the last full run is at most ${MOST_COMMITS} commits old${noHistory === null ? "" : ` (skipped: ${noHistory})`}`,
  () => {
    const since = git("rev-list", "--count", `${commit}..HEAD`);
    const how = "run .ci/full and put the row that it prints into test/RECORD.md";
    expect(commit).not.toBe("");
    expect(since, `test/RECORD.md names no commit of this history: "${commit}"; ${how}`).not.toBeNull();
    expect(Number(since), `the last full run was ${since} commits ago, at ${commit}: ${how}`).toBeLessThanOrEqual(
      MOST_COMMITS
    );
  }
);
