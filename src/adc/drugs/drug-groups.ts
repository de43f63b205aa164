import {antibodyDrugs} from "./antibody-drugs.ts";
import {biologicalTherapies} from "./biological-therapies.ts";
import {checkpointAntibodies} from "./checkpoint-antibodies.ts";
import {cytotoxicDrugs} from "./cytotoxic-drugs.ts";
import type {DrugGroup} from "./drug-group.ts";
import {endocrineDrugs} from "./endocrine-drugs.ts";
import {generalMedicines} from "./general-medicines.ts";
import {kinaseInhibitors} from "./kinase-inhibitors.ts";
import {receptorKinaseInhibitors} from "./receptor-kinase-inhibitors.ts";
import {singleTargetDrugs} from "./single-target-drugs.ts";
import {supportiveDrugs} from "./supportive-drugs.ts";
import {targetedDrugs} from "./targeted-drugs.ts";

/** The dictionary: drugs that are no conjugates. */
export const drugGroups: readonly DrugGroup[] = [
  ...cytotoxicDrugs,
  ...receptorKinaseInhibitors,
  ...kinaseInhibitors,
  ...targetedDrugs,
  ...singleTargetDrugs,
  ...checkpointAntibodies,
  ...antibodyDrugs,
  ...biologicalTherapies,
  ...endocrineDrugs,
  ...supportiveDrugs,
  ...generalMedicines
];
