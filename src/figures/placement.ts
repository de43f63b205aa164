/** A rectangle in px, y downwards. */
export interface Box {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

/**
 * Whether two boxes come nearer to each other than `gap` px.
 *
 * @example
 * touch({x0: 0, y0: 0, x1: 10, y1: 10}, {x0: 12, y0: 0, x1: 20, y1: 10}, 3) // true
 */
export function touch(a: Box, b: Box, gap = 0): boolean {
  return a.x0 < b.x1 + gap && b.x0 < a.x1 + gap && a.y0 < b.y1 + gap && b.y0 < a.y1 + gap;
}

/**
 * Distance in px between two boxes; 0 where they touch.
 *
 * @example
 * distance({x0: 0, y0: 0, x1: 1, y1: 1}, {x0: 4, y0: 5, x1: 6, y1: 6}) // 5
 */
export function distance(a: Box, b: Box): number {
  const dx = Math.max(0, a.x0 - b.x1, b.x0 - a.x1);
  const dy = Math.max(0, a.y0 - b.y1, b.y0 - a.y1);
  return Math.hypot(dx, dy);
}

/**
 * Area in px² that two boxes share.
 *
 * @example
 * sharedArea({x0: 0, y0: 0, x1: 4, y1: 4}, {x0: 2, y0: 1, x1: 9, y1: 3}) // 4
 */
export function sharedArea(a: Box, b: Box): number {
  return (
    Math.max(0, Math.min(a.x1, b.x1) - Math.max(a.x0, b.x0)) * Math.max(0, Math.min(a.y1, b.y1) - Math.max(a.y0, b.y0))
  );
}

/**
 * Boxes as thin as a line for the treads and risers of a step function given in px.
 *
 * @example
 * stepBoxes([{x: 0, y: 0}, {x: 3, y: 5}]) // [{x0: 0, x1: 3, y0: 0, y1: 0}, {x0: 3, x1: 3, y0: 0, y1: 5}]
 */
export function stepBoxes(corners: readonly {readonly x: number; readonly y: number}[]): Box[] {
  return corners.slice(1).flatMap((to, index) => {
    const from = corners[index] ?? to;
    return [
      {x0: from.x, x1: to.x, y0: from.y, y1: from.y},
      {x0: to.x, x1: to.x, y0: Math.min(from.y, to.y), y1: Math.max(from.y, to.y)}
    ];
  });
}

/** How near a place may come to obstacles, in px, and what it may cover where it must. */
interface Clearance {
  readonly gap?: number;
  readonly soft?: readonly Box[];
}

/**
 * A free place of the given size inside `room`, the nearest to `wish` that keeps `gap` px from every obstacle; among near ones, that which covers least of `soft`.
 * Null where there is none.
 *
 * @example
 * freePlace({width: 10, height: 10}, {x0: 0, y0: 0, x1: 50, y1: 50}, [], {x: 1, y: 0}).x0 // 40
 */
export function freePlace(
  {width, height}: {readonly width: number; readonly height: number},
  room: Box,
  obstacles: readonly Box[],
  wish: {readonly x: number; readonly y: number},
  {gap = 4, soft = []}: Clearance = {}
): Box | null {
  const across = room.x1 - room.x0 - width;
  const down = room.y1 - room.y0 - height;
  if (across < 0 || down < 0) return null;
  let best: Box | null = null;
  let least = Infinity;
  const GRID = 24;
  for (let i = 0; i <= GRID; i += 1)
    for (let j = 0; j <= GRID; j += 1) {
      const x0 = room.x0 + (across * i) / GRID;
      const y0 = room.y0 + (down * j) / GRID;
      const box = {x0, y0, x1: x0 + width, y1: y0 + height};
      const far = Math.abs(i / GRID - wish.x) + Math.abs(j / GRID - wish.y);
      const cost = far + (2 * coveredArea(box, soft)) / (width * height);
      if (cost < least && !obstacles.some((other) => touch(box, other, gap))) {
        least = cost;
        best = box;
      }
    }
  return best;
}

/** Area in px² that a box shares with others, counted as often as they overlap there. */
function coveredArea(box: Box, others: readonly Box[]): number {
  return others.reduce((sum, other) => sum + sharedArea(box, other), 0);
}
