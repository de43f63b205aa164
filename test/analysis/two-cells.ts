import type {Subject} from "../../src/analysis/subject.ts";

/**
 * Forty patients in two cells of HER2 status that are confounded with the arm: HER2-low with short times, 16 of 20 in the reference arm; HER2-positive with long times, 4 of 20 in it. Within a cell the arms hardly
 * differ, so that the hazard ratio is 1.16 by cell and 0.40 without cells.
 */
export const forty = Array.from({length: 40}, (_, k) => {
  const [low, j] = [k < 20, k % 20];
  return {
    patientId: `P${k}`,
    her2: low ? "low" : "positive",
    different: [2, 7, 12, 17].includes(j) === low,
    time: low ? 30 + 4 * j : 150 + 9 * j,
    event: k % 7 === 6 ? (0 as const) : (1 as const),
    pfs1: 80 + ((k * 17) % 41)
  };
});

/**
 * R 4.2.2, survival 3.5-3, ties = "efron", on these forty: hazard ratio, se, z, p and limits of coxph(Surv(time, event) ~ different …); χ² and p of survdiff.
 */
export const inR = {
  /** ~ different + strata(cell) */
  stratified: [1.159841010888, 0.441491922448, 0.33586783496, 0.736970533439, 0.488202338339, 2.755478753158],
  /** ~ different */
  unstratified: [0.395370394044, 0.360611754169, -2.573216863529, 0.010075805104, 0.195007297589, 0.801599480732],
  /** ~ different + pfs1 + strata(cell) */
  adjusted: [1.15493098746, 0.444604829487, 0.323974418447, 0.745957401729, 0.483178628675, 2.760605512403],
  /** ~ different + strata(cell), cluster = k %/% 4 */
  clustered: [1.159841010888, 0.201519357867, 0.735824774921, 0.461837341816, 0.78138464478, 1.721599188726],
  /** Surv(entry, time, event) ~ different + strata(cell), entry = 60 in every third with a longer time */
  delayed: [1.185414552661, 0.444160350341, 0.38295301854, 0.701754599201, 0.496364003619, 2.831002351935],
  /** survdiff(~ different + strata(cell)) */
  logRank: [0.112811984031, 0.736965165566],
  /** The same and the log-rank test without those of whom HER2 status is not known, j %% 4 == 1 in each cell; with these in a cell of their own the ratio is 1.14984952939. */
  her2Known: {
    ratio: [1.40353396131, 0.654188257264, 0.518189237349, 0.604326243225, 0.389382896686, 5.05905009522],
    logRank: [0.267784034882, 0.604822148745]
  },
  /** survdiff(~ k %% 3 + strata(cell)) */
  ofThree: [0.427925095814, 0.807378622476],
  /** cox.zph(transform = "km") of the stratified fit: χ² and p */
  proportional: [0.040608189532, 0.840296106738],
  /** With every third of a cell as the arm: likelihood ratio of arm:cell, both fits stratified by cell; hazard ratio and se within each cell. */
  thirds: {
    interaction: [0.018141989304, 0.892855238836],
    low: [1.04626989232, 0.510446016789],
    positive: [1.154134593716, 0.51976838648]
  },
  /** ~ different, weights 1/e and 1/(1 − e), or 1 and e/(1 − e), from glm(different ~ pfs1 + cell): hazard ratio and robust se */
  weighted: {ATE: [0.960667693338, 0.398719989155], ATT: [1.17386210845, 0.473331774859]},
  /** coxph(ties = "breslow", robust = TRUE)$rscore at 0 with these weights, and p */
  weightedLogRank: {ATE: [0.01035689582, 0.918940163083], ATT: [0.105777063823, 0.745004083743]},
  /** cox.zph(transform = "km") of the adjusted fit: χ² and p */
  proportionalAdjusted: [0.044728239187, 0.832504530458],
  /** survdiff and cox.zph within each cell of the thirds: χ² and p */
  thirdsTests: {
    low: {logRank: [0.00785328279672, 0.929384906613], proportional: [0.0425562140925, 0.836563158847]},
    positive: {logRank: [0.076189869185, 0.782528769258], proportional: [0.295366844241, 0.586801679215]}
  },
  /** VanderWeele's formulas on the unstratified ratio and its limit */
  eValue: [3.18822478084, 1.60484071039]
} as const;

/** The forty as subjects of an analysis, in the groups `same` and `different` unless told. */
export const subjectsOf = (change: (k: number) => Partial<Subject> = () => ({})): Subject[] =>
  forty.map(({patientId, her2, different, time, event, pfs1}, k) => ({
    patientId,
    file: null,
    row: null,
    group: different ? "different" : "same",
    time,
    event,
    entry: null,
    cells: {tumour: "breast", her2_status: her2, pfs1},
    ...change(k)
  }));
