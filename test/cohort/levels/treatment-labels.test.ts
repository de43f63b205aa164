import {describe, expect, it} from "vitest";
import {likeLabels} from "../../../src/cohort/levels/treatment-labels.ts";

describe("labels that name one treatment", () => {
  it("stand together under the one that is written most often", () => {
    expect(likeLabels(["Enhertu", "T-DXd", "SG", "T-DXd", "control"])).toEqual([
      {name: "T-DXd", texts: ["T-DXd", "Enhertu"]}
    ]);
    expect(likeLabels(["SG → T-DXd", "SG->T-DXd", "T-DXd->SG"])).toEqual([
      {name: "SG → T-DXd", texts: ["SG → T-DXd", "SG->T-DXd"]}
    ]);
  });

  it("are none where each treatment has one label", () => {
    expect(likeLabels(["SG", "SG", "T-DXd", "A", "B"])).toEqual([]);
  });
});
