/** Words for the arm of a trial that is given what the trial compares with: English, German, French, Spanish, Italian, Dutch and Portuguese. */
const words =
  /(?<!\p{L})(?:(?:control|comparator|standard)[\s-]*(?:arm|group)|comparator|(?:kontroll|vergleichs|standard)[\s-]*(?:arm|gruppe)|bras[\s-]+(?:de[\s-]+)?(?:contrôle|controle|témoin|standard)|groupe[\s-]+(?:contrôle|témoin)|(?:brazo|grupo)[\s-]+(?:de[\s-]+)?(?:control|controle)|(?:braccio|gruppo)[\s-]+(?:di[\s-]+)?controllo|contr[oô]le[\s-]*(?:arm|groep)|braço[\s-]+(?:de[\s-]+)?controle)(?!\p{L})/iu;

/**
 * Whether a text speaks of the control arm of a trial: the drugs that it names beside are those of the trial, and need not have been given.
 *
 * @example
 * ["TROPiCS-02, control arm of SG vs TPC", "TROPiCS-02"].map(isControlArm) // [true, false]
 */
export const isControlArm = (text: string): boolean => words.test(text);
