import {createReadStream, existsSync, readdirSync, statSync} from "node:fs";
import {basename, extname, join} from "node:path";
import type {Source, SourceRole} from "../record/source.ts";
import {CallError} from "./call-error.ts";

/** Endings of spreadsheets, which are not text. */
const spreadsheets = new Set([".xlsx", ".xls", ".xlsm", ".ods", ".numbers"]);

/**
 * The files of a call as sources, opened when they are read. A folder is taken as a cBioPortal study.
 *
 * Throws `CallError` for a path that is not there, a spreadsheet, or a folder that is no study.
 */
export function sourcesOf(paths: readonly {readonly path: string; readonly role?: SourceRole}[]): Source[] {
  return paths.flatMap(({path, role}) => {
    if (!existsSync(path)) throw new CallError(`no file at ${path}; check the path, relative to the folder you are in`);
    if (statSync(path).isDirectory()) return studySources(path);
    if (spreadsheets.has(extname(path).toLowerCase())) throw new CallError(`${path} is a spreadsheet; open it and save as CSV UTF-8, then give that file`);
    return [{name: basename(path), ...(role === undefined ? {} : {role}), stream: createReadStream(path)}];
  });
}

const studyFile = /^data_(timeline_\w+|clinical_patient|clinical_sample)\.txt$/;

function studySources(folder: string): Source[] {
  const names = readdirSync(folder).filter((name) => studyFile.test(name)).sort();
  if (!names.includes("data_timeline_treatment.txt"))
    throw new CallError(`${folder} is a folder without data_timeline_treatment.txt; give a CSV file, or the folder of a cBioPortal study`);
  return names.map((name) => ({name, role: "study" as const, stream: createReadStream(join(folder, name))}));
}
