import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { simulateCases } from '../../../src/domain/simulation/cases/simulate-cases.ts';
import { parseIso } from '../../../src/domain/time/zone.ts';
import { bundledCaseCity } from '../../data/bundled-city.ts';
import { BLOCK_CITY_PLACES, blockCity } from '../../fixtures/block-city.ts';
import { cityCalibration, digestOf } from './incidents/simulation-checks.ts';
import { planAll } from './rehearsal/feed-fixtures.ts';

/*
 * A seed that somebody wrote down (of a data set, of a rehearsal) makes the same today as it did then. A change of the
 * simulator or of the calibration that makes something else is told in the CHANGELOG and gets new digests here.
 */

const asOf = parseIso('2026-11-20T22:41:07+08:00');
const sha = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16);

test.each([
  [7, 400, '39d04f7b9ca70f5e'],
  [2_026, 3_000, '5f44f61aa4f1c11f'],
])('incidents of the seed %d, %d of them', (seed, volume, digest) => {
  const made = digestOf({
    seed,
    asOf,
    volume,
    calibration: cityCalibration(),
    units: blockCity(),
    places: BLOCK_CITY_PLACES,
  });
  expect(made.digest.slice(0, 16)).toBe(digest);
});

test('cases of a seed', () => {
  expect(sha(simulateCases({ seed: 7, asOf, city: bundledCaseCity(), volume: 400 }))).toBe(
    '6423dcc87649eb50',
  );
});

test('the batches of a rehearsal', () => {
  expect(sha(planAll())).toBe('4f7af4525eea1994');
});
