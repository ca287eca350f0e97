import type { BoundingBox } from '../../../../src/domain/geo/positions.ts';
import type { EngineQuery } from '../../../../src/domain/engine/api/answer.ts';
import { DEFAULT_FILTER } from '../../../../src/domain/engine/api/filter.ts';
import type { TimeRange } from '../../../../src/domain/time/ranges.ts';
import { CITY_EXTENT } from '../../engine/city-model.ts';

export const CONTEXT = { categoryParents: {}, areaMembers: {} };

/** The engine's question for a range and a view. */
export function questionOf(
  { from, to }: TimeRange,
  view: { bbox: BoundingBox; zoom: number },
  density?: { columns: number; rows: number },
): EngineQuery {
  return {
    filter: { ...DEFAULT_FILTER, range: { kind: 'range', from, to } },
    view,
    asOf: CITY_EXTENT.to,
    histogramExtent: CITY_EXTENT,
    ...(density ? { density } : {}),
  };
}

/** The box that a map shows. */
export function boxOf(map: {
  getBounds(): { toArray(): [[number, number], [number, number]] };
}): BoundingBox {
  const [[west, south], [east, north]] = map.getBounds().toArray();
  return [west, south, east, north];
}
