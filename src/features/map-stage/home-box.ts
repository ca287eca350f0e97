import type { BoundingBox } from '../../domain/engine/api/answer.ts';
import type { UnitCollection } from '../../layers/unit-data.ts';

/** Share of the weight that is left out on each side. */
const TAIL = 0.05;
/** By how much of its size the box of the core is widened on each side. */
const AROUND = 0.18;

/**
 * Where the page opens: the built-up core of the city, taken from the units themselves. Units are drawn small where people
 * are many, so each counts with 1 / area; the box holds the middle 90 % of that weight in both directions, widened.
 * `undefined` for no units.
 */
export function homeBox(units: UnitCollection): BoundingBox | undefined {
  const points = units.features.map(({ properties }) => ({
    position: properties.labelPoint,
    weight: 1 / Math.max(1, properties.areaM2),
  }));
  if (points.length === 0) return undefined;
  const total = points.reduce((sum, { weight }) => sum + weight, 0);
  const quantile = (axis: 0 | 1, share: number): number => {
    let passed = 0;
    const ordered = [...points].sort((a, b) => a.position[axis] - b.position[axis]);
    const found = ordered.find(({ weight }) => (passed += weight) >= share * total);
    return (found ?? ordered[0])?.position[axis] ?? 0;
  };
  const [west, east] = [quantile(0, TAIL), quantile(0, 1 - TAIL)];
  const [south, north] = [quantile(1, TAIL), quantile(1, 1 - TAIL)];
  const [x, y] = [(east - west) * AROUND, (north - south) * AROUND];
  return [west - x, south - y, east + x, north + y];
}
