import {parentPort} from "node:worker_threads";
import {NotEstimable} from "../record/not-estimable.ts";
import {nullCell} from "./null-picture.ts";
import type {NullTask} from "./null-picture-threads.ts";

// One cell of the null picture per message; what the inputs cannot give goes back as its code, because errors lose their class between threads.
parentPort?.on("message", ({index, base, inputs, replicates, seed, ratio}: NullTask) => {
  try {
    parentPort?.postMessage({index, cell: nullCell(base, inputs, {replicates, seed, ratio}), why: null}, []);
  } catch (error) {
    if (!(error instanceof NotEstimable)) throw error;
    parentPort?.postMessage({index, cell: null, why: error.why}, []);
  }
});
