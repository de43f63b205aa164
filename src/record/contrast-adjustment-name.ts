/** What a contrast of PFS(ADC2) is adjusted for: the standing on ADC1 with or without calendar time and the gap, PFS(ADC1) itself, or nothing. */
export type ContrastAdjustmentName = "standing-and-calendar" | "standing" | "pfs1" | "none" | "gap";
