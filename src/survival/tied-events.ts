/** How tied event times enter the partial likelihood where its risk sets are sums: Breslow 1974, Efron 1977. */
export type SummedTies = "efron" | "breslow";

/**
 * Sums over the d events of one time; the k-th denominator is D = risk − f · eventRisk with f = k/d for Efron and 0 for Breslow.
 * One object is reused.
 */
export interface TiedSums {
  /** Σ log D */
  logs: number;
  /** Σ 1/D, Σ f/D */
  inverse: number;
  inverseF: number;
  /** Σ 1/D², Σ f/D², Σ f²/D² */
  square: number;
  squareF: number;
  squareFF: number;
}

export function emptyTiedSums(): TiedSums {
  return {logs: 0, inverse: 0, inverseF: 0, square: 0, squareF: 0, squareFF: 0};
}

/** From this many tied events on, sums over them are taken in closed form but for the last few. */
const MANY = 512;

/** Terms at the end that are summed one by one, where denominators may come near to 0 of a step. */
const ONE_BY_ONE = 48;

/** Fills `sums` for one time with d events. Source: Efron 1977, JASA 72:557–65; Therneau & Grambsch 2000, §3.3. */
export function sumTiedEvents(sums: TiedSums, ties: SummedTies, d: number, risk: number, eventRisk: number): void {
  if (ties === "breslow" || d === 1) {
    sums.logs = d * Math.log(risk);
    sums.inverse = d / risk;
    sums.square = d / (risk * risk);
    sums.inverseF = sums.squareF = sums.squareFF = 0;
  } else if (d < MANY) sumOneByOne(sums, d, risk, eventRisk);
  else sumMany(sums, d, risk, eventRisk);
}

function sumOneByOne(sums: TiedSums, d: number, risk: number, eventRisk: number): void {
  let logs = 0,
    inverse = 0,
    inverseF = 0,
    square = 0,
    squareF = 0,
    squareFF = 0;
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
    const two = one * one;
    square += two;
    squareF += f * two;
    squareFF += f * f * two;
  }
  sums.logs = logs + Math.log(product);
  sums.inverse = inverse;
  sums.inverseF = inverseF;
  sums.square = square;
  sums.squareF = squareF;
  sums.squareFF = squareFF;
}

/**
 * The same sums of many terms. With a = d · risk / eventRisk the k-th denominator is (eventRisk / d) · (a − k), so that all follow from Σ log(a − k), Σ 1/(a − k) and Σ 1/(a − k)²:
 * Euler and Maclaurin's formula over the first terms, for a − k ≥ 48, and the last ones added as they are. Exact to rounding.
 */
function sumMany(sums: TiedSums, d: number, risk: number, eventRisk: number): void {
  const step = eventRisk / d;
  const a = risk / step;
  const width = d - ONE_BY_ONE - 1;
  const low = a - width;
  // Integrals over y = a − k from low to a, without differences of large numbers; half the terms at both ends; corrections.
  const ratio = -Math.log1p(-width / a);
  let logs = width * Math.log(a) + low * ratio - width + (Math.log(low) + Math.log(a)) / 2 + logEdge(a) - logEdge(low);
  let ones = ratio + (1 / low + 1 / a) / 2 + oneEdge(a) - oneEdge(low);
  let squares = width / (low * a) + (1 / (low * low) + 1 / (a * a)) / 2 + squareEdge(a) - squareEdge(low);
  for (let k = width + 1; k < d; k++) {
    const y = a - k;
    logs += Math.log(y);
    ones += 1 / y;
    squares += 1 / (y * y);
  }
  sums.logs = logs + d * Math.log(step);
  sums.inverse = ones / step;
  sums.inverseF = (a * ones - d) / (d * step);
  sums.square = squares / (step * step);
  sums.squareF = (a * squares - ones) / (d * step * step);
  sums.squareFF = (a * (a * squares - 2 * ones) + d) / (d * d * step * step);
}

/** Corrections of Euler and Maclaurin's formula at one end, for log y, 1/y and 1/y². */
function logEdge(y: number): number {
  const u = 1 / (y * y);
  return (1 / 12 - u * (1 / 360 - u * (1 / 1260 - u / 1680))) / y;
}

function oneEdge(y: number): number {
  const u = 1 / (y * y);
  return -u * (1 / 12 - u * (1 / 120 - u * (1 / 252 - u / 240)));
}

function squareEdge(y: number): number {
  const u = 1 / (y * y);
  return (-u * (1 / 6 - u * (1 / 30 - u * (1 / 42 - u / 30)))) / y;
}
