import {parentPort} from "node:worker_threads";
import {nullCell} from "./null-picture.ts";
import type {NullTask} from "./null-picture-threads.ts";

// One cell of the null picture per message; a failure goes back as its message, because errors lose their class between threads.
parentPort?.on("message", ({index, base, inputs, replicates, seed, ratio}: NullTask) => {
  try {
    parentPort?.postMessage({index, cell: nullCell(base, inputs, {replicates, seed, ratio}), error: null}, []);
  } catch (error) {
    parentPort?.postMessage({index, cell: null, error: error instanceof Error ? error.message : String(error)}, []);
  }
});
