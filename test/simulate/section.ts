import {readFileSync, writeFileSync} from "node:fs";

/** Puts `text` between the lines `<!-- name -->` and `<!-- /name -->` of a Markdown file; throws when they are not there. */
export function writeSection(file: string, name: string, text: string): void {
  const whole = readFileSync(file, "utf8");
  const begin = whole.indexOf(`<!-- ${name} -->`);
  const end = whole.indexOf(`<!-- /${name} -->`);
  if (begin < 0 || end < begin)
    throw new RangeError(`${file} must have the lines <!-- ${name} --> and <!-- /${name} -->, got neither or one`);
  writeFileSync(file, `${whole.slice(0, begin)}<!-- ${name} -->\n${text}\n${whole.slice(end)}`);
}
