import {distance, sharedArea, touch, type Box} from "./placement.ts";

/** A step curve in px with the size of the label that wants a place beside it. */
export interface LabelledCurve {
  readonly corners: readonly {readonly x: number; readonly y: number}[];
  readonly boxes: readonly Box[];
  readonly width: number;
  readonly height: number;
}

/** Height of the step function at x px. */
function heightAt(corners: LabelledCurve["corners"], x: number): number {
  let y = corners[0]?.y ?? 0;
  for (const corner of corners) {
    if (corner.x > x) break;
    y = corner.y;
  }
  return y;
}

/**
 * A place for each curve's label just above or below it, clear of all curves and of one another, and nearer to its own curve than to any other;
 * null as soon as one label finds none, since a figure is labelled in one way throughout.
 *
 * @example
 * placeLabels([{corners: [{x: 0, y: 0}, {x: 100, y: 0}], boxes: [{x0: 0, y0: 0, x1: 100, y1: 0}], width: 40, height: 10}], {x0: 0, y0: 0, x1: 100, y1: 100}, [], []).length // 1
 */
export function placeLabels(
  curves: readonly LabelledCurve[],
  room: Box,
  obstacles: readonly Box[],
  soft: readonly Box[]
): Box[] | null {
  const placed: Box[] = [];
  for (const [index, curve] of curves.entries()) {
    const others = curves.filter((_, other) => other !== index).flatMap(({boxes}) => boxes);
    const best = candidates(curve, room)
      .filter(
        (box) =>
          ![...obstacles, ...placed].some((other) => touch(box, other, 4)) &&
          !curve.boxes.some((own) => touch({...box, x0: box.x0 - 5}, own, 3)) &&
          !others.some((other) => touch(box, other, 3))
      )
      .map((box) => ({box, cost: costOf(box, curve, others, soft)}))
      .filter(({cost}) => cost < Infinity)
      .sort((a, b) => a.cost - b.cost)[0];
    if (best === undefined) return null;
    placed.push(best.box);
  }
  return placed;
}

function candidates({corners, width, height}: LabelledCurve, room: Box): Box[] {
  const end = corners.at(-1)?.x ?? 0;
  const STEP = 5;
  const places: Box[] = [];
  for (let x = room.x0 + 6; x + width <= room.x1; x += STEP) {
    if (x > end - 4) break;
    const above = heightAt(corners, x) - 4;
    const below = heightAt(corners, Math.min(x + width, end)) + 4;
    places.push(
      {x0: x, x1: x + width, y0: above - height, y1: above},
      {x0: x, x1: x + width, y0: below, y1: below + height}
    );
  }
  // Past the end of the curve, level with its last value.
  const level = corners.at(-1)?.y ?? 0;
  if (end + 6 + width <= room.x1)
    places.push({x0: end + 6, x1: end + 6 + width, y0: level - height / 2, y1: level + height / 2});
  return places.filter((box) => box.x0 >= room.x0 && box.x1 <= room.x1 && box.y0 >= room.y0 && box.y1 <= room.y1);
}

function costOf(box: Box, curve: LabelledCurve, others: readonly Box[], soft: readonly Box[]): number {
  const own = Math.min(...curve.boxes.map((other) => distance(box, other)));
  const foreign = Math.min(60, ...others.map((other) => distance(box, other)));
  if (own + 1 > foreign) return Infinity;
  const end = curve.corners.at(-1)?.x ?? 1;
  const middle = Math.abs(box.x0 / Math.max(end, 1) - 0.45);
  const covered = soft.reduce((sum, other) => sum + sharedArea(box, other), 0) / (curve.width * curve.height);
  return middle * 20 - foreign + covered * 8 + own;
}
