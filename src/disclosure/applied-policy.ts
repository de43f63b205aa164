import type {DisclosurePolicy} from "../record/disclosure-policy.ts";
import {roundedCount} from "./rounded-count.ts";

/** The policy with the smallest count that is still large enough when it is rounded. */
export function appliedPolicy(policy: DisclosurePolicy): DisclosurePolicy {
  let {smallest} = policy;
  while (roundedCount(smallest, policy.rounding) < policy.smallest) smallest += 1;
  return {...policy, smallest};
}
