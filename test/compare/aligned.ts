/** A pair of places that belong together; null on a side where nothing does. */
export type Aligned = readonly [before: number | null, after: number | null];

/** Beyond this the table of common subsequences would be too large, and places are paired by their order. */
const MOST_CELLS = 9_000_000;

/**
 * Places of two lists that belong together: those of equal keys in the longest common order, and what lies between two such in pairs as far as they go.
 * Where the keys are `identities`, what has no equal stands alone.
 */
export function aligned(
  before: readonly string[],
  after: readonly string[],
  {identities = false}: {readonly identities?: boolean} = {}
): Aligned[] {
  const [n, m] = [before.length, after.length];
  const between = identities ? alone : paired;
  if ((n === m && !identities) || n * m > MOST_CELLS) return paired(0, n, 0, m);
  let head = 0;
  while (head < n && head < m && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < n - head && tail < m - head && before[n - 1 - tail] === after[m - 1 - tail]) tail += 1;
  const [rows, columns] = [n - head - tail, m - head - tail];
  // length[i][j]: longest common order of what begins at i and j.
  const length = Array.from({length: rows + 1}, () => new Uint32Array(columns + 1));
  for (let i = rows - 1; i >= 0; i -= 1)
    for (let j = columns - 1; j >= 0; j -= 1)
      length[i][j] =
        before[head + i] === after[head + j] ? length[i + 1][j + 1] + 1 : Math.max(length[i + 1][j], length[i][j + 1]);
  const pairs: Aligned[] = paired(0, head, 0, head);
  let [i, j, fromI, fromJ] = [0, 0, 0, 0];
  while (i < rows && j < columns) {
    if (before[head + i] === after[head + j]) {
      pairs.push(...between(head + fromI, head + i, head + fromJ, head + j), [head + i, head + j]);
      i += 1;
      j += 1;
      [fromI, fromJ] = [i, j];
    } else if (length[i + 1][j] >= length[i][j + 1]) i += 1;
    else j += 1;
  }
  pairs.push(...between(head + fromI, n - tail, head + fromJ, m - tail));
  return [...pairs, ...paired(n - tail, n, m - tail, m)];
}

/** Places of two stretches by their order; what is over stands alone. */
function paired(fromI: number, toI: number, fromJ: number, toJ: number): Aligned[] {
  return Array.from({length: Math.max(toI - fromI, toJ - fromJ)}, (_, k) => [
    fromI + k < toI ? fromI + k : null,
    fromJ + k < toJ ? fromJ + k : null
  ]);
}

/** Places of two stretches that have nothing in common. */
function alone(fromI: number, toI: number, fromJ: number, toJ: number): Aligned[] {
  return [
    ...Array.from({length: toI - fromI}, (_, k): Aligned => [fromI + k, null]),
    ...Array.from({length: toJ - fromJ}, (_, k): Aligned => [null, fromJ + k])
  ];
}
