import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { featureCollectionText } from '../../server/http/feature-collection.ts';
import { LayerCounts } from '../../server/load/layer-counts.ts';
import { LAYER_KINDS } from '../../server/load/layer-kinds.ts';
import { readRawRows } from '../../server/load/read-rows.ts';
import { toCsv } from '../../src/domain/emergency/export-steps.ts';
import { isBlank } from '../../src/domain/exchange/fields/column-mapping.ts';
import { cellText } from '../../src/domain/exchange/fields/row-result.ts';
import { formatIso } from '../../src/domain/time/zone.ts';
import { layerSchema, type Layer } from '../../src/schemas/dataset.ts';
import { READ_CONTEXT } from '../support/read-context.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'gridlight-round-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Row = Record<string, unknown>;

/** The guard that the product itself writes, and a doubt about text that looks like rows. */
const EXPECTED = /^guard of a spreadsheet removed$|look like rows/;

/** The records that a file of a kind gives; each of its rows has to be one, without a repair. */
async function load(kind: Layer['kind'], file: string, text: string, isExact = true): Promise<Row[]> {
  writeFileSync(path.join(folder, file), text);
  const layer = layerSchema.parse({ id: 'x', kind, file });
  const counts = new LayerCounts();
  const reader = LAYER_KINDS[kind].createReader(READ_CONTEXT, layer);
  const records: Row[] = [];
  const { rowShape } = LAYER_KINDS[kind];
  for await (const { result } of readRawRows({
    folder,
    layer,
    crs: 'wgs84',
    reader,
    counts,
    kind: { rowShape },
    onStep: () => undefined,
  })) {
    expect(result.rejections).toEqual([]);
    if (isExact) expect(result.repairs.filter(({ why }) => !EXPECTED.test(why))).toEqual([]);
    records.push(result.record!);
  }
  return records;
}

/** A record as one row under our field names: what is nested as JSON, lists as lists, times as ISO 8601. */
function cellsOf(record: Row): Map<string, string> {
  const cells = new Map<string, string>();
  for (const [field, value] of Object.entries(record)) {
    if (field === 'point') {
      const [longitude, latitude] = value as [number, number];
      cells.set('longitude', String(longitude)).set('latitude', String(latitude));
    } else if (field.endsWith('At') && typeof value === 'number') cells.set(field, formatIso(value));
    else if (Array.isArray(value) && value.every((item) => typeof item === 'string'))
      cells.set(field, value.join(';'));
    else if (typeof value === 'object') cells.set(field, JSON.stringify(value));
    else cells.set(field, cellText(value));
  }
  return cells;
}

function csvOf(records: readonly Row[]): string {
  const rows = records.map(cellsOf);
  const names = [...new Set(rows.flatMap((cells) => [...cells.keys()]))];
  return toCsv([names, ...rows.map((cells) => names.map((name) => cells.get(name) ?? ''))]);
}

const id = fc.stringMatching(/^[A-Z]{1,3}-[0-9]{1,20}$/);
const text = fc
  .string({
    unit: fc.constantFrom('"', "'", '=', '-', ',', ';', '\\', '\n', ' ', '甲', '灯', 'a', '+', '@', '\t'),
    minLength: 1,
    maxLength: 12,
  })
  .map((content) => content.trim())
  .filter((content) => !isBlank(content) && !/^=\s*"/.test(content));
const place = {
  longitude: fc.integer({ min: 1_131, max: 1_139 }).map((x) => x / 10),
  latitude: fc.constant(27.5),
};
const SHARED = { origin: fc.constant('reported'), ...place };

/** Rows of each kind that can be a table, with all sorts of text in them. */
const ROWS: Partial<Record<Layer['kind'], fc.Arbitrary<Row>>> = {
  incidents: fc.record({
    eventNo: id, title: text, summary: text, categoryCode: fc.constant('B1'), channel: fc.constant('GRID_APP'),
    tier: fc.constant('L1'), urgency: fc.constantFrom('normal', 'urgent'), status: fc.constant('reported'),
    reportedAt: fc.constant('2024-03-01T08:07:05+08:00'), parentEventNo: id, ...SHARED,
  }, { requiredKeys: ['eventNo', 'title', 'categoryCode', 'channel', 'tier', 'urgency', 'status', 'reportedAt', 'longitude', 'latitude'] }),
  cameras: fc.record({
    gbId: fc.integer({ min: 0, max: 999_999 }).map((n) => `43020200081320${String(n).padStart(6, '0')}`), name: text,
    pointClass: fc.constant('1'), ownerSector: fc.constant('police'), status: fc.constant('online'), azimuthDeg: fc.nat(359), ...SHARED,
  }),
  places: fc.record({ id, name: text, kind: fc.constant('SQUARE'), note: text, ...SHARED }),
  facilities: fc.record({ id, name: text, facilityType: fc.constant('CHARGING'), capacity: fc.nat(99), source: text, ...SHARED }),
  cases: fc.record({
    caseNo: id, occurredFrom: fc.constant('2024-03-01T08:00:00+08:00'), occurredTo: fc.constant('2024-03-01T09:00:00+08:00'),
    reportedAt: fc.constant('2024-03-01T10:00:00+08:00'), placeType: fc.constant('MALL'), status: fc.constant('filed'),
    property: fc.constant('PHONE:1-3k; CASH:<1k'), methods: fc.constantFrom('HAND', 'HAND;TOOL'), ...SHARED,
  }),
}; // prettier-ignore

/** Records of points as GeoJSON, as the server writes it. */
function geoJsonOf(records: readonly Row[]): string {
  return featureCollectionText(
    records.map((record, index) => {
      const { longitude, latitude, ...properties } = Object.fromEntries(cellsOf(record));
      const geometry = `{"type":"Point","coordinates":[${longitude},${latitude}]}`;
      return { id: String(index), properties, geometry };
    }),
  );
}

describe('what is read, written and read again', () => {
  const written = [['a table', 'b.csv', csvOf], ['GeoJSON', 'b.geojson', geoJsonOf]] as const; // prettier-ignore
  const kinds = Object.entries(ROWS) as [Layer['kind'], fc.Arbitrary<Row>][];
  const cases = written.flatMap(([as, ...how]) => kinds.map(([kind, row]) => [kind, as, row, ...how] as const)); // prettier-ignore
  it.each(cases)('%s as %s are the same', async (kind, _, row, file, textOf) => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 5 }), async (rows) => {
        const features = rows.map(({ longitude, latitude, ...properties }) => ({
          type: 'Feature', properties, geometry: { type: 'Point', coordinates: [longitude, latitude] },
        })); // prettier-ignore
        const text = JSON.stringify({ type: 'FeatureCollection', features });
        const records = await load(kind, 'a.geojson', text);
        expect(await load(kind, file, textOf(records))).toEqual(records);
      }),
      { numRuns: 30 },
    );
  });

  it('figures as their list are the same', async () => {
    const figure = fc.record(
      {
        id, source: text, quote: text, subject: text, metric: id, unit: text, value: fc.double({ noNaN: true, noDefaultInfinity: true }),
        labels: fc.record({ 'zh-CN': text, en: text }, { requiredKeys: ['zh-CN'] }), seed: fc.constantFrom('S0', 'S1'),
        qualifier: fc.constantFrom('eq', 'ge', 'lt'), asOf: fc.constant('2024-01-01'), asOfInferred: fc.boolean(), period: text,
        check: fc.record({ method: text, verdict: fc.constant('ok'), recomputed: fc.integer() }, { requiredKeys: ['method', 'verdict'] }),
        translations: fc.record({ en: fc.record({ source: text }) }),
      },
      { requiredKeys: ['id', 'source', 'quote', 'subject', 'metric', 'unit', 'value', 'labels', 'seed', 'qualifier', 'asOf', 'check'] },
    ); // prettier-ignore
    await fc.assert(
      fc.asyncProperty(fc.array(figure, { minLength: 1, maxLength: 5 }), async (figures) => {
        const records = await load('figures', 'a.json', JSON.stringify(figures));
        expect(await load('figures', 'b.json', JSON.stringify(records))).toEqual(records);
        expect(await load('figures', 'c.json', JSON.stringify({ figures: records }))).toEqual(records);
      }),
      { numRuns: 30 },
    );
  });
});

describe('what the server gives away as GeoJSON, read again', () => {
  const square = (west: number, side: number) => [[west, 27.2], [west + side, 27.2], [west + side, 27.2 + side], [west, 27.2 + side], [west, 27.2]]; // prettier-ignore

  it('units are the same', async () => {
    const unit = fc.record({
      name: text,
      note: text,
      aliases: fc.array(id, { maxLength: 2 }),
      west: fc.nat(5),
      side: fc.integer({ min: 1, max: 3 }),
      isMulti: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(unit, { minLength: 1, maxLength: 4 }), async (units) => {
        const features = units.map(({ west, side, isMulti, ...properties }, i) => {
          const ring = square(113 + west / 10, side / 10);
          const geometry = isMulti
            ? { type: 'MultiPolygon', coordinates: [[ring], [square(113.9, 0.05)]] }
            : { type: 'Polygon', coordinates: [ring] };
          return {
            type: 'Feature',
            properties: {
              code: `43020${i + 1}000000`,
              origin: 'reported',
              schematic: true,
              quantities: { households: { value: 7, unit: '户' } },
              ...properties,
            },
            geometry,
          };
        });
        const records = await load(
          'units',
          'a.geojson',
          JSON.stringify({ type: 'FeatureCollection', features }),
          false,
        );
        const written = featureCollectionText(
          records.map(({ geometry, ...properties }) => ({
            id: String(properties['code']),
            properties,
            geometry: JSON.stringify(geometry),
          })),
        );
        expect(await load('units', 'b.geojson', written, false)).toEqual(records);
      }),
      { numRuns: 20 },
    );
  });

  it('lines are the same', async () => {
    const line = fc.record({
      id,
      name: text,
      kind: fc.constant('BUS_LINE'),
      stopIds: fc.array(id, { maxLength: 3 }),
      headwayMin: fc.integer({ min: 1, max: 60 }),
      source: text,
      origin: fc.constant('reported'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 4 }), async (lines) => {
        const features = lines.map((properties, i) => ({ id: properties.id, properties, geometry: JSON.stringify({ type: 'LineString', coordinates: [[113.1 + i / 10, 27.2], [113.2, 27.9]] }) })); // prettier-ignore
        const records = await load('lines', 'a.geojson', featureCollectionText(features));
        const written = featureCollectionText(
          records.map(({ geometry, ...properties }) => ({
            id: String(properties['id']),
            properties,
            geometry: JSON.stringify(geometry),
          })),
        );
        expect(await load('lines', 'b.geojson', written)).toEqual(records);
      }),
      { numRuns: 30 },
    );
  });
});
