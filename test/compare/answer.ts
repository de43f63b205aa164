/** What the terminal saw of one call. */
export interface Answer {
  readonly status: string;
  readonly stdout: string;
  readonly stderr: string;
}

/** Lines on stderr that depend on the clock or on where a build stands: progress after the first second, and the stack of a defect. */
const passing = /^(?:reading .+: \d+ rows|[\w -]+: \d+ of \d+|\s+at .*|\(node:\d+\).*|\(Use `node .*)$/;

/** The files in which an answer is kept. */
export function runFiles({status, stdout, stderr}: Answer): Readonly<Record<string, string>> {
  return {
    "status": `${status}\n`,
    "stdout.txt": stdout,
    "stderr.txt": stderr
      .split("\n")
      .filter((line) => !passing.test(line))
      .join("\n")
  };
}
