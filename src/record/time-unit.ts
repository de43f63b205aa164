/** Unit in which a column of times is recorded. */
export type TimeUnit = "days" | "weeks" | "months" | "years";
