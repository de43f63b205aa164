/** A limit of days by which something recorded counts for an ADC. */
export interface RecordWindow {
  /** Days from the day that is asked about; below zero before it. Both limits count. */
  readonly from: number;
  readonly to: number;
  readonly why: string;
}

/**
 * The windows of the columns that are made of a record, each with its reason. They are conventions, not facts; another window is another column.
 *
 * @example
 * [recordWindows.ecogAtStart.from, recordWindows.ecogAtStart.to] // [-45, 7]
 */
export const recordWindows = {
  ecogAtStart: {
    from: -45,
    to: 7,
    why: "days from the start of the ADC: two visits three weeks apart that were missed before it, and the visit of the first week, in which the status of the first dose is often written down; an older value describes another state"
  },
  her2Biopsy: {
    from: -Infinity,
    to: 0,
    why: "days from the start of ADC2: a biopsy after it cannot have led to it; how old the one before it is stands in the column"
  },
  brainImaging: {
    from: -Infinity,
    to: 0,
    why: "days from the start of ADC2: imaging after it tells nothing of the disease before it; how old the last one is stands in the column beside it"
  },
  toxicityAfterLastDose: {
    from: 0,
    to: 30,
    why: "days after the last dose in which an event without a line counts to the drug: the usual window of adverse events that emerge on treatment"
  }
} as const satisfies Readonly<Record<string, RecordWindow>>;

/** Whether a number of days lies within a window, its limits included. */
export const isWithin = (days: number, {from, to}: RecordWindow): boolean => days >= from && days <= to;
