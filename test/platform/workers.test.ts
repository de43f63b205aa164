import {existsSync} from "node:fs";
import {fileURLToPath, pathToFileURL} from "node:url";
import {describe, expect, it} from "vitest";
import * as workers from "../../src/platform/workers.ts";
import {nullCell, nullGrid} from "../../src/paired/null-picture.ts";
import type {NullAnswer, NullTask} from "../../src/paired/null-picture-threads.ts";

const [inputs] = nullGrid({
  tail: [{share: 0, median: 6}],
  attrition: [{kind: "independent", share: 0.2}],
  frailtyVariance: [0],
  lineEffect: [1]
});
if (inputs === undefined) throw new Error("the grid has one cell");
const base = {
  time: [2, 6, 20],
  distribution: [0.2, 0.6, 1],
  window: [10, 24],
  windowProbability: [0.5, 0.5],
  gap: [1],
  n: 20
};
const task: NullTask = {index: 0, base, inputs, replicates: 10, seed: 1, ratio: 1.33};

it("from sources that were not built no program is started", () => {
  expect(workers.hasWorker("null-picture")).toBe(false);
});

const built = fileURLToPath(new URL("../../dist/platform/workers.js", import.meta.url));
describe.runIf(existsSync(built))("the programs of the built package", async () => {
  const {hasWorker, startWorker} = (await import(pathToFileURL(built).href)) as typeof workers;

  it("the null picture is there under its name and answers each task with its own cell", async () => {
    expect(hasWorker("null-picture")).toBe(true);
    const worker = startWorker<NullTask, NullAnswer>("null-picture");
    try {
      for (const seed of [1, 2])
        expect(await worker.ask({...task, seed})).toEqual({cell: nullCell(base, inputs, {...task, seed}), why: null});
    } finally {
      await worker.stop();
    }
  });

  it("inputs that the data cannot carry are answered with the code", async () => {
    const worker = startWorker<NullTask, NullAnswer>("null-picture");
    const nobody = {...inputs, attrition: {kind: "independent" as const, share: 0.999999}};
    expect((await worker.ask({...task, inputs: nobody})).why).toEqual({code: "adc2-out-of-reach"});
    await worker.stop();
  });

  it.each<[string, NullTask | null, RegExp]>([
    ["is a wrong call", {...task, inputs: {...inputs, lineEffect: 0}}, /lineEffect must be > 0/],
    ["cannot be read", null, /null/]
  ])("a task that %s ends the program, and the next is refused", async (_, wrong, message) => {
    const worker = startWorker<NullTask | null, NullAnswer>("null-picture");
    await expect(worker.ask(wrong)).rejects.toThrow(message);
    await expect(worker.ask(task)).rejects.toThrow(message);
    await worker.stop();
  });

  it("a task that waits when the program is stopped fails", async () => {
    const worker = startWorker<NullTask, NullAnswer>("null-picture");
    const waiting = worker.ask({...task, replicates: 1_000_000});
    const refused = expect(waiting).rejects.toThrow("the program null-picture ended");
    await worker.stop();
    await refused;
  });
});
