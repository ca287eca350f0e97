import type { FeatureCollection, Point } from 'geojson';
import type { PlaceRecord } from '../schemas/places.ts';
import type { ShapeName } from '../themes/shapes.ts';
import { rememberLast } from './style/cached-by.ts';
import { FONT_REGULAR } from './style/fonts.ts';
import { collection, geojsonSource, pointFeature } from './style/geojson.ts';
import { imageName, shapePath, type LayerImages } from './style/images.ts';
import { defineLayer, lateCode } from './model/map-layer.ts';

type MarketDays = typeof import('../domain/time/market-days.ts');
type State = 'open' | 'closed' | 'unknown' | 'place';

/** Places on a civil day: a market is held or not, or nobody knows its rule; what is no market is a place. */
const placesOn = rememberLast(
  (
    places: readonly PlaceRecord[],
    civilDay: number,
    { isMarketDay }: MarketDays,
  ): FeatureCollection<Point> => {
    const stateOf = ({ market }: PlaceRecord): State => {
      if (market === undefined) return 'place';
      const isHeld = isMarketDay(market.rule, civilDay);
      return isHeld === undefined ? 'unknown' : isHeld ? 'open' : 'closed';
    };
    return collection(
      places
        .filter(({ kind }) => kind !== 'TOWN' && kind !== 'WATER')
        .map((place) =>
          pointFeature(place.point, { place: place.id, name: place.name, state: stateOf(place) }),
        ),
    );
  },
);

const SHAPES: Readonly<Record<State, ShapeName>> = {
  open: 'star',
  closed: 'star',
  unknown: 'diamond',
  place: 'circle',
};

/** A filled star when held today, hollow otherwise, a hollow diamond when nobody knows; other places a dot. */
const marketImages: LayerImages = {
  prefix: 'market',
  sizePx: 24,
  paint: (context, theme, [state = '']) => {
    const colour = state === 'open' ? theme.map.market : theme.map.marketClosed;
    const shape = (SHAPES as Record<string, ShapeName>)[state] ?? 'circle';
    shapePath(context, shape, state === 'place' ? 4.4 : 7.2);
    context.lineWidth = 4;
    context.strokeStyle = theme.map.labelHalo;
    context.stroke();
    context.fillStyle = state === 'open' ? colour : state === 'place' ? theme.map.facility : theme.map.disc;
    context.fill();
    context.lineWidth = 1.6;
    context.strokeStyle = state === 'place' ? theme.map.facility : colour;
    context.stroke();
  },
};

/** Markets, held today or not, and the other named places of public life. */
export const markets = defineLayer({
  id: 'markets',
  shownWith: ['markets'],
  needs: ['places'],
  wants: [],
  code: lateCode((): Promise<MarketDays> => import('../domain/time/market-days.ts')),
  data: ({ places }, { civilDay }, marketDays) =>
    civilDay === undefined ? undefined : placesOn(places, civilDay, marketDays),
  style: (points, theme) => ({
    sources: { markets: geojsonSource(points) },
    layers: [
      {
        id: 'markets',
        type: 'symbol',
        source: 'markets',
        minzoom: 8.5,
        layout: {
          'icon-image': imageName('market', theme, 'state'),
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
  }),
  legend: ({ features }, theme) => {
    const count = (isCounted: (state: unknown) => boolean): number =>
      features.filter(({ properties }) => isCounted(properties?.['state'])).length;
    return {
      id: 'markets',
      titleKey: 'layer.markets',
      noteKey: 'legend.marketNote',
      noteValues: { held: count((state) => state === 'open'), n: count((state) => state !== 'place') },
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
    };
  },
  pick: {
    styleLayers: ['markets'],
    as: 'point',
    selection: ({ place }) => ({ kind: 'place', id: String(place) }),
  },
  images: marketImages,
});
