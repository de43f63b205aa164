import {answerTasks} from "../platform/workers.ts";
import {NotEstimable} from "../record/not-estimable.ts";
import {nullCell} from "./null-picture.ts";
import type {NullAnswer, NullTask} from "./null-picture-threads.ts";

// One cell of the null picture a task; what the inputs cannot give goes back as its code, because errors lose their class between threads.
answerTasks(({base, inputs, replicates, seed, ratio}: NullTask): NullAnswer => {
  try {
    return {cell: nullCell(base, inputs, {replicates, seed, ratio}), why: null};
  } catch (error) {
    if (!(error instanceof NotEstimable)) throw error;
    return {cell: null, why: error.why};
  }
});
