import { beyond, cutsAlong, type CutLine, type Mass, type PlaneShape } from './cut-shape.ts';
import { longAxis, partBefore } from './shape-measures.ts';
import { stitch } from './stitch.ts';

/** A cut keeps this share of the length of a shape away from its corners, so that no sliver comes to be. */
const CLEAR = 1e-5;
/** A straight cut whose pieces miss their shares by less than this part of the whole is taken at once. */
const CLOSE = 0.005;
/** Directions that are tried: from upright on the long axis, turned by so many degrees. */
const TURNS_DEG = [0, 15, -15, 30, -30, 45, -45, 60, -60, 75, -75, 90];
/** Lines across the shape that are tried in a direction where one cut does not do, and how often they are drawn closer. */
const LINES = 24;
const CLOSER = 3;

interface Cut {
  /** The piece of the wanted share first. */
  readonly pieces: readonly [PlaneShape, PlaneShape];
  /** How far the first piece misses its share, as a part of the whole. */
  readonly miss: number;
}

/**
 * Cuts a shape into `count` contiguous pieces of equal mass by straight cuts, each in the middle of what is left: upright
 * on the long axis where that balances, else turned. Pieces of winding shapes may miss their share; the caller looks.
 */
export function cutEvenly(shape: PlaneShape, count: number, mass: Mass): PlaneShape[] {
  return stitch(piecesOf(shape, count, mass), shape);
}

function piecesOf(shape: PlaneShape, count: number, mass: Mass): PlaneShape[] {
  if (count <= 1) return [shape];
  const few = Math.floor(count / 2);
  const cut = bestCut(shape, few / count, mass);
  if (cut === undefined) return [shape];
  const [first, second] = cut.pieces;
  return [...piecesOf(first, few, mass), ...piecesOf(second, count - few, mass)];
}

function bestCut(shape: PlaneShape, share: number, mass: Mass): Cut | undefined {
  const whole = mass(shape);
  let best: Cut | undefined;
  for (const { direction, low, high } of directionsOf(shape)) {
    // Either piece may be the smaller one: both ends of the axis are as good.
    for (const part of share === 0.5 ? [share] : [share, 1 - share]) {
      const offset = offsetOfShare(shape, direction, [low, high], part * whole, mass);
      best = better(best, cutAt(shape, { direction, offset }, share, whole, mass));
    }
    if (best !== undefined && best.miss < CLOSE) return best;
  }
  return best !== undefined && best.miss < 4 * CLOSE ? best : search(shape, share, whole, mass, best);
}

/** The directions that are tried, and between which offsets lines in them meet the shape. */
function directionsOf(shape: PlaneShape) {
  const [ax, ay] = longAxis(shape);
  return TURNS_DEG.map((turn) => {
    const [cos, sin] = [Math.cos((turn * Math.PI) / 180), Math.sin((turn * Math.PI) / 180)];
    const direction = [ax * cos - ay * sin, ax * sin + ay * cos] as const;
    const places = (shape[0] ?? []).map((corner) => beyond({ direction, offset: 0 }, corner));
    return { direction, low: Math.min(...places), high: Math.max(...places) };
  });
}

/** Where a line leaves so much mass behind it (bisection). */
function offsetOfShare(
  shape: PlaneShape,
  direction: CutLine['direction'],
  [low, high]: readonly [number, number],
  wanted: number,
  mass: Mass,
): number {
  for (let step = 0; step < 40; step++) {
    const middle = (low + high) / 2;
    if (mass(partBefore(shape, { direction, offset: middle })) < wanted) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** The best cut along any of many lines; the lines then draw closer around it. */
function search(
  shape: PlaneShape,
  share: number,
  whole: number,
  mass: Mass,
  sofar: Cut | undefined,
): Cut | undefined {
  let best = sofar;
  for (const { direction, ...ends } of directionsOf(shape)) {
    let { low, high } = ends;
    for (let round = 0; round < CLOSER; round++) {
      const step = (high - low) / (LINES + 1);
      let own: { cut: Cut; offset: number } | undefined;
      for (let line = 1; line <= LINES; line++) {
        const offset = low + line * step;
        const cut = cutAt(shape, { direction, offset }, share, whole, mass);
        if (cut !== undefined && cut.miss < (own?.cut.miss ?? Infinity)) own = { cut, offset };
      }
      if (own === undefined) break;
      best = better(best, own.cut);
      [low, high] = [own.offset - step, own.offset + step];
    }
  }
  return best;
}

const better = (a: Cut | undefined, b: Cut | undefined) =>
  b !== undefined && b.miss < (a?.miss ?? Infinity) ? b : a;

/** The best of the cuts along a line, which is moved off the corners first. */
function cutAt(shape: PlaneShape, line: CutLine, share: number, whole: number, mass: Mass): Cut | undefined {
  let best: Cut | undefined;
  for (const [one, other] of cutsAlong(shape, clearOfCorners(shape, line))) {
    const part = mass(one) / whole;
    best = better(best, { pieces: [one, other], miss: Math.abs(part - share) });
    best = better(best, { pieces: [other, one], miss: Math.abs(1 - part - share) });
  }
  return best;
}

function clearOfCorners(shape: PlaneShape, { direction, offset }: CutLine): CutLine {
  const places = shape.flat().map((corner) => beyond({ direction, offset }, corner));
  const clear = CLEAR * (Math.max(...places) - Math.min(...places));
  for (let step = 0; step < 40; step++) {
    const moved = (step % 2 === 0 ? 1 : -1) * Math.ceil(step / 2) * 1.5 * clear;
    if (places.every((place) => Math.abs(place - moved) >= clear))
      return { direction, offset: offset + moved };
  }
  return { direction, offset };
}
