import { positionAt } from '../../../../src/domain/geo/local-plane.ts';
import type { Position } from '../../../../src/domain/geo/positions.ts';
import { levelOfCode } from '../../../../src/domain/grids/codes.ts';
import type { ServedUnit } from '../../../../src/domain/grids/services/unit-tree.ts';

/** A position so many metres east and north of 113.1, 27.8. */
export const at = (x: number, y: number): Position => positionAt([113.1, 27.8], [x, y]);

/** A unit between metres east and north; its area is that of the plane. */
export function boxUnit(
  code: string,
  [west, south, east, north]: readonly [number, number, number, number],
  more: Partial<ServedUnit> = {},
): ServedUnit {
  return {
    code,
    level: levelOfCode(code) ?? 'grid',
    areaM2: (east - west) * (north - south),
    geometry: {
      type: 'Polygon',
      coordinates: [[at(west, south), at(east, south), at(east, north), at(west, north), at(west, south)]],
    },
    quantities: {},
    ...more,
  };
}
