import type { FeatureCollection, Point } from 'geojson';
import type { PlaceRecord } from '../schemas/places.ts';
import type { Theme } from '../themes/theme.ts';
import { cachedBy } from './model/cached-by.ts';
import { FONT_REGULAR, feature, geojsonSource, type ScenePart } from './scene.ts';

export type MarketState = 'open' | 'closed' | 'unknown';

/** Whether each market (place id) is held today; what is no market is absent. */
export type MarketStates = ReadonlyMap<string, MarketState>;

function marketCollection(places: readonly PlaceRecord[], states: MarketStates): FeatureCollection<Point> {
  return {
    type: 'FeatureCollection',
    features: places
      .filter((place) => place.kind !== 'TOWN' && place.kind !== 'WATER')
      .map((place) =>
        feature(
          { type: 'Point' as const, coordinates: place.point },
          {
            place: place.id,
            name: place.name,
            state: states.get(place.id) ?? 'place',
          },
        ),
      ),
  };
}

/** Markets, held today or not, and the other named places of public life. */
export function markets(
  places: readonly PlaceRecord[] | undefined,
  states: MarketStates | undefined,
  theme: Theme,
): ScenePart {
  if (places === undefined || states === undefined) return { sources: {}, layers: [] };
  const collection = cachedBy(states, 'points', () => marketCollection(places, states));
  const held = collection.features.filter((market) => market.properties?.['state'] === 'open').length;
  const all = collection.features.filter((market) => market.properties?.['state'] !== 'place').length;
  return {
    sources: { markets: geojsonSource(collection) },
    layers: [
      {
        id: 'markets',
        type: 'symbol',
        source: 'markets',
        minzoom: 8.5,
        layout: {
          'icon-image': ['concat', `market|${theme.id}|`, ['get', 'state']],
          'icon-size': ['interpolate', ['linear'], ['zoom'], 9, 0.7, 14, 1.05],
          'icon-allow-overlap': true,
          'text-field': ['step', ['zoom'], '', 11.6, ['get', 'name']],
          'text-font': FONT_REGULAR,
          'text-size': 12,
          'text-offset': [0, 1.05],
          'text-anchor': 'top',
          'text-optional': true,
        },
        paint: {
          'text-color': ['match', ['get', 'state'], 'open', theme.map.market, theme.map.labelMinor],
          'text-halo-color': theme.map.labelHalo,
          'text-halo-width': 1.5,
        },
      },
    ],
    legend: {
      id: 'markets',
      titleKey: 'layer.markets',
      noteKey: 'legend.marketNote',
      noteValues: { held, n: all },
      inline: true,
      rows: [
        { swatch: { kind: 'shape', shape: 'star', colour: theme.map.market }, labelKey: 'market.open' },
        {
          swatch: { kind: 'shape', shape: 'ring', colour: theme.map.marketClosed },
          labelKey: 'market.closed',
        },
        {
          swatch: { kind: 'shape', shape: 'diamond', colour: theme.map.marketClosed },
          labelKey: 'market.unknown',
        },
        { swatch: { kind: 'shape', shape: 'circle', colour: theme.map.facility }, labelKey: 'market.place' },
      ],
    },
  };
}
