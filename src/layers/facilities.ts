import type { FeatureCollection, Point } from 'geojson';
import type { FacilityRecord } from '../schemas/places.ts';
import { cachedBy } from './style/cached-by.ts';
import { FONT_REGULAR } from './style/fonts.ts';
import { collection, geojsonSource, pointFeature } from './style/geojson.ts';
import { imageName, type LayerImages } from './style/images.ts';
import { defineLayer, NO_CODE } from './model/map-layer.ts';

/** Pictograms as SVG paths in a box of 12 × 12, drawn with the even-odd rule. */
const PICTOGRAMS: Record<FacilityRecord['facilityType'], string> = {
  CHARGING: 'M7 .5 2 7h3.4L4.6 11.5 10 4.8H6.4z',
  PARTY_SERVICE: 'M2.4 1h1.2v10.4H2.4zM4 1.6h6L8.4 4 10 6.4H4z',
  LEGAL_SERVICE:
    'M5.4 1h1.2v1.3l3.4.8L11.6 7a1.9 1.9 0 0 1-3.7 0l1.2-2.9-2.5-.6v6.3h2v1.2H3.4V9.8h2V3.5l-2.5.6L4.1 7A1.9 1.9 0 0 1 .4 7L2 3.1l3.4-.8z',
  LAW_HELP: 'M1 2h10v6.6H6.8L4 11V8.6H1zm2 1.8V5h6V3.8zm0 2.2v1h4V6z',
  POLICE_STATION:
    'M6 .6 10.6 2v4.2c0 2.6-2 4.4-4.6 5.2-2.6-.8-4.6-2.6-4.6-5.2V2zM6 3 5.2 5H3.1l1.7 1.3-.6 2L6 7.1l1.8 1.2-.6-2L8.9 5H6.8z',
  POLICE_POST:
    'M6 .6 10.6 2v4.2c0 2.6-2 4.4-4.6 5.2-2.6-.8-4.6-2.6-4.6-5.2V2zM6 2.2 3 3.1v3c0 1.8 1.3 3 3 3.6z',
  CZ_CENTER:
    'M6 .6 11.4 4v1.2H.6V4zM1.6 6h1.6v3.6H1.6zm3.6 0h1.6v3.6H5.2zm3.6 0h1.6v3.6H8.8zM.8 10.2h10.4v1.2H.8z',
  HEALTH: 'M4.4 1h3.2v3.4H11v3.2H7.6V11H4.4V7.6H1V4.4h3.4z',
  GOV_WINDOW: 'M1 1.6h10v8.8H1zm1.4 1.5v5.8h3V3.1zm4.2 0v5.8h3V3.1z',
  BUS_STOP:
    'M2 1.4h8v8H8.8v1.4H7.4V9.4H4.6v1.4H3.2V9.4H2zm1.4 1.4v3h5.2v-3zm.2 4.2v1.2h1.3V7zm3.5 0v1.2h1.3V7z',
  FIRE_WATCH:
    'M6.4.4c.4 2.4 3.6 3.8 3.6 7A4 4 0 0 1 6 11.6a4 4 0 0 1-4-4.2C2 5.8 3 4.6 3.8 3.6c.2 1 .6 1.6 1.2 2C5 3.8 5.4 1.8 6.4.4z',
};

/** Facilities as points, bus stops apart because they belong to the bus lines. */
export function facilityPoints(records: readonly FacilityRecord[]): {
  stops: FeatureCollection<Point>;
  others: FeatureCollection<Point>;
} {
  const points = (areStops: boolean): FeatureCollection<Point> =>
    collection(
      records
        .filter((record) => (record.facilityType === 'BUS_STOP') === areStops)
        .map(({ id, name, point, facilityType }) =>
          pointFeature(point, { facility: id, name, type: facilityType }),
        ),
    );
  return cachedBy(records, 'points', () => ({ stops: points(true), others: points(false) }));
}

/** A pictogram on a small rounded plate. */
const facilityImages: LayerImages = {
  prefix: 'facility',
  sizePx: 24,
  paint: (context, theme, [type = '']) => {
    context.beginPath();
    context.roundRect(-9.5, -9.5, 19, 19, 5);
    context.fillStyle = theme.map.disc;
    context.globalAlpha = 0.94;
    context.fill();
    context.globalAlpha = 1;
    context.lineWidth = 1;
    context.strokeStyle = theme.map.discRim;
    context.stroke();
    context.translate(-6, -6);
    context.fillStyle = theme.map.facility;
    const pictogram = new Path2D((PICTOGRAMS as Record<string, string>)[type] ?? PICTOGRAMS.GOV_WINDOW);
    context.clip(pictogram, 'evenodd');
    context.fillRect(0, 0, 12, 12);
  },
};

/** Facilities with a small pictogram per type; their names appear from near. */
export const facilities = defineLayer({
  id: 'facilities',
  shownWith: ['facilities'],
  needs: ['facilities'],
  wants: [],
  code: NO_CODE,
  data: ({ facilities: records }) => ({
    points: facilityPoints(records).others,
    types: [...new Set(records.map((record) => record.facilityType))].filter((type) => type !== 'BUS_STOP'),
  }),
  style: ({ points }, theme) => ({
    sources: { facilities: geojsonSource(points) },
    layers: [
      {
        id: 'facilities',
        type: 'symbol',
        source: 'facilities',
        minzoom: 10.5,
        layout: {
          'icon-image': imageName('facility', theme, 'type'),
          'icon-size': ['interpolate', ['linear'], ['zoom'], 10.5, 0.5, 14, 0.9, 17, 1.1],
          'icon-allow-overlap': ['step', ['zoom'], false, 12.5, true],
          'icon-padding': 1,
          'text-field': ['step', ['zoom'], '', 14.6, ['get', 'name']],
          'text-font': FONT_REGULAR,
          'text-size': 12,
          'text-offset': [0, 1.15],
          'text-anchor': 'top',
          'text-optional': true,
          'text-max-width': 9,
        },
        paint: {
          'text-color': theme.map.labelMinor,
          'text-halo-color': theme.map.labelHalo,
          'text-halo-width': 1.4,
        },
      },
    ],
  }),
  legend: ({ points, types }, theme) => ({
    id: 'facilities',
    titleKey: 'layer.facilities',
    noteKey: 'legend.count',
    noteValues: { n: points.features.length },
    inline: true,
    rows: types.map((type) => ({
      swatch: { kind: 'pictogram', path: PICTOGRAMS[type], colour: theme.map.facility },
      labelKey: `facilityType.${type}`,
    })),
  }),
  pick: {
    styleLayers: ['facilities'],
    as: 'point',
    selection: ({ facility }) => ({ kind: 'facility', id: String(facility) }),
  },
  images: facilityImages,
});
