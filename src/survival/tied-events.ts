/** How tied event times enter the partial likelihood where its risk sets are sums: Breslow 1974, Efron 1977. */
export type SummedTies = "efron" | "breslow";

/**
 * Sums over the d events of one time; the k-th denominator is D = risk − f · eventRisk with f = k/d for Efron and 0 for Breslow.
 * One object is reused.
 */
export interface TiedSums {
  /** Σ log D */
  logs: number;
  /** Σ 1/D, Σ f/D, Σ f²/D */
  inverse: number;
  inverseF: number;
  inverseFF: number;
  /** Σ 1/D², Σ f/D², Σ f²/D² */
  square: number;
  squareF: number;
  squareFF: number;
  /** Σ f³/D² */
  squareFFF: number;
}

export function emptyTiedSums(): TiedSums {
  return {logs: 0, inverse: 0, inverseF: 0, inverseFF: 0, square: 0, squareF: 0, squareFF: 0, squareFFF: 0};
}

/** Fills `sums` for one time with d events. Source: Efron 1977, JASA 72:557–65; Therneau & Grambsch 2000, §3.3. */
export function sumTiedEvents(sums: TiedSums, ties: SummedTies, d: number, risk: number, eventRisk: number): void {
  if (ties === "breslow" || d === 1) {
    sums.logs = d * Math.log(risk);
    sums.inverse = d / risk;
    sums.square = d / (risk * risk);
    sums.inverseF = sums.inverseFF = sums.squareF = sums.squareFF = sums.squareFFF = 0;
    return;
  }
  let logs = 0,
    inverse = 0,
    inverseF = 0,
    inverseFF = 0,
    square = 0,
    squareF = 0,
    squareFF = 0,
    squareFFF = 0;
  let product = 1;
  for (let k = 0; k < d; k++) {
    const f = k / d;
    const denominator = risk - f * eventRisk;
    const one = 1 / denominator;
    // Logarithms are taken of products that stay far from overflow: one call serves many ties.
    const longer = product * denominator;
    if (longer > 1e-200 && longer < 1e200) product = longer;
    else {
      logs += Math.log(product) + Math.log(denominator);
      product = 1;
    }
    inverse += one;
    inverseF += f * one;
    inverseFF += f * f * one;
    const two = one * one;
    square += two;
    squareF += f * two;
    squareFF += f * f * two;
    squareFFF += f * f * f * two;
  }
  sums.logs = logs + Math.log(product);
  sums.inverse = inverse;
  sums.inverseF = inverseF;
  sums.inverseFF = inverseFF;
  sums.square = square;
  sums.squareF = squareF;
  sums.squareFF = squareFF;
  sums.squareFFF = squareFFF;
}
