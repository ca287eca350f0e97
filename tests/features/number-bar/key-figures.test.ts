import { expect, test } from 'vitest';
import { insideOf } from '../../../src/domain/grids/codes.ts';
import { DEFAULT_FILTER } from '../../../src/domain/engine/api/filter.ts';
import { isNarrowed, readCameraFigures } from '../../../src/features/number-bar/key-figures.ts';
import { longPeriod, resolvedPeriod, shortPeriod } from '../../../src/features/number-bar/period-text.ts';
import type { CameraRecord } from '../../../src/schemas/cameras.ts';

function camera(status: CameraRecord['status'], unitCode?: string, statusAt?: string): CameraRecord {
  return {
    gbId: '43020200001310000001',
    gbVersion: 2022,
    name: 'Camera',
    pointClass: 1,
    ownerSector: 'police',
    status,
    origin: 'synthetic',
    ...(unitCode !== undefined && { unitCode }),
    ...(statusAt !== undefined && { statusAt }),
  };
}

const CAMERAS = [
  camera('online', '430202001001000', '2026-11-20T22:00:00+08:00'),
  camera('offline', '430202001002000', '2026-11-20T22:30:00+08:00'),
  camera('online', '430204001001000', '2026-11-20T23:00:00+08:00'),
  camera('removed', '430202001001000', '2026-11-20T23:30:00+08:00'),
  camera('online'),
];

test('the cameras of the whole city are all that are not removed, with or without a unit', () => {
  expect(readCameraFigures(CAMERAS, undefined)).toEqual({
    online: 3,
    total: 4,
    latestStatusAt: '2026-11-20T23:00:00+08:00',
  });
});

test('the cameras of a unit are those whose unit lies in it; the others and those without a unit stay out', () => {
  expect(readCameraFigures(CAMERAS, insideOf('430202000000', undefined))).toEqual({
    online: 1,
    total: 2,
    latestStatusAt: '2026-11-20T22:30:00+08:00',
  });
  expect(readCameraFigures(CAMERAS, () => false)).toEqual({ online: 0, total: 0, latestStatusAt: '' });
});

test('a unit lies in the focused one by its code, or by the list of an area', () => {
  expect(insideOf('430202000000', undefined)('430202001000')).toBe(true);
  expect(insideOf('430202000000', undefined)('430203001000')).toBe(false);
  expect(insideOf('area-1', ['430203001000'])('430203001000')).toBe(true);
  expect(insideOf('area-1', ['430203001000'])('430202001000')).toBe(false);
});

test('the range and the unit do not narrow what is counted, every other clause does', () => {
  expect(
    isNarrowed({ ...DEFAULT_FILTER, unitCode: '430202000000', range: { kind: 'preset', preset: 'all' } }),
  ).toBe(false);
  for (const clause of [
    { categories: ['A'] },
    { channels: ['app'] },
    { tiers: ['L1'] },
    { progresses: ['done'] },
    { weekHours: [8] },
    { calendar: ['holiday'] },
    {
      lasso: [
        [113, 27],
        [114, 27],
        [114, 28],
      ],
    },
  ] as const)
    expect(isNarrowed({ ...DEFAULT_FILTER, ...clause })).toBe(true);
});

test('a period is written as short as it stays true', () => {
  const at = (text: string): number => Date.parse(`${text}+08:00`);
  const morning = { from: at('2026-11-20T08:00'), to: at('2026-11-20T09:30') };
  const night = { from: at('2026-11-20T22:00'), to: at('2026-11-21T02:00') };
  const week = { from: at('2026-11-14T00:00'), to: at('2026-11-21T00:00') };
  expect([morning, night, week].map(shortPeriod)).toEqual([
    '11-20 08:00–09:30',
    '11-20 22:00 – 11-21 02:00',
    '11-14 – 11-20',
  ]);
  expect(longPeriod(week)).toBe('11-14 00:00 – 11-21 00:00');
  // Beside the name of a preset; one of years says which.
  expect(resolvedPeriod(week)).toBe('11-14 – 11-20');
  expect(resolvedPeriod({ from: at('2024-11-30T00:00'), to: at('2026-11-30T00:00') })).toBe(
    '2024-11-30 – 2026-11-29',
  );
});
