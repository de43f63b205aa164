import {describe, expect, it} from "vitest";
import {seededRandom} from "../../src/math/random.ts";
import {firth} from "../../src/survival/firth.ts";
import {surv} from "../../src/survival/surv.ts";
import {answerTo, hardDesign} from "../verify/hard-designs.ts";

// R 4.2.2, survival 3.5-3, by test/verify/hard-designs.R: design, log likelihood at 0 and at the maximum, largest and smallest linear predictor less that of the first row.
const inR: readonly (readonly [number, number, number, number, number])[] = [
  [1, -1_771.963_815_411_6, -1_750.867_753_761_6, 0.009_703_843, -2.045_135_990],
  [2, -241.562_558_112_0, -239.950_006_657_2, 0.622_212_744, -0.373_327_647],
  [3, -258.090_892_141_7, -253.823_657_638_2, 0.583_553_235, -1.706_214_127],
  [4, -298.638_659_651_9, -297.569_286_528_2, 0.563_144_715, -0.232_809_906],
  [5, -540.275_536_414_4, -539.067_028_684_9, 0.193_672_554, -11_719.288_590_566],
  [6, -418.628_013_877_8, -401.951_245_862_3, 2.733_301_705, -1.720_615_172],
  [7, -85.438_807_573_0, -84.733_213_591_3, 0.745_821_318, -0.082_384_277],
  [8, -427.124_197_898_8, -414.493_894_778_2, 1.580_352_914, -1.150_558_246],
  [9, -1_738.455_139_628_2, -1_720.355_949_722_1, 0.811_490_121, -0.781_669_362],
  [10, -181.419_963_778_2, -178.332_360_586_0, 1.298_079_523, -0.143_763_403],
  [11, -322.390_271_454_3, -317.503_243_762_8, 1.176_996_766, -29_669.030_431_024],
  [12, -646.469_183_313_3, -641.032_025_303_8, 0.508_712_957, -0.883_030_759],
  [13, -506.928_843_568_2, -502.487_513_670_1, 0.000_000_000, -1.201_307_315],
  [14, -253.366_715_412_1, -246.307_316_076_4, 1.575_874_103, -1.067_401_436],
  [15, -174.968_620_381_1, -171.229_206_117_9, 2.667_826_717, 0.000_000_000],
  [16, -568.094_409_834_6, -554.986_390_057_0, 0.842_358_228, -1.248_699_227],
  [17, -2_123.209_016_825_4, -2_108.223_479_438_1, 0.469_515_230, -30_535.548_031_126],
  [18, -577.983_994_260_7, -563.610_681_921_2, 1.402_390_801, -3.237_105_160],
  [19, -223.191_227_602_1, -217.762_967_444_7, 0.702_905_107, -1.734_320_213],
  [20, -615.269_207_533_8, -607.111_366_738_8, 0.660_863_104, -1.363_763_193],
  [21, -1_818.894_421_308_9, -1_795.068_116_850_0, 0.702_474_759, -1.584_826_029],
  [22, -593.565_821_832_7, -590.785_169_437_0, 1.022_958_225, -0.257_017_668],
  [23, -244.056_642_724_8, -239.994_179_639_5, 0.785_175_771, -27_597.651_647_283],
  [24, -165.352_987_558_6, -162.440_483_056_6, 0.685_394_000, -1.277_499_647]
];

describe("columns that are much alike, or on scales far apart, have R's maximum", () => {
  it.each(inR)("design %i", (id, none, best, most, least) => {
    const ours = answerTo(hardDesign(id, 20_260_101));
    if (ours === null) expect.fail("called separated");
    expect(ours.logLik[0]).toBeCloseTo(none, 8);
    expect(ours.logLik[1]).toBeCloseTo(best, 8);
    expect(Math.max(...ours.predictor)).toBeCloseTo(most, 6);
    expect(Math.min(...ours.predictor)).toBeCloseTo(least, 6);
  });
});

describe("firth does not depend on how its columns are written", () => {
  it("of columns that are nearly collinear: estimates, limits and tests of the plain ones", () => {
    const random = seededRandom(20_260_713);
    for (let set = 0; set < 6; set++) {
      const of = (make: () => number): number[] => Array.from({length: 40}, make);
      const [a, b, c] = [of(random), of(() => Math.round(random())), of(random)];
      const follow = surv({time: of(() => Math.ceil(30 * random())), event: of(() => (random() < 0.5 ? 1 : 0))});
      const plain = firth(follow, {a, b, c});
      const alike = firth(follow, {a, both: a.map((value, i) => value + 0.01 * b[i]), c});
      // β·x is the same with 100 times the coefficient of b on a + 0.01·b.
      for (const [j, unit] of [
        [1, 100],
        [2, 1]
      ]) {
        const [one, other] = [plain.rows[j], alike.rows[j]];
        expect(other.estimate / unit).toBeCloseTo(one.estimate, 6);
        expect(other.stdError / unit).toBeCloseTo(one.stdError, 6);
        expect(other.confLow / unit).toBeCloseTo(one.confLow, 5);
        expect(other.confHigh / unit).toBeCloseTo(one.confHigh, 5);
        expect(other.statistic).toBeCloseTo(one.statistic, 6);
      }
    }
  });
});
