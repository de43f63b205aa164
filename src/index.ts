// math
export {seededRandom} from "./math/random.ts";
export {DAYS_PER_MONTH, fromMonths, toMonths} from "./math/calendar-days.ts";

// record
export {completePlan} from "./record/plan.ts";
export {issueMessage} from "./record/issue.ts";
