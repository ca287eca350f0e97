import { expect, test } from 'vitest';
import { nearestLoaded } from '../../../src/features/map-stage/drawn-level.ts';

const nothing = { type: 'FeatureCollection' as const, features: [] };

test('a level that is not there yet is stood in for by the next coarser one that is', () => {
  expect(nearestLoaded('finest', { county: nothing, township: nothing, village: nothing })).toBe('village');
  expect(nearestLoaded('finest', { county: nothing, township: nothing })).toBe('township');
  expect(nearestLoaded('township', { county: nothing, finest: nothing })).toBe('county');
  expect(nearestLoaded('village', { village: nothing, finest: nothing })).toBe('village');
  expect(nearestLoaded('finest', {})).toBe('county');
});
