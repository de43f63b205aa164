import type {Plan} from "../record/plan.ts";

/**
 * The plan with each further endpoint in the place of the first, and with each further grouping, whose groups have no declared reference.
 *
 * @example
 * furtherPlans(completePlan({endpoints: ["rwPFS", "rwOS"], groupings: ["sequence"]})).map(({by, endpoints}) => [by, ...endpoints]) // [["transition", "rwOS"], ["sequence", "rwPFS"]]
 */
export function furtherPlans(plan: Plan): Plan[] {
  const [first, ...others] = plan.endpoints;
  const groupings = plan.groupings.filter((by, index, all) => by !== plan.by && all.indexOf(by) === index);
  return [
    ...others
      .filter((endpoint, index) => endpoint !== first && others.indexOf(endpoint) === index)
      .map((endpoint) => ({...plan, endpoints: [endpoint]})),
    ...groupings.map((by): Plan => ({
      ...plan,
      by,
      endpoints: first === undefined ? plan.endpoints : [first],
      reference: null
    }))
  ];
}

/**
 * The plan as one of its further endpoints or groupings reads: that one first, the other endpoints after it.
 *
 * @example
 * planUnder(completePlan({endpoints: ["rwPFS", "rwOS"]}), {name: "rwOS", by: "sequence"}).endpoints // ["rwOS", "rwPFS"]
 */
export function planUnder(plan: Plan, {name, by}: {readonly name: string; readonly by: string}): Plan {
  return {...plan, by, endpoints: [name, ...plan.endpoints.filter((other) => other !== name)]};
}
