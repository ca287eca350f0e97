import type { FeatureCollection, Point } from 'geojson';
import { formatIso } from '../time/zone.ts';
import type { BlindSpots, UnknownSectors } from './blind-spots.ts';

/** Proposed positions as a table: a row of column names, then one row a position. Numbers with a point, shares 0–1. */
export function proposalRows(found: BlindSpots, way: UnknownSectors): string[][] {
  const records = proposalRecords(found, way);
  const [first] = records;
  return first === undefined
    ? []
    : [Object.keys(first), ...records.map((record) => Object.values(record).map(String))];
}

/** The same as GeoJSON (RFC 7946). */
export function proposalFeatures(found: BlindSpots, way: UnknownSectors): FeatureCollection<Point> {
  return {
    type: 'FeatureCollection',
    features: proposalRecords(found, way).map(({ longitude, latitude, ...properties }) => ({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [longitude, latitude] },
      properties,
    })),
  };
}

function proposalRecords({ ways, window, viewRadiusM }: BlindSpots, way: UnknownSectors) {
  const rounded = (value: number, digits: number): number => Number(value.toFixed(digits));
  return ways[way].proposals.map(({ order, position, gainPerYear, gainShare, sumShare, cases }) => ({
    order,
    longitude: rounded(position[0], 6),
    latitude: rounded(position[1], 6),
    gain_per_52_weeks: rounded(gainPerYear, 3),
    gain_share: rounded(gainShare, 4),
    sum_share: rounded(sumShare, 4),
    cases,
    view_radius_m: viewRadiusM,
    unknown_sectors: way,
    window_from: formatIso(window.from),
    window_to: formatIso(window.to),
  }));
}
