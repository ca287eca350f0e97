import { FEWEST_LASSO_CORNERS, MOST_LASSO_CORNERS } from '../../domain/engine/filter/lasso-corners.ts';
import { evenOddAreaM2 } from '../../domain/geo/even-odd-area.ts';
import { simplifyRing } from '../../domain/geo/simplify.ts';

/** A point of the screen, CSS px. */
export type ScreenPoint = readonly [number, number];

/** What is drawn stays within this of the hand's line, px. */
const TOLERANCE_PX = 1.5;
/** Smaller than this is a slip of the hand, m². */
const SMALLEST_M2 = 100;

/** Degrees to five decimals, as a link carries them (about a metre). */
const rounded = (degrees: number) => Number(degrees.toFixed(5)) + 0;

/**
 * The area of a stroke over the map: at most 200 corners of `[longitude, latitude]` in five decimals. `toPosition` turns
 * a point of the screen into degrees. `null` where the stroke encloses nothing.
 */
export function ringOfStroke(
  stroke: readonly ScreenPoint[],
  toPosition: (point: ScreenPoint) => readonly [number, number],
): [number, number][] | null {
  const ring = simplifyRing(stroke, TOLERANCE_PX, MOST_LASSO_CORNERS).map((point): [number, number] => {
    const [longitude, latitude] = toPosition(point);
    return [rounded(longitude), rounded(latitude)];
  });
  return ring.length >= FEWEST_LASSO_CORNERS && evenOddAreaM2(ring) >= SMALLEST_M2 ? ring : null;
}

/** Length of a stroke, px. */
export function strokeLength(stroke: readonly ScreenPoint[]): number {
  let sum = 0;
  for (let i = 1; i < stroke.length; i++)
    sum += Math.hypot(stroke[i]![0] - stroke[i - 1]![0], stroke[i]![1] - stroke[i - 1]![1]);
  return sum;
}

/** An SVG path through points of the screen. */
export function pathOf(points: readonly ScreenPoint[], isClosed: boolean): string {
  const text = points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`);
  return text.join('') + (isClosed && points.length > 0 ? 'Z' : '');
}
