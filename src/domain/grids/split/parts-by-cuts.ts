import { cutEvenly } from './balanced-cut.ts';
import { isInShape, type Mass, type PlaneShape } from './cut-shape.ts';
import { areaOfShape, ringsOf, shapeOf } from './shape-measures.ts';
import type { Position } from '../../geo/positions.ts';
import { ringsInOnePiece, weightsOf, type UnitParts, type SplitUnit } from './split-unit.ts';

/** Places at which the density inside of a unit is looked up, along each side of the box around it. */
const SAMPLES = 80;
const GOLDEN_RATIO = (Math.sqrt(5) - 1) / 2;

/**
 * Parts made by straight cuts. They are even by area, or by the people of the inner units where there are such: these are
 * taken to be spread evenly in their unit, and the ground between them is as dense as all of them together. `undefined`
 * where the unit lies in several pieces or no cut was found.
 */
export function partsByCuts(
  unit: SplitUnit,
  inner: readonly SplitUnit[],
  count: number,
): UnitParts | undefined {
  const own = ringsInOnePiece(unit.geometry);
  if (own === undefined) return undefined;
  const shape = shapeOf(own);
  const { weighedBy, weights } = weightsOf(inner);
  const isDense = inner.length > 0 && weighedBy !== 'area';
  const mass = isDense ? massOfPeople(shape, own[0]![0]!, inner, weights) : areaOfShape;
  const pieces = cutEvenly(shape, count, mass);
  if (pieces.length < count) return undefined;
  const whole = pieces.reduce((sum, piece) => sum + mass(piece), 0);
  return {
    by: 'straight-cut',
    weighedBy: isDense ? weighedBy : 'area',
    parts: pieces.map((piece) => ({ rings: ringsOf(piece), share: mass(piece) / whole, inner: [] })),
  };
}

/** People in a shape, by samples: each stands for an even square of ground. */
function massOfPeople(
  shape: PlaneShape,
  origin: Position,
  inner: readonly SplitUnit[],
  weights: readonly number[],
): Mass {
  const xs = shape.flat().map(({ x }) => x);
  const ys = shape.flat().map(({ y }) => y);
  const [west, south] = [Math.min(...xs), Math.min(...ys)];
  const [width, height] = [Math.max(...xs) - west, Math.max(...ys) - south];
  const areas = inner.reduce((sum, { areaM2 }) => sum + areaM2, 0);
  const mean = weights.reduce((sum, weight) => sum + weight, 0) / areas;
  const dense = inner.map(({ geometry, areaM2 }, index) => ({
    shapes: (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates).map((rings) =>
      shapeOf(rings as Position[][], origin),
    ),
    perM2: weights[index]! / areaM2,
  }));
  // Every row begins elsewhere, so that no line across meets many samples at once.
  const samples = Array.from({ length: SAMPLES * SAMPLES }, (_, index) => {
    const row = Math.floor(index / SAMPLES);
    const column = (index % SAMPLES) + ((row * GOLDEN_RATIO) % 1);
    return { x: west + (column / SAMPLES) * width, y: south + ((row + 0.5) / SAMPLES) * height };
  })
    .filter((sample) => isInShape(sample, shape))
    .map((sample) => ({
      ...sample,
      weight: dense.find(({ shapes }) => shapes.some((each) => isInShape(sample, each)))?.perM2 ?? mean,
    }));
  return (piece) =>
    samples.reduce((sum, sample) => (isInShape(sample, piece) ? sum + sample.weight : sum), 0);
}
