import { describe, expect, test } from 'vitest';
import {
  nearRepeatReach,
  nearRepeatZones,
} from '../../../../src/domain/hotspots/near-repeat/near-repeat-zones.ts';

const bands = [100, 200, 400];
const days = [7, 14];
const table = (p: number[][], ratio = p.map((row) => row.map(() => 2))) => ({
  p,
  ratio,
  observed: ratio,
  expected: ratio,
});

describe('the reach of a table', () => {
  test('ends at the first distance that is not significant', () => {
    const p = [[0.002, 0.002], [0.002, 0.4], [0.002, 0.002]]; // prettier-ignore
    expect(nearRepeatReach(table(p), bands, 0.05).radiusM).toEqual([400, 100]);
  });

  test('is nothing where fewer pairs than expected are what is unusual', () => {
    const p = [[0.002, 0.002], [0.002, 0.002], [0.002, 0.002]]; // prettier-ignore
    const ratio = [[0.5, 1.4], [2, 2], [2, 2]]; // prettier-ignore
    expect(nearRepeatReach(table(p, ratio), bands, 0.05).radiusM).toEqual([null, 400]);
  });

  test('holds the false discovery rate over all cells: one p of 0.04 among six is chance', () => {
    const p = [[0.04, 0.9], [0.8, 0.9], [0.7, 0.9]]; // prettier-ignore
    expect(nearRepeatReach(table(p), bands, 0.05)).toEqual({ radiusM: [null, null], threshold: 0 });
  });
});

describe('zones', () => {
  const reach = { radiusM: [400, 100], threshold: 0.01 };

  test('shrink with their age, fade and expire; cases to come have none', () => {
    expect(nearRepeatZones([0, 7, 8, 14, 15, -1], reach, days)).toEqual([
      { index: 0, radiusM: 400, ageDays: 0, lifeDays: 14, strength: 1 },
      { index: 1, radiusM: 400, ageDays: 7, lifeDays: 14, strength: 0.5 },
      { index: 2, radiusM: 100, ageDays: 8, lifeDays: 14, strength: 1 - 8 / 14 },
      { index: 3, radiusM: 100, ageDays: 14, lifeDays: 14, strength: 0 },
    ]);
  });

  test('end with the first week that shows nothing, whatever comes later', () => {
    const gap = { radiusM: [200, null, 400], threshold: 0.01 };
    expect(nearRepeatZones([3, 10, 18], gap, [7, 14, 21]).map(({ index }) => index)).toEqual([0]);
    const none = { radiusM: [null, 400], threshold: 0.01 };
    expect(nearRepeatZones([3, 10], none, days)).toEqual([]);
  });
});
