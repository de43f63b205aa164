#!/usr/bin/env node
import {runCommandLine} from "./command-line.ts";

// A reader such as head that has seen enough closes the pipe: that is not an error.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit(0);
});

process.exitCode = await runCommandLine(process.argv.slice(2));
