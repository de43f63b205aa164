/** How many records, or patients, of a group have no readable time or outcome. */
export interface GroupLoss {
  /** Null for all records. */
  readonly group: string | null;
  readonly lost: number;
  readonly n: number;
}
