import {hasWorker, startWorker, type TaskWorker} from "../platform/workers.ts";
import {NotEstimable, type Inestimable} from "../record/not-estimable.ts";
import {nullCell, type NullBase, type NullCell, type NullInputs} from "./null-picture.ts";

export interface NullPictureOptions {
  readonly replicates?: number;
  readonly seed?: number;
  readonly ratio?: number;
  /** Worker threads; 0 = none. Cells have seeds of their own, so the picture does not depend on this. */
  readonly threads?: number;
  /** Called after each cell, for a progress bar. */
  readonly onCell?: (done: number, all: number) => void;
}

/** What a thread gets for one cell, and the place of the cell in the picture. */
export interface NullTask {
  readonly index: number;
  readonly base: NullBase;
  readonly inputs: NullInputs;
  readonly replicates: number;
  readonly seed: number;
  readonly ratio: number;
}

/** What a thread gives back: the cell, or why the inputs cannot give it. */
export type NullAnswer =
  | {readonly cell: NullCell; readonly why: null}
  | {readonly cell: null; readonly why: Inestimable};

/**
 * The null picture over a grid of inputs, one cell each, in the order of the grid; on worker threads where asked for.
 *
 * The same seed gives the same picture on any number of threads. From sources that were not built threads are not used. Throws as `nullCell`, and `RangeError` for a number of threads that is not whole or below 0.
 *
 * @example
 * const base = {time: [2, 6, 20], distribution: [0.2, 0.6, 1], window: [10, 24], windowProbability: [0.5, 0.5], gap: [1], n: 20};
 * const inputs = {tail: {share: 0, median: 6}, attrition: {kind: "independent", share: 0.2}, frailtyVariance: 0, lineEffect: 1};
 * (await nullPicture(base, [inputs], {replicates: 10, threads: 0})).length // 1
 */
export async function nullPicture(
  base: NullBase,
  grid: readonly NullInputs[],
  {replicates = 1000, seed = 20260101, ratio = 1.33, threads = 0, onCell = () => {}}: NullPictureOptions = {}
): Promise<NullCell[]> {
  if (!(Number.isInteger(threads) && threads >= 0))
    throw new RangeError(`threads must be a whole number ≥ 0, got ${threads}`);
  const tasks = grid.map((inputs, index): NullTask => ({
    index,
    base,
    inputs,
    replicates,
    seed: (seed + index) % 2 ** 32,
    ratio
  }));
  if (threads === 0 || !hasWorker("null-picture"))
    return tasks.map((task, done) => {
      const cell = nullCell(base, task.inputs, task);
      onCell(done + 1, tasks.length);
      return cell;
    });
  return onThreads(tasks, Math.min(threads, tasks.length), onCell);
}

/** Hands out tasks one by one; the first failure stops all threads. */
async function onThreads(
  tasks: readonly NullTask[],
  count: number,
  onCell: (done: number, all: number) => void
): Promise<NullCell[]> {
  const cells: NullCell[] = [];
  let next = 0;
  let done = 0;
  const workers: TaskWorker<NullTask, NullAnswer>[] = [];
  const run = async (): Promise<void> => {
    const worker = startWorker<NullTask, NullAnswer>("null-picture");
    workers.push(worker);
    for (let task = tasks[next++]; task !== undefined; task = tasks[next++]) {
      const {cell, why} = await worker.ask(task);
      if (cell === null) throw new NotEstimable(why);
      cells[task.index] = cell;
      done += 1;
      onCell(done, tasks.length);
    }
  };
  try {
    await Promise.all(Array.from({length: count}, run));
    return cells;
  } finally {
    await Promise.all(workers.map((worker) => worker.stop()));
  }
}
