/** A file as the caller has it: nothing here opens files. */
export interface Source {
  /** Name shown in messages, e.g. `cohort.csv`. */
  readonly name: string;
  readonly role?: SourceRole;
  /** One of the three. */
  readonly text?: string;
  readonly bytes?: Uint8Array;
  readonly stream?: AsyncIterable<Uint8Array | string>;
}

export type SourceRole = "lines" | "patients" | "assessments" | "adverse_events" | "wide" | "follow-up" | "study";
