import {existsSync, readFileSync, writeFileSync} from "node:fs";
import {CallError} from "./call-error.ts";

/** Where pasted cells are kept, so that the plan has a file to name. */
const PASTED = "pasted.tsv";

/**
 * The cells that come in on stdin, as they are pasted from a spreadsheet, kept as a file in the folder; gives its path.
 *
 * Throws `CallError` where nothing came in, or such a file is there already.
 */
export function pastedFile(): string {
  if (existsSync(PASTED))
    throw new CallError(`${PASTED} is there already; move it away, or type: payloadswap init ${PASTED}`);
  if (process.stdin.isTTY)
    process.stderr.write("Paste the cells with their header, then end with Ctrl-D (Windows: Ctrl-Z and Enter).\n");
  const bytes = readFileSync(process.stdin.fd);
  if (bytes.length === 0)
    throw new CallError("no cells came in; copy them in the spreadsheet and pipe them into init -");
  writeFileSync(PASTED, bytes);
  process.stderr.write(`The cells are kept as ${PASTED}, which the plan names.\n`);
  return PASTED;
}
