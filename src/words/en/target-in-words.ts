/** Of whom a weighted estimate speaks. */
export const targetInWords: Readonly<Record<"ATE" | "ATT" | "overlap", string>> = {
  ATE: "all who are compared (ATE)",
  ATT: "patients like those of the group that is set against the reference (ATT)",
  overlap: "patients who could have been in either group (overlap)"
};
