import { expect, test } from 'vitest';
import { drawnLevel, nearestLoaded } from '../../../src/features/map-stage/unit-colours.ts';

const nothing = { type: 'FeatureCollection' as const, features: [] };

test('a level that is not there yet is stood in for by the next coarser one that is', () => {
  expect(nearestLoaded('finest', { county: nothing, township: nothing, village: nothing })).toBe('village');
  expect(nearestLoaded('finest', { county: nothing, township: nothing })).toBe('township');
  expect(nearestLoaded('township', { county: nothing, finest: nothing })).toBe('county');
  expect(nearestLoaded('village', { village: nothing, finest: nothing })).toBe('village');
  expect(nearestLoaded('finest', {})).toBe('county');
});

test('the zoom chooses the level of the whole city', () => {
  expect(drawnLevel('auto', 8.5, null)).toBe('county');
  expect(drawnLevel('auto', 12, null)).toBe('finest');
});

test('a unit that was drilled into shows at least what it is divided into', () => {
  expect(drawnLevel('auto', 8.5, '430281000000')).toBe('township');
  expect(drawnLevel('auto', 8.5, '430281121000')).toBe('village');
  expect(drawnLevel('county', 8.5, '430203000000')).toBe('township');
  expect(drawnLevel('auto', 12, '430203000000')).toBe('finest');
  expect(drawnLevel('village', 12, '430202001003901000')).toBe('finest');
});

test('grids and micro-grids are drawn among the finest units', () => {
  expect(drawnLevel('grid', 8, null)).toBe('finest');
  expect(drawnLevel('micro-grid', 8, '430202000000')).toBe('finest');
});
