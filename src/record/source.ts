import type {RepairsSpec} from "./plan-repairs.ts";

/** A file as the caller has it: nothing here opens files. */
export interface Source {
  /** Name shown in messages, e.g. `cohort.csv`. */
  readonly name: string;
  readonly role?: SourceRole;
  /** Sheet of a spreadsheet by its name; not needed where one alone holds something. */
  readonly sheet?: string;
  /** What is put right before it is read; in place of what the plan says of all files. */
  readonly repairs?: RepairsSpec;
  /** One of the three. */
  readonly text?: string;
  readonly bytes?: Uint8Array;
  readonly stream?: AsyncIterable<Uint8Array | string>;
}

/** `drugs`: a row is a record of a drug, of which lines are made; `events`: days of progression, death and last contact, any number of rows a patient. */
export type SourceRole =
  | "lines"
  | "drugs"
  | "patients"
  | "events"
  | "assessments"
  | "adverse_events"
  | "wide"
  | "follow-up"
  | "study";
