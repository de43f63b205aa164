import {createReadStream, existsSync, readdirSync, statSync} from "node:fs";
import {basename, dirname, extname, join} from "node:path";
import {nearMiss} from "../record/near-miss.ts";
import type {Source} from "../record/source.ts";
import {CallError} from "./call-error.ts";
import {shellWord} from "./next-command.ts";
import type {PlannedPath} from "./plan-file.ts";

/** Endings of spreadsheets that are not read. */
const spreadsheets = new Set([".xls", ".xlsb", ".numbers"]);

/**
 * The files of a call as sources, opened when they are read. A folder is taken as a cBioPortal study.
 *
 * Throws `CallError` for a path that is not there, a spreadsheet of a kind that is not read, or a folder that is no study; it says what to type to `command` instead.
 */
export function sourcesOf(paths: readonly PlannedPath[], command: string): Source[] {
  const instead = (path: string): string => `payloadswap ${command} ${shellWord(path)}`;
  return paths.flatMap(({path, ...said}) => {
    if (!existsSync(path)) throw new CallError(`no file at ${path}; ${nearPath(path, instead)}`);
    if (statSync(path).isDirectory()) return studySources(path, instead);
    const ending = extname(path);
    if (spreadsheets.has(ending.toLowerCase()))
      throw new CallError(
        `${path} is a spreadsheet of a kind that is not read; open it and save as .xlsx, then type: ${instead(`${path.slice(0, -ending.length)}.xlsx`)}`
      );
    return [
      {
        name: said.sheet === undefined ? basename(path) : `${basename(path)} (${said.sheet})`,
        ...said,
        stream: createReadStream(path)
      }
    ];
  });
}

/** A file of the same folder whose name is near, or how to find the path. */
function nearPath(path: string, instead: (path: string) => string): string {
  const folder = dirname(path);
  const meant =
    existsSync(folder) && statSync(folder).isDirectory() ? nearMiss(basename(path), readdirSync(folder)) : null;
  return meant === null
    ? "check the path, relative to the folder you are in"
    : `did you mean ${instead(join(folder, meant))}`;
}

const studyFile = /^data_(timeline_\w+|clinical_patient|clinical_sample)\.txt$/;

function studySources(folder: string, instead: (path: string) => string): Source[] {
  const names = readdirSync(folder)
    .filter((name) => studyFile.test(name))
    .sort();
  if (!names.includes("data_timeline_treatment.txt")) {
    const csv = readdirSync(folder)
      .filter((name) => name.toLowerCase().endsWith(".csv"))
      .sort()[0];
    throw new CallError(
      `${folder} is a folder without data_timeline_treatment.txt; give a CSV file, or the folder of a cBioPortal study${csv === undefined ? "" : `: ${instead(join(folder, csv))}`}`
    );
  }
  return names.map((name) => ({name, role: "study" as const, stream: createReadStream(join(folder, name))}));
}
