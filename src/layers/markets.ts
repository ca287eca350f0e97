import type { ShapeName } from '../themes/shapes.ts';
import type { PlaceState } from './market-places.ts';
import { FONT_REGULAR } from './style/fonts.ts';
import { geojsonSource } from './style/geojson.ts';
import { imageName, shapePath, type LayerImages } from './style/images.ts';
import { defineLayer, lateCode } from './model/map-layer.ts';

const SHAPES: Readonly<Record<PlaceState, ShapeName>> = {
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
  code: lateCode(() => import('./market-places.ts')),
  data: ({ places }, { civilDay }, { placesOn }) =>
    civilDay === undefined ? undefined : placesOn(places, civilDay),
  style: ({ points }, theme) => ({
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
  legend: ({ points, counts }, theme) =>
    points.features.length === 0
      ? undefined
      : {
          id: 'markets',
          titleKey: 'layer.markets',
          noteKey: 'legend.marketNote',
          noteValues: counts,
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
            {
              swatch: { kind: 'shape', shape: 'circle', colour: theme.map.facility },
              labelKey: 'market.place',
            },
          ],
        },
  pick: {
    styleLayers: ['markets'],
    as: 'point',
    selection: ({ place }) => ({ kind: 'place', id: String(place) }),
  },
  images: marketImages,
});
