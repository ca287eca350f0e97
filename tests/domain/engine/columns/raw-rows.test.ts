import { expect, test } from 'vitest';
import { rawColumnsOf, type EngineRow } from '../../../../src/domain/engine/columns/raw-rows.ts';
import { INCIDENT_STATUSES, TIERS } from '../../../../src/domain/incidents/life-cycle.ts';

const row: EngineRow = {
  eventNo: 'ZZ-430202-20261120-0001',
  categoryCode: 'B1',
  channel: '12345',
  tier: 'L2',
  status: 'handling',
  longitude: 113.1234567,
  latitude: 27.7654321,
  unitCode: '430202001001',
  reportedAt: 1_700_000_000_000,
  deadlineAt: 1_700_000_900_000,
};
const other: EngineRow = {
  ...row,
  eventNo: '甲-2',
  categoryCode: 'A1',
  channel: 'GRID',
  tier: 'L1',
  status: 'closed',
  longitude: -0.0000005,
  latitude: -27.7654326,
  unitCode: '430203001001',
  reportedAt: 5,
  deadlineAt: null,
};
const third: EngineRow = { ...row, eventNo: '', channel: 'GRID', unitCode: '430204001001' };

test('a few incidents as columns, with each text once in the order in which it comes', () => {
  const { raw, lists } = rawColumnsOf([row, other, third], 99);
  expect(lists).toEqual({
    asOf: 99,
    categories: ['B1', 'A1'],
    channels: ['12345', 'GRID'],
    tiers: TIERS,
    statuses: INCIDENT_STATUSES,
    units: ['430202001001', '430203001001', '430204001001'],
  });
  const { eventNo, ...columns } = raw;
  expect(columns).toEqual({
    time: Float64Array.of(row.reportedAt, 5, row.reportedAt),
    lngE6: Int32Array.of(113_123_457, 0, 113_123_457),
    latE6: Int32Array.of(27_765_432, -27_765_433, 27_765_432),
    category: Uint8Array.of(0, 1, 0),
    channel: Uint8Array.of(0, 1, 1),
    tier: Uint8Array.from([row, other, third], ({ tier }) => TIERS.indexOf(tier)),
    status: Uint8Array.from([row, other, third], ({ status }) => INCIDENT_STATUSES.indexOf(status)),
    unit: Uint32Array.of(0, 1, 2),
    deadline: Float64Array.of(1_700_000_900_000, Number.NaN, 1_700_000_900_000),
  });
  const numbers = [0, 1, 2].map((at) =>
    new TextDecoder().decode(eventNo.bytes.subarray(eventNo.offsets[at], eventNo.offsets[at + 1])),
  );
  expect(numbers).toEqual([row.eventNo, other.eventNo, '']);
});

test('no incident is columns of no row', () => {
  const { raw, lists } = rawColumnsOf([], 7);
  expect(raw.time).toHaveLength(0);
  expect(lists).toMatchObject({ asOf: 7, categories: [], channels: [], units: [] });
});
