import {answerTasks} from "../platform/workers.ts";
import {nullCell} from "./null-picture.ts";
import type {NullAnswer, NullTask} from "./null-picture-threads.ts";

// One cell of the null picture a task; a failure goes back as its message, because errors lose their class between threads.
answerTasks(({base, inputs, replicates, seed, ratio}: NullTask): NullAnswer => {
  try {
    return {cell: nullCell(base, inputs, {replicates, seed, ratio}), error: null};
  } catch (error) {
    return {cell: null, error: error instanceof Error ? error.message : String(error)};
  }
});
