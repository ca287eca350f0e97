import type { ReadContext } from '../../../src/domain/exchange/rows/read-context.ts';
import type { SourceRow, RowResult } from '../../../src/domain/exchange/fields/row-result.ts';
import { createUnitLocator } from '../../../src/domain/exchange/units/unit-locator.ts';
import { makeVocabularies } from '../../../server/load/vocabularies.ts';

/** 2026-05-01 12:00 in Zhuzhou: the time of every load in these tests. */
export const AS_OF = Date.UTC(2026, 4, 1, 4);

export const square = (west: number, south: number, side: number) => ({
  type: 'Polygon' as const,
  coordinates: [[[west, south], [west + side, south], [west + side, south + side], [west, south + side], [west, south]]], // prettier-ignore
});

const code = (name: string, zh: string) => ({
  code: name,
  labels: { 'zh-CN': zh, en: name },
  origin: 'assumed' as const,
});

/**
 * A county from 113° 27° to 114° 28° with one township, 0.2° wide, in it. The bounds of the data set leave a tenth of a
 * degree around the county in which there is no unit.
 */
export const context: ReadContext = {
  crs: 'wgs84',
  bounds: [112.9, 26.9, 114.1, 28.1],
  asOf: AS_OF,
  vocabularies: makeVocabularies({
    categories: [code('B1', '路灯')],
    channels: [code('GRID_APP', '网格员')],
    departments: [code('CG', '城管')],
    staffingSchemes: [],
  }),
  locator: createUnitLocator([
    {
      code: '430202000000',
      level: 'county',
      areaM2: 1.1e10,
      labelPoint: [113.5, 27.5],
      geometry: square(113, 27, 1),
    },
    {
      code: '430202001000',
      level: 'township',
      areaM2: Math.PI * 1e8,
      labelPoint: [113.3, 27.3],
      geometry: square(113.2, 27.2, 0.2),
    },
  ]),
};

/** Row 7 of a file, with these cells; what is `undefined` is a blank cell. */
export function rowOf(values: Readonly<Record<string, unknown>>, geometry?: unknown): SourceRow {
  return {
    row: 7,
    values: new Map(Object.entries(values).filter(([, value]) => value !== undefined)),
    geometry,
  };
}

/** What is wrong with a row: `field: reason`. */
export const faultsOf = ({ rejections }: RowResult): string[] =>
  rejections.map(({ field, reason }) => `${field}: ${reason}`);

/** What was changed in a row: `field: from → to: why`. */
export const repairsOf = ({ repairs }: RowResult): string[] =>
  repairs.map(({ field, from, to, why }) => `${field}: ${from} → ${to}: ${why}`);

/** What a reader of the report is told about a row: `field: message`. */
export const warningsOf = ({ warnings }: RowResult): string[] =>
  warnings.map(({ field, message }) => `${field}: ${message}`);

/** The least that a row of each kind has to say. */
export const LEAST_ROWS = {
  incidents: {
    eventNo: 'ZZ-1',
    title: '路灯不亮',
    categoryCode: 'B1',
    channel: 'GRID_APP',
    tier: 'L1',
    urgency: 'normal',
    status: 'reported',
    reportedAt: '2026-04-30 08:00',
    longitude: 113.3,
    latitude: 27.3,
  },
  cases: {
    caseNo: 'A-1',
    occurredFrom: '2026-04-30 08:00',
    occurredTo: '2026-04-30 09:00',
    reportedAt: '2026-04-30 10:00',
    placeType: 'MALL',
    status: 'filed',
    longitude: 113.3,
    latitude: 27.3,
  },
  cameras: {
    gbId: '43020200001320000001',
    name: '路口',
    pointClass: '1',
    ownerSector: 'police',
    status: 'online',
    longitude: 113.3,
    latitude: 27.3,
  },
  places: { id: 'p1', name: '广场', kind: 'SQUARE', longitude: 113.3, latitude: 27.3 },
  facilities: { id: 'f1', name: '派出所', facilityType: 'POLICE_STATION', longitude: 113.3, latitude: 27.3 },
  lines: { id: 'l1', name: '湘江', kind: 'RIVER' },
  units: { code: '430202002000', name: '街道' },
} as const;

export type RowKind = keyof typeof LEAST_ROWS;

/** The geometry without which a row of the kind is none. */
export const GEOMETRIES: Partial<Record<RowKind, unknown>> = {
  lines: { type: 'LineString', coordinates: [[113.1, 27.1], [113.2, 27.2]] }, // prettier-ignore
  units: square(113.6, 27.6, 0.1),
};
