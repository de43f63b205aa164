/** How many patients went from one ADC (or class) to another. */
export interface TransitionCount {
  readonly from: string;
  readonly to: string;
  readonly n: number;
}
