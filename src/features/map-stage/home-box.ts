import { boxOfShape, type BoundingBox } from '../../domain/geo/positions.ts';
import type { UnitCollection } from '../../schemas/units.ts';

type Unit = UnitCollection['features'][number];

/** Share of the weight that is left out on each side. */
const TAIL = 0.05;
/** By how much of its size the box of the core is widened on each side. */
const AROUND = 0.18;

/**
 * Where the page opens: the built-up core of the city, taken from the units themselves. Units are drawn small where people
 * are many, so each counts with 1 / area; the box holds the middle 90 % of that weight in both directions, widened, and all
 * of the units at its edges, so that one unit alone is seen as a whole. `undefined` for no units.
 */
export function homeBox({ features }: UnitCollection): BoundingBox | undefined {
  const [westmost, eastmost] = edgesOf(features, 0);
  const [southmost, northmost] = edgesOf(features, 1);
  if (!westmost || !eastmost || !southmost || !northmost) return undefined;
  const [west, east] = [westmost, eastmost].map(({ properties }) => properties.labelPoint[0]) as [number, number]; // prettier-ignore
  const [south, north] = [southmost, northmost].map(({ properties }) => properties.labelPoint[1]) as [number, number]; // prettier-ignore
  const [x, y] = [(east - west) * AROUND, (north - south) * AROUND];
  return [
    Math.min(west - x, boxOfShape(westmost.geometry)[0]),
    Math.min(south - y, boxOfShape(southmost.geometry)[1]),
    Math.max(east + x, boxOfShape(eastmost.geometry)[2]),
    Math.max(north + y, boxOfShape(northmost.geometry)[3]),
  ];
}

/** The units at which a tail of the weight ends, from below and from above. */
function edgesOf(units: readonly Unit[], axis: 0 | 1): (Unit | undefined)[] {
  const weightOf = ({ properties }: Unit) => 1 / Math.max(1, properties.areaM2);
  const total = units.reduce((sum, unit) => sum + weightOf(unit), 0);
  const ordered = units.toSorted((a, b) => a.properties.labelPoint[axis] - b.properties.labelPoint[axis]);
  const at = (share: number): Unit | undefined => {
    let passed = 0;
    return ordered.find((unit) => (passed += weightOf(unit)) >= share * total) ?? ordered[0];
  };
  return [at(TAIL), at(1 - TAIL)];
}
