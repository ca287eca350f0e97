import { expect, test } from 'vitest';
import type { UnitCollection, UnitProperties } from '../../../src/schemas/units.ts';
import { indexUnits, type UnitIndex } from '../../../src/api/unit-index.ts';
import { rotationStops } from '../../../src/features/wall/rotation-stops.ts';

const unit = (code: string, level: UnitProperties['level']): UnitCollection['features'][number] => ({
  type: 'Feature',
  geometry: { type: 'Polygon', coordinates: [] },
  properties: {
    code,
    level,
    name: `name of ${code}`,
    aliases: [],
    schematic: true,
    origin: 'synthetic',
    areaM2: 1,
    labelPoint: [113, 27],
    quantities: {},
  },
});

const units: UnitIndex = indexUnits([
  {
    type: 'FeatureCollection',
    features: [
      unit('430203000000', 'county'),
      unit('430202000000', 'county'),
      unit('430202001000', 'township'),
      unit('430202002000', 'township'),
      unit('430203001000', 'township'),
      unit('430202001001', 'village'),
      unit('HT-PQ-01', 'area'),
    ],
  },
]);

const load = (unitCode: string, open: number) => ({ unitCode, open, overdue: 0, dueSoon: 0 });

test('of the city: all of it, its districts in the order of their codes, the busiest streets that are busy at all', () => {
  const stops = rotationStops(units, null, [
    { level: 'county', units: [load('430203000000', 7)] },
    { level: 'township', units: [load('430202002000', 2), load('430203001000', 9), load('430202001000', 0)] },
    { level: 'village', units: [load('430202001001', 99)] },
  ]);
  expect(stops.map(({ code, open }) => [code, open])).toEqual([
    [null, undefined],
    ['430202000000', undefined],
    ['430203000000', 7],
    ['430203001000', 9],
    ['430202002000', 2],
  ]);
});

test('of a district: itself and what lies directly below it', () => {
  expect(rotationStops(units, '430202000000', undefined).map(({ code }) => code)).toEqual([
    '430202000000',
    '430202001000',
    '430202002000',
  ]);
});

test('without units there is the city alone', () => {
  expect(rotationStops(new Map(), null, undefined)).toEqual([
    { code: null, name: undefined, open: undefined },
  ]);
});
