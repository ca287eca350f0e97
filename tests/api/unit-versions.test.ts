import { QueryClient } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import { indexUnitsAt } from '../../src/api/unit-index.ts';
import { boundariesOfDay, restoreToday } from '../../src/api/unit-versions.ts';
import { otherVersions, unitsQuery } from '../../src/api/units.ts';
import type { UnitCollection, UnitProperties } from '../../src/schemas/units.ts';

type Feature = UnitCollection['features'][number];
const unit = (code: string, more: Partial<UnitProperties> = {}): Feature => ({
  type: 'Feature',
  id: code,
  properties: {
    code,
    level: 'grid',
    name: code,
    aliases: [],
    parentCode: '430202001001',
    schematic: false,
    origin: 'reported',
    areaM2: 1,
    labelPoint: [113, 27],
    quantities: {},
    ...more,
  },
  geometry: { type: 'Polygon', coordinates: [] },
});
const collection = (...features: Feature[]): UnitCollection => ({ type: 'FeatureCollection', features });

const A = unit('430202001001001000', { validTo: '2026-01-31' });
const B = unit('430202001001002000');
const C = unit('430202001001003000', { validFrom: '2026-02-01' });
const VILLAGE = unit('430202001001', { level: 'village', parentCode: '430202000000' });

describe('the boundaries of a day', () => {
  const queries = new QueryClient();
  const finest = collection(B, C);
  const villages = collection(VILLAGE);
  const boundaries = boundariesOfDay(queries, collection(A));
  queries.setQueryData(unitsQuery('finest').queryKey, finest);
  queries.setQueryData(unitsQuery('village').queryKey, villages);
  const shown = (key: readonly unknown[]) => queries.getQueryData<UnitCollection>(key);
  const codes = (key: readonly unknown[]) => shown(key)?.features.map(({ id }) => id);

  it('take the place of those of today, and levels that are the same stay the same', () => {
    boundaries.show('2026-01-15');
    expect(codes(['units', 'finest'])).toEqual([A.id, B.id]);
    expect(shown(['units', 'village'])).toBe(villages);
    expect(codes(otherVersions.queryKey)).toEqual([C.id]);
    const past = shown(['units', 'finest']);
    boundaries.show('2026-01-31');
    expect(shown(['units', 'finest'])).toBe(past);
  });

  it('give today back as it came', () => {
    boundaries.show('2026-02-01');
    expect(shown(['units', 'finest'])).toBe(finest);
    expect(codes(otherVersions.queryKey)).toEqual([A.id]);
  });

  it('are given back by whoever comes later, and when nobody shows them any more', () => {
    boundaries.show('2026-01-15');
    boundariesOfDay(queries, collection(A)).show('2026-02-01');
    expect(shown(['units', 'finest'])).toBe(finest);
    boundaries.show('2026-01-15');
    restoreToday(queries);
    expect(shown(['units', 'finest'])).toBe(finest);
    expect(codes(otherVersions.queryKey)).toEqual([A.id]);
  });

  it('hold for a reply that comes anew', () => {
    boundaries.show('2026-01-15');
    const renamed = unit('430202001001002000', { name: 'renamed' });
    queries.setQueryData(unitsQuery('finest').queryKey, collection(renamed, C));
    boundaries.show('2026-01-15');
    expect(shown(['units', 'finest'])?.features.map(({ properties }) => properties.name)).toEqual([
      A.id,
      'renamed',
    ]);
  });
});

describe('the index of the units of a day', () => {
  it('has the version that counts on it, whatever is drawn', () => {
    const late = unit(A.properties.code, { name: 'late', validFrom: '2026-02-01' });
    const nameOn = (day: string, collections = [collection(A, B), collection(late)]) =>
      indexUnitsAt(collections, day).get(A.properties.code)?.name;
    expect(nameOn('2026-01-31')).toBe(A.properties.code);
    expect(nameOn('2026-02-01')).toBe('late');
    expect(nameOn('2026-02-01', [collection(A, B)])).toBeUndefined();
  });
});
