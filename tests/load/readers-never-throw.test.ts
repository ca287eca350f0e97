import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readGeoJson } from '../../src/domain/exchange/files/geojson-rows.ts';
import { findPersonalData } from '../../src/domain/exchange/fields/personal-data.ts';
import { assignUnitCodes } from '../../src/domain/exchange/units/assign-unit-codes.ts';
import { createUnitReader } from '../../src/domain/exchange/rows/read-unit.ts';
import type { SourceRow } from '../../src/domain/exchange/fields/row-result.ts';
import { checkRecord } from '../../server/load/check-record.ts';
import { LAYER_KINDS } from '../../server/load/layer-kinds.ts';
import { READ_CONTEXT as context } from '../support/read-context.ts';
import { layerSchema, type Layer } from '../../src/schemas/dataset.ts';

const KINDS = Object.keys(LAYER_KINDS) as Layer['kind'][];

/** Cells as they come: anything JSON can say, and texts close to what is wanted. */
const cell = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom<unknown>('113.1', 27.5, '2024-03-01 08:00', 'B1', 'GRID_APP', 'closed', '430202', 'ON_BUS', 'GOLD:<1k', '1', '是', '路灯', '1,200', 'NaN', '\u0000', '\ud800') }, // prettier-ignore
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 30 }) },
);
const position = fc.oneof(
  fc.tuple(fc.double({ min: 112, max: 115 }), fc.double({ min: 26, max: 29 })),
  fc.array(fc.oneof(fc.double(), fc.constant(null), fc.string()), { maxLength: 3 }),
);
const geometry = fc.oneof(
  fc.constant(undefined),
  fc.constant(null),
  fc.jsonValue({ maxDepth: 2 }),
  fc.record({ type: fc.constant('Point'), coordinates: position }),
  fc.record({ type: fc.constant('LineString'), coordinates: fc.array(position, { maxLength: 6 }) }),
  fc.record({
    type: fc.constant('Polygon'),
    coordinates: fc.array(fc.array(position, { maxLength: 8 }), { maxLength: 3 }),
  }),
  fc.record({
    type: fc.constantFrom('MultiPolygon', 'MultiPoint', 'Whatever'),
    coordinates: fc.jsonValue({ maxDepth: 3 }),
  }),
);

describe.each(KINDS)('rows of %s', (kind) => {
  const layer = layerSchema.parse({ id: 'x', kind, file: 'x.json' });
  const reader = LAYER_KINDS[kind].createReader(context, layer);

  it('are accepted or rejected with a reason, whatever they hold', () => {
    const values = fc.record(Object.fromEntries(reader.fields.map(({ field }) => [field, cell])), {
      requiredKeys: [],
    });
    fc.assert(
      fc.property(values, geometry, (cells, shape) => {
        const source: SourceRow = { row: 1, values: new Map(Object.entries(cells)), geometry: shape };
        const read = reader.read(source);
        const result = checkRecord<unknown>(LAYER_KINDS[kind].recordSchema, source, read);
        if (result.record) expect(result.rejections).toEqual([]);
        else {
          expect(result.rejections.length).toBeGreaterThan(0);
          for (const { row: number, reason } of result.rejections) {
            expect(number).toBe(1);
            expect(reason).not.toBe('');
          }
        }
        if (kind === 'units' && read.record)
          expect(
            assignUnitCodes([{ source, result: { ...read, record: read.record } }], new Map()),
          ).toHaveLength(1);
      }),
      { numRuns: 400 },
    );
  });
});

describe('whole files', () => {
  it('of any text are GeoJSON or a fault', () => {
    const text = fc.oneof(
      fc.string(),
      fc.json(),
      fc.json().map((json) => `{"type":"FeatureCollection","features":${json}}`),
    );
    fc.assert(
      fc.property(text, (content) => {
        const read = readGeoJson(content);
        expect('fault' in read ? read.fault.length : read.features.length).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('nested beyond all reason are a fault, not a crash', () => {
    const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
    const read = readGeoJson(
      `{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":${deep}}}]}`,
    );
    expect('fault' in read || read.features.length === 1).toBe(true);
    if ('fault' in read) return;
    const reader = createUnitReader(context, undefined);
    const values = new Map([['name', '深']]);
    expect(reader.read({ row: 1, values, geometry: read.features[0]?.geometry }).rejections).not.toEqual([]);
  });

  it('are searched for personal data in any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void findPersonalData(text)));
  });
});
