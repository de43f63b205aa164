import {px} from "./figure-spec.ts";

/** A stretch of treatment in one lane; times in months from the lane's origin. */
export interface SwimmerBar {
  /** Any key that tells lanes apart; it is replaced by the lane's rank and never written into the spec. */
  readonly lane: string | number;
  readonly start: number;
  readonly end: number;
  /** What the bar is coloured by: payload class or agent. */
  readonly colourBy: string;
  /** Still on treatment at the end: drawn with an arrow. */
  readonly ongoing?: boolean;
  /** Lanes are grouped under this heading. */
  readonly group?: string;
}

/** Something that happened in a lane. */
export interface SwimmerEvent {
  readonly lane: string | number;
  readonly time: number;
  readonly kind: SwimmerEventKind;
}

export type SwimmerEventKind = "response" | "progression" | "death" | "stopped for toxicity" | "last contact";

/** The lane of one patient: its rank from the top, its end in months, and its upper edge in px. */
export interface Lane {
  readonly key: string;
  readonly group: string;
  readonly end: number;
  readonly rank: number;
  readonly y: number;
}

/** Lanes by the key that joins bars and events to them; `height` of each in px. */
export interface LaneLayout {
  readonly lanes: readonly Lane[];
  readonly height: number;
  readonly byKey: ReadonlyMap<string, Lane>;
}

/**
 * Lanes in their order, from the top; the more there are, the lower each is.
 *
 * @example
 * const bar = (lane, end) => ({lane, start: 0, end, colourBy: "SG"})
 * laneLayout([bar("a", 3), bar("b", 8)], [], "longest", 10).lanes.map(({key}) => key) // ["b", "a"]
 */
export function laneLayout(
  bars: readonly SwimmerBar[],
  events: readonly SwimmerEvent[],
  sort: "longest" | "given",
  fontSize: number
): LaneLayout {
  const unordered = lanesOf(bars, events);
  const height = Math.max(4.5, Math.min(fontSize * 1.7, (fontSize * 90) / unordered.length));
  const groups = [...new Set(unordered.map(({group}) => group))];
  const ordered = groups.flatMap((group) => {
    const members = unordered.filter((lane) => lane.group === group);
    return sort === "longest" ? members.toSorted((a, b) => b.end - a.end) : members;
  });
  const headed = groups.some((group) => group !== "");
  const lanes = ordered.map((lane, rank) => ({
    ...lane,
    rank: rank + 1,
    y: rank * height + (headed ? (groups.indexOf(lane.group) + 1) * fontSize * 1.8 : 0)
  }));
  return {lanes, height, byKey: new Map(lanes.map((lane) => [lane.key, lane]))};
}

/** The lanes as given, each up to its last bar or event. */
function lanesOf(bars: readonly SwimmerBar[], events: readonly SwimmerEvent[]): Pick<Lane, "key" | "group" | "end">[] {
  const keys = [...new Set(bars.map(({lane}) => String(lane)))];
  return keys.map((key) => {
    const own = bars.filter(({lane}) => String(lane) === key);
    const times = events.filter(({lane}) => String(lane) === key).map(({time}) => time);
    return {key, group: own[0]?.group ?? "", end: Math.max(...own.map(({end}) => end), ...times)};
  });
}

/**
 * Middle of a lane in px.
 *
 * @example
 * laneMiddle("p-17", laneLayout([{lane: "p-17", start: 0, end: 8, colourBy: "SG"}], [], "longest", 10)) // 8.5
 */
export const laneMiddle = (key: string | number, {byKey, height}: LaneLayout): number =>
  px((byKey.get(String(key))?.y ?? 0) + height / 2);
