import {spawn} from "node:child_process";
import {existsSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {runFiles, type Answer} from "./answer.ts";
import type {Case} from "./case.ts";

/** A build that answers cases: its `dist/cli/main.js`, and the folder in which its answers are kept. */
export interface Side {
  readonly main: string;
  readonly outputs: string;
}

/** Small cases that share a process. */
const CHUNK = 20;
/** Processes at a time. */
const PROCESSES = 2;
/** No case takes so long, in milliseconds. */
const LONGEST = 600_000;

const manyCalls = fileURLToPath(new URL("many-calls.js", import.meta.url));
const environment = {...process.env, TZ: "America/St_Johns", NO_COLOR: "1"};

/** Folder of what a build wrote for a case. */
export const answerFolder = ({outputs}: Side, {key}: Case): string => join(outputs, key);

/** Lets a build answer the cases it has not answered yet, two processes at a time; `onDone` is told of each. */
export async function answerAll(
  sides: readonly Side[],
  cases: readonly Case[],
  onDone: (done: number, all: number) => void = () => undefined
): Promise<void> {
  const open = sides.flatMap((side) =>
    cases.filter((one) => !existsSync(answerFolder(side, one))).map((one) => ({side, one}))
  );
  const alone = open
    .filter(({one}) => one.alone)
    .map(
      ({side, one}) =>
        () =>
          answerOne(side, one)
    );
  const shared = sides.flatMap((side) => {
    const own = open.filter((job) => job.side === side && !job.one.alone).map(({one}) => one);
    return Array.from({length: Math.ceil(own.length / CHUNK)}, (_, chunk) => ({
      chunk,
      answer: () => answerMany(side, own.slice(chunk * CHUNK, (chunk + 1) * CHUNK))
    }));
  });
  // Both builds go on side by side, so that a run that is broken off leaves answers that can be compared.
  const jobs = [...alone, ...shared.toSorted((a, b) => a.chunk - b.chunk).map(({answer}) => answer)];
  let done = 0;
  const work = async (): Promise<void> => {
    for (let job = jobs.shift(); job !== undefined; job = jobs.shift()) {
      const answered = await job();
      done += answered;
      onDone(done, open.length);
    }
  };
  await Promise.all(Array.from({length: PROCESSES}, work));
}

/** An empty folder in which a case is answered, with its input as `in`; it gets its place when the answer is whole. */
function readied(side: Side, one: Case): string {
  const folder = `${answerFolder(side, one)}.part`;
  rmSync(folder, {recursive: true, force: true});
  mkdirSync(folder, {recursive: true});
  symlinkSync(one.inputs, join(folder, "in"));
  return folder;
}

function keep(side: Side, one: Case, folder: string): void {
  rmSync(join(folder, "in"));
  renameSync(folder, answerFolder(side, one));
}

async function answerOne(side: Side, one: Case): Promise<number> {
  const folder = readied(side, one);
  const answer = await called([side.main, ...one.args], folder);
  // A process that was ended from outside said nothing of the build.
  if (!/^\d+$/.test(answer.status)) throw new Error(`${one.name} was ended by ${answer.status}`);
  for (const [name, text] of Object.entries(runFiles(answer))) writeFileSync(join(folder, name), text);
  keep(side, one, folder);
  return 1;
}

async function answerMany(side: Side, cases: readonly Case[]): Promise<number> {
  const folders = cases.map((one) => readied(side, one));
  const calls = join(side.outputs, `${cases[0].key}.calls.json`);
  writeFileSync(calls, JSON.stringify(cases.map(({args}, index) => ({folder: folders[index], args}))));
  await called([manyCalls, side.main, calls], side.outputs);
  rmSync(calls);
  for (const [index, one] of cases.entries()) {
    // A call that ended the whole process left its successors unanswered: each gets a process to itself.
    if (existsSync(join(folders[index], "status"))) keep(side, one, folders[index]);
    else await answerOne(side, one);
  }
  return cases.length;
}

function called(args: readonly string[], folder: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: folder,
      env: environment,
      stdio: ["ignore", "pipe", "pipe"],
      timeout: LONGEST
    });
    const said = {stdout: "", stderr: ""};
    child.stdout.setEncoding("utf8").on("data", (text: string) => (said.stdout += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (said.stderr += text));
    child.on("error", reject);
    child.on("close", (status, signal) => resolve({...said, status: String(status ?? signal)}));
  });
}
