import {execFileSync, spawnSync} from "node:child_process";
import {existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {folderHash} from "./case.ts";
import type {Side} from "./runs.ts";

/** The commit that a name means. Throws `RangeError` where there is none. */
export function commitOf(root: string, name: string): string {
  try {
    return execFileSync("git", ["rev-parse", "--verify", "--quiet", `${name}^{commit}`], {
      cwd: root,
      encoding: "utf8"
    }).trim();
  } catch (error) {
    throw new RangeError(`REF must be a commit of this repository, got ${name}`, {cause: error});
  }
}

/** Whether a commit is another one or an ancestor of it. */
export function isUpTo(root: string, commit: string, other: string): boolean {
  const {status} = spawnSync("git", ["merge-base", "--is-ancestor", commit, other], {cwd: root, stdio: "ignore"});
  if (status === 0 || status === 1) return status === 0;
  throw new RangeError(`git cannot tell whether ${commit} is an ancestor of ${other}`);
}

/** The build of a commit, made once in a git worktree below `kept` with the packages of this checkout. */
export function builtCommit(root: string, kept: string, commit: string): Side {
  const tree = join(kept, "builds", commit);
  const built = join(tree, ".built");
  if (!existsSync(built)) {
    const git = (...args: string[]): void =>
      void execFileSync("git", args, {cwd: root, stdio: ["ignore", "ignore", "inherit"]});
    rmSync(tree, {recursive: true, force: true});
    git("worktree", "prune");
    mkdirSync(join(kept, "builds"), {recursive: true});
    git("worktree", "add", "--detach", "--force", tree, commit);
    symlinkSync(join(root, "node_modules"), join(tree, "node_modules"));
    execFileSync("npm", ["run", "build"], {cwd: tree, stdio: ["ignore", "ignore", "inherit"]});
    writeFileSync(built, "");
  }
  return sideOf(tree, kept, commit);
}

/** The build that stands in this checkout; answers of earlier builds of it are thrown away. */
export function presentBuild(root: string, kept: string): Side {
  const name = `present-${folderHash(join(root, "dist"))}`;
  mkdirSync(join(kept, "answers"), {recursive: true});
  for (const other of readdirSync(join(kept, "answers")))
    if (other.startsWith("present-") && other !== name)
      rmSync(join(kept, "answers", other), {recursive: true, force: true});
  return sideOf(root, kept, name);
}

function sideOf(tree: string, kept: string, name: string): Side {
  const outputs = join(kept, "answers", name);
  mkdirSync(outputs, {recursive: true});
  return {main: join(tree, "dist/cli/main.js"), outputs};
}

/** The checkout that this program was compiled in. */
export function checkoutRoot(start: string): string {
  for (let folder = start; ; folder = join(folder, "..")) {
    const file = join(folder, "package.json");
    if (existsSync(file) && readFileSync(file, "utf8").includes('"name": "payloadswap"')) return folder;
    if (folder === join(folder, "..")) throw new RangeError(`no checkout of payloadswap above ${start}`);
  }
}
