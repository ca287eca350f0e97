import type { MultiPolygon, Polygon, Position } from 'geojson';
import { cachedBy } from './style/cached-by.ts';
import { collection, feature, geojsonSource } from './style/geojson.ts';
import { defineLayer, NO_CODE } from './model/map-layer.ts';

const WORLD: Position[] = [
  [-180, -85],
  [180, -85],
  [180, 85],
  [-180, 85],
  [-180, -85],
];

/** Everything outside a unit, as one polygon with the unit as its holes. */
export function outsideOf(unit: Polygon | MultiPolygon): Polygon {
  const outer =
    unit.type === 'Polygon' ? [unit.coordinates[0] ?? []] : unit.coordinates.map((part) => part[0] ?? []);
  return { type: 'Polygon', coordinates: [WORLD, ...outer.map((ring) => [...ring].reverse())] };
}

/** The subject of the moment stands in the light; what lies outside it is dimmed. */
export const focusMask = defineLayer({
  id: 'focusMask',
  shownWith: 'always',
  needs: [],
  wants: [],
  code: NO_CODE,
  data: (_, { focus }) =>
    focus && cachedBy(focus, 'outside', () => collection([feature(outsideOf(focus), {})])),
  style: (outside, theme) => ({
    sources: { focus: geojsonSource(outside) },
    layers: [
      {
        id: 'focus-mask',
        type: 'fill',
        source: 'focus',
        paint: {
          'fill-color': theme.map.mask,
          'fill-opacity': theme.map.maskOpacity,
          'fill-antialias': false,
        },
      },
    ],
  }),
  legend: null,
  pick: null,
  images: null,
});
