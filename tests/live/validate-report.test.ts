import { describe, expect, it } from 'vitest';
import { createCellCacheLocator } from '../../server/ingest/cell-cache-locator.ts';
import type { ReferenceData } from '../../server/ingest/reference-data.ts';
import { validateReport } from '../../server/ingest/validate-report.ts';
import type { IngestContext } from '../../server/ingest/validate-row.ts';
import { createUnitLocator, type LocatableUnit } from '../../src/domain/exchange/units/unit-locator.ts';
import { makeReport } from './live-city.ts';

const NOW = Date.parse('2026-11-20T12:00:00+08:00');
const { longitude, latitude, categoryCode, channel } = makeReport('A-1');
const [w, s, e, n] = [longitude - 0.01, latitude - 0.01, longitude + 0.01, latitude + 0.01];
const grid = (code: string, days: Pick<LocatableUnit, 'validFrom' | 'validTo'>): LocatableUnit => ({
  code,
  level: 'grid',
  areaM2: 1,
  labelPoint: [longitude, latitude],
  geometry: { type: 'Polygon', coordinates: [[[w, s], [e, s], [e, n], [w, n], [w, s]]] }, // prettier-ignore
  ...days,
});
const [OLD, NEW] = ['430211101008901000', '430211101008902000'] as const;
const UNITS = [grid(OLD, { validTo: '2026-10-31' }), grid(NEW, { validFrom: '2026-11-01' })];
const DATA: ReferenceData = {
  locator: createCellCacheLocator(createUnitLocator(UNITS), UNITS, NOW),
  wholeCodes: new Set([OLD, NEW]),
  categories: new Map([[categoryCode, null]]),
  channels: new Set([channel]),
  departments: new Set(),
  isInCity: () => true,
};
const CONTEXT: IngestContext = {
  now: NOW,
  grant: { id: 'token', source: 'test', counties: [], origin: 'reported' },
};
const validate = (fields: object) => validateReport({ ...makeReport('A-1'), ...fields }, 1, DATA, CONTEXT);

describe('a report on a border in time', () => {
  it.each([
    ['2026-10-31T23:59:59+08:00', OLD],
    ['2026-10-31T15:59:59Z', OLD],
    ['2026-11-01T00:00:00+08:00', NEW],
    ['2026-10-31T16:00:00Z', NEW],
  ])('%s lies in %s', (reportedAt, unitCode) => {
    expect(validate({ reportedAt })).toMatchObject({ unitCode });
  });

  it('is refused for its time alone where that is in no sensible year', () => {
    const reasons = validate({ reportedAt: '1026-11-01T00:00:00+08:00', unitCode: NEW });
    expect(Array.isArray(reasons) && reasons.map(({ field }: { field: string }) => field)).toEqual([
      'reportedAt',
    ]);
  });
});

describe('the key of a report', () => {
  const faults = (sourceId: unknown) => {
    const result = validate({ sourceId });
    return Array.isArray(result) ? result.map(({ field, reason }) => `${field} ${reason}`) : [];
  };

  it.each([
    ['a number', Number('202403050000000001'), /^sourceId .*string/],
    ['a small number', 12, /^sourceId .*string/],
    ['an exponent that lost digits', '4.30202E+17', /^sourceId .*lost digits/],
    ['a number with more digits than a double holds', '202403050000000001.0', /^sourceId .*lost digits/],
    ['an invisible sign', 'A\u200b1', /^sourceId holds invisible signs$/],
    ['the order of writing', '\u202eA1', /^sourceId holds invisible signs$/],
  ])('%s is refused, not stored as another one', (_, sourceId, reason) => {
    const [fault, ...others] = faults(sourceId);
    expect(fault).toMatch(reason);
    expect(others).toEqual([]);
  });

  it.each(['A-1', '202403050000000001', '株芦〔2024〕12号', '2E15', '0012'])(
    '%s is taken as it is',
    (sourceId) => {
      expect(validate({ sourceId })).toMatchObject({ sourceId });
    },
  );
});
