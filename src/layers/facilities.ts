import type { FeatureCollection, Point } from 'geojson';
import type { FacilityRecord } from '../schemas/places.ts';
import type { Theme } from '../themes/theme.ts';
import { cachedBy } from './model/cached-by.ts';
import { FACILITY_PATHS } from './facility-paths.ts';
import { FONT_REGULAR, feature, geojsonSource, type ScenePart } from './scene.ts';

export type FacilityCollection = FeatureCollection<Point>;

/** Facilities as points, bus stops apart because they belong to the bus lines. */
export function splitFacilities(records: readonly FacilityRecord[]): {
  stops: FacilityCollection;
  others: FacilityCollection;
} {
  const points = (wanted: boolean): FacilityCollection => ({
    type: 'FeatureCollection',
    features: records
      .filter((record) => (record.facilityType === 'BUS_STOP') === wanted)
      .map((record) =>
        feature(
          { type: 'Point' as const, coordinates: record.point },
          { facility: record.id, name: record.name, type: record.facilityType },
        ),
      ),
  });
  return cachedBy(records, 'split', () => ({ stops: points(true), others: points(false) }));
}

/** Facilities with a small pictogram per type; their names appear from near. */
export function facilities(records: readonly FacilityRecord[] | undefined, theme: Theme): ScenePart {
  if (records === undefined) return { sources: {}, layers: [] };
  const { others } = splitFacilities(records);
  const types = [...new Set(records.map((record) => record.facilityType))].filter(
    (type) => type !== 'BUS_STOP',
  );
  return {
    sources: { facilities: geojsonSource(others) },
    layers: [
      {
        id: 'facilities',
        type: 'symbol',
        source: 'facilities',
        minzoom: 10.5,
        layout: {
          'icon-image': ['concat', `facility|${theme.id}|`, ['get', 'type']],
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
    legend: {
      id: 'facilities',
      titleKey: 'layer.facilities',
      noteKey: 'legend.count',
      noteValues: { n: others.features.length },
      inline: true,
      rows: types.map((type) => ({
        swatch: { kind: 'pictogram', path: FACILITY_PATHS[type], colour: theme.map.facility },
        labelKey: `facilityType.${type}`,
      })),
    },
  };
}
