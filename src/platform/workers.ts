import {existsSync} from "node:fs";
import {parentPort, Worker} from "node:worker_threads";

/** Programs that run beside the main thread, by name, and where the build puts them; each calls `answerTasks`. */
const programs = {"null-picture": "../paired/null-picture-worker.js"} as const;

export type WorkerName = keyof typeof programs;

/** A program beside the main thread that answers one task after the other. */
export interface TaskWorker<Task, Answer> {
  /** Gives the next task, which is copied, not shared; only after the last one was answered. Rejects when the program fails or ends. */
  ask(task: Task): Promise<Answer>;
  /** Ends the program, whatever it is doing. */
  stop(): Promise<void>;
}

const placeOf = (name: WorkerName): URL => new URL(programs[name], import.meta.url);

/**
 * Whether a program can be started: not from sources that were not built.
 *
 * @example
 * typeof hasWorker("null-picture") // "boolean"
 */
export function hasWorker(name: WorkerName): boolean {
  return existsSync(placeOf(name));
}

/**
 * Starts a program by its name. What tasks it takes and how it answers stands in its file; the caller names both types.
 *
 * @example
 * hasWorker("null-picture") ? typeof startWorker("null-picture").ask : "function" // "function"
 */
export function startWorker<Task, Answer>(name: WorkerName): TaskWorker<Task, Answer> {
  const worker = new Worker(placeOf(name));
  let waiting: {readonly resolve: (answer: Answer) => void; readonly reject: (failure: Error) => void} | null = null;
  let failure: Error | null = null;
  const fail = (reason: Error): void => {
    failure ??= reason;
    waiting?.reject(failure);
    waiting = null;
  };
  worker.on("message", (answer: Answer) => {
    waiting?.resolve(answer);
    waiting = null;
  });
  worker.on("error", fail);
  worker.on("exit", (status) => fail(new Error(`the program ${name} ended with status ${status}`)));
  return {
    ask: (task) =>
      new Promise((resolve, reject) => {
        if (failure !== null) throw failure;
        waiting = {resolve, reject};
        worker.postMessage(task, []);
      }),
    async stop() {
      await worker.terminate();
    }
  };
}

/**
 * The other end, called by the program itself: each task that comes is answered with what the function gives for it.
 * An error that the function throws ends the program. Does nothing in the main thread.
 */
export function answerTasks(answer: (task: never) => unknown): void {
  // Between threads a task has no type: that it is the program's own was declared where it was started.
  parentPort?.on("message", (task: unknown) => parentPort?.postMessage(answer(task as never), []));
}
