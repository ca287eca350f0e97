import type { LayerSpecification, VariableAnchorOffsetCollectionSpecification } from 'maplibre-gl';
import { DRAWN_LEVELS, type DrawnLevel } from '../domain/view/map-view.ts';
import type { Theme } from '../themes/theme.ts';
import { FONT_BOLD, FONT_REGULAR } from './style/fonts.ts';
import { geojsonSource } from './style/geojson.ts';
import { defineLayer, NO_CODE } from './model/map-layer.ts';
import { labelPoints, townLabels } from './units/unit-data.ts';

/** Farther out a district is hardly larger than its name, and its town lies beside those of its neighbours. */
const NEAR_ZOOM = 9.8;

type Place = DrawnLevel | 'countyFar';

const STYLE: Record<Place, { from: number; to: number; size: [number, number]; spacing: number }> = {
  countyFar: { from: 0, to: NEAR_ZOOM, size: [8, 15.5], spacing: 0.1 },
  county: { from: NEAR_ZOOM, to: 12.6, size: [17.5, 19], spacing: 0.22 },
  township: { from: 10, to: 14.2, size: [11, 15], spacing: 0.08 },
  village: { from: 11.9, to: 17, size: [10.5, 14], spacing: 0.02 },
  finest: { from: 14, to: 24, size: [10, 13], spacing: 0 },
};

type Anchors = VariableAnchorOffsetCollectionSpecification;

/** Where a name may stand about its point, in em, the best first: below and above it, then beside, then farther. */
const ANCHORS = (
  [
    ['center', 0, 0],
    ['top', 0, 1.6],
    ['bottom', 0, -1.6],
    ['left', 1.6, 0],
    ['right', -1.6, 0],
    ['top-left', 1.3, 1.3],
    ['top-right', -1.3, 1.3],
    ['bottom-left', 1.3, -1.3],
    ['bottom-right', -1.3, -1.3],
    ['top', 0, 3],
    ['bottom', 0, -3],
    ['left', 3.2, 0],
    ['right', -3.2, 0],
    ['top', 0, 4.6],
    ['bottom', 0, -4.6],
  ] as const
).flatMap(([anchor, right, down]): Anchors => [anchor, [right, down]]);

/** From afar: what stands farther from its point than this stands on a neighbour. */
const CLOSE_ANCHORS: Anchors = ['center', [0, 0], 'bottom', [0, 0.2], 'top', [0, -0.2]];

/**
 * Names of units. They move aside for clusters and give way where there is no room; only the name of a county always
 * stands, at the first of its anchors that is free, or at its point where none is. That is in its town, and from afar in
 * the middle of the county.
 */
export const unitLabels = defineLayer({
  id: 'unitLabels',
  shownWith: ['unitLabels'],
  needs: [],
  wants: [],
  code: NO_CODE,
  data: (_, { units }) => units,
  style: (units, theme) => {
    const levels = [...DRAWN_LEVELS].reverse().filter((level) => units[level] !== undefined);
    const places = levels.flatMap((level): Place[] => (level === 'county' ? ['countyFar', level] : [level]));
    const sources = places.flatMap((place) => {
      const collection = units[place === 'countyFar' ? 'county' : place];
      if (collection === undefined) return [];
      const labels =
        place === 'county' && units.finest !== undefined
          ? townLabels(collection, units.finest)
          : labelPoints(collection);
      return [[`labels-${place}`, geojsonSource(labels)]];
    });
    return {
      sources: Object.fromEntries(sources),
      layers: places.map((place) => labelLayer(place, theme)),
    };
  },
  legend: null,
  pick: null,
  images: null,
});

function labelLayer(place: Place, theme: Theme): LayerSpecification {
  const { from, to, size, spacing } = STYLE[place];
  const isCounty = place === 'county' || place === 'countyFar';
  const isMajor = isCounty || place === 'township';
  return {
    id: `labels-${place}`,
    type: 'symbol',
    source: `labels-${place}`,
    minzoom: from,
    maxzoom: to,
    layout: {
      'text-field': ['get', 'name'],
      'text-font': isCounty ? FONT_BOLD : FONT_REGULAR,
      'text-size': ['interpolate', ['linear'], ['zoom'], from, size[0], to, size[1]],
      'text-letter-spacing': spacing,
      'text-max-width': 9,
      'text-padding': isMajor ? 2 : 6,
      ...(isMajor
        ? { 'text-variable-anchor-offset': place === 'countyFar' ? CLOSE_ANCHORS : ANCHORS }
        : {
            'text-variable-anchor': ['center', 'top', 'bottom', 'left', 'right'],
            'text-radial-offset': 1.1,
          }),
      'text-overlap': isCounty ? 'always' : 'never',
      'symbol-sort-key': ['get', 'rank'],
    },
    paint: {
      'text-color': isMajor ? theme.map.label : theme.map.labelMinor,
      'text-halo-color': theme.map.labelHalo,
      'text-halo-width': isCounty ? 1.8 : 1.4,
      'text-halo-blur': 0.6,
    },
  };
}
