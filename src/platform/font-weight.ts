/** Weights of the figure font that ship with the package. */
export type FontWeight = "regular" | "semibold" | "italic";
