import { describe, expect, it, test } from 'vitest';
import { createCameraReader } from '../../../src/domain/exchange/rows/read-camera.ts';
import { AS_OF, context, faultsOf, LEAST_ROWS, repairsOf, rowOf, warningsOf } from './rows.ts';

const read = (values: Readonly<Record<string, unknown>>) =>
  createCameraReader(context).read(rowOf({ ...LEAST_ROWS.cameras, ...values }));
const nowhere = { longitude: undefined, latitude: undefined };

test('a camera is read with its position as one point, and its code by the tables of 2016', () => {
  const result = read({ statusAt: '2026-04-30 08:00' });
  expect(result).toEqual({
    record: {
      gbId: '43020200001320000001',
      gbVersion: 2016,
      name: '路口',
      pointClass: 1,
      ownerSector: 'police',
      status: 'online',
      statusAt: '2026-04-30T08:00:00+08:00',
      point: [113.3, 27.3],
      unitCode: '430202001000',
      origin: 'reported',
    },
    rejections: [],
    repairs: [],
    warnings: [],
  });
});

describe('the code of a camera (V-30)', () => {
  it.each([
    ['4302020000132000001', 'is not a code of 20 digits (V-30)'],
    ['43020200002160000001', 'is of type 216 虚拟组织, which is no camera (V-30)'],
    ['43020200001400000001', 'is of type 140, which is no camera (V-30)'],
  ])('%s is refused', (gbId, reason) => {
    expect(faultsOf(read({ gbId }))).toEqual([`gbId: ${reason}`]);
  });

  it('is read by the tables of its year', () => {
    const gbId = '43020200001210000001';
    expect(faultsOf(read({ gbId }))).toEqual(['gbId: is of type 121, which is no camera (V-30)']);
    expect(read({ gbId, gbVersion: 2022 }).record).toMatchObject({ gbId, gbVersion: 2022 });
  });

  it('of another city is taken with a warning', () => {
    expect(warningsOf(read({ gbId: '43010200001320000001' }))).toEqual(['gbId: the code is of another city']);
  });
});

describe('where a camera looks', () => {
  it.each([
    [{ directionType: 1 }, 90],
    [{ directionType: 4 }, 0],
    [{ azimuthDeg: 12.5 }, 12.5],
    [{ azimuthDeg: 12.5, directionType: 1 }, 12.5],
    [{}, undefined],
  ])('%j is %s degrees', (cells, azimuthDeg) => {
    const { record } = read(cells);
    expect(record?.['azimuthDeg']).toBe(azimuthDeg);
    expect(record).not.toHaveProperty('directionType');
  });

  it('is north after a full turn', () => {
    const result = read({ azimuthDeg: 360 });
    expect(result.record).toMatchObject({ azimuthDeg: 0 });
    expect(repairsOf(result)).toEqual(['azimuthDeg: 360 → 0: a full turn is north']);
  });
});

describe('the position of a camera (V-31)', () => {
  it.each(['1', '2'])('is needed in class %s', (pointClass) => {
    expect(faultsOf(read({ ...nowhere, pointClass }))).toEqual([
      `longitude, latitude: is blank; a point of class ${pointClass} needs a position (V-31)`,
    ]);
  });

  it.each(['3', '9'])('may be unknown in class %s; a unit gives it none', (pointClass) => {
    const { record } = read({ ...nowhere, pointClass, unitCode: '430202001000' });
    expect(record).toMatchObject({ unitCode: '430202001000' });
    expect(record).not.toHaveProperty('point');
  });

  it('outside of all units is taken with a warning', () => {
    const result = read({ longitude: 112.95 });
    expect(result.record).not.toHaveProperty('unitCode');
    expect(warningsOf(result)).toEqual(['unitCode: lies in none of the units loaded']);
  });
});

test('a state is not of the future, but for five minutes', () => {
  expect(faultsOf(read({ statusAt: AS_OF + 300_000 }))).toEqual([]);
  expect(faultsOf(read({ statusAt: AS_OF + 300_001 }))).toEqual([
    'statusAt: lies after the time of loading, 2026-05-01T12:00:00+08:00',
  ]);
});

test('video that is kept for less than 30 days is a warning (V-32)', () => {
  expect(warningsOf(read({ recordSaveDays: 30 }))).toEqual([]);
  expect(warningsOf(read({ recordSaveDays: 29 }))).toEqual([
    'recordSaveDays: video is kept less than 30 days (V-32)',
  ]);
});
