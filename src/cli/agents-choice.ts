import type {AgentChoice} from "../analysis/agent-choice.ts";
import type {Plan} from "../record/plan.ts";

/** The catalogue of a plan: the project's own, or extended by the plan's file of agents. */
export async function agentsOf(plan: Plan): Promise<AgentChoice> {
  return {meaning: plan.agents.meaning};
}
