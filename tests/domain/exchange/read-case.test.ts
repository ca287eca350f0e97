import { describe, expect, it, test } from 'vitest';
import { createCaseReader } from '../../../src/domain/exchange/rows/read-case.ts';
import { AS_OF, context, faultsOf, LEAST_ROWS, repairsOf, rowOf, warningsOf } from './rows.ts';

const read = (values: Readonly<Record<string, unknown>>) =>
  createCaseReader(context).read(rowOf({ ...LEAST_ROWS.cases, ...values }));

test('a case is read with its times as texts, and what it does not say as usual', () => {
  expect(read({ 'transit.lineId': 'T1', recoveredItems: 1 }).record).toEqual({
    caseNo: 'A-1',
    occurredFrom: '2026-04-30T08:00:00+08:00',
    occurredTo: '2026-04-30T09:00:00+08:00',
    reportedAt: '2026-04-30T10:00:00+08:00',
    placeType: 'MALL',
    status: 'filed',
    transit: { lineId: 'T1' },
    recoveredItems: 1,
    methods: [],
    property: [],
    carriedOnPerson: true,
    origin: 'reported',
    longitude: 113.3,
    latitude: 27.3,
    unitCode: '430202001000',
  });
});

describe('the interval of a case', () => {
  it('without an end is its beginning, and without a report its end, with a warning each', () => {
    const result = read({ occurredTo: undefined, reportedAt: undefined });
    const beginning = '2026-04-30T08:00:00+08:00';
    expect(result.record).toMatchObject({ occurredTo: beginning, reportedAt: beginning });
    expect(warningsOf(result)).toEqual([
      'occurredTo: no end; the beginning stands in',
      'reportedAt: no time of report; the end stands in',
    ]);
    expect(warningsOf(read({}))).toEqual([]);
  });

  it('is as long as 24 hours, and no longer', () => {
    const late = { reportedAt: '2026-05-01 11:00' };
    expect(faultsOf(read({ ...late, occurredTo: '2026-05-01 08:00' }))).toEqual([]);
    expect(faultsOf(read({ ...late, occurredTo: '2026-05-01 08:00:01' }))).toEqual([
      'occurredTo: lies more than 24 hours after occurredFrom',
    ]);
  });

  it.each(['occurredTo', 'reportedAt', 'arrestedAt'])('begins before %s, or at once', (field) => {
    expect(faultsOf(read({ [field]: '2026-04-30 08:00' }))).toEqual([]);
    expect(faultsOf(read({ [field]: '2026-04-30 07:59' }))).toEqual([
      `${field}: lies before occurredFrom, 2026-04-30T08:00:00+08:00`,
    ]);
  });

  it('lies before the load, up to five minutes after it', () => {
    expect(faultsOf(read({ arrestedAt: AS_OF + 300_000 }))).toEqual([]);
    expect(faultsOf(read({ arrestedAt: AS_OF + 300_001 }))).toEqual([
      'arrestedAt: lies after the time of loading, 2026-05-01T12:00:00+08:00',
    ]);
  });
});

describe('what a pickpocket takes', () => {
  const stolen = [
    { kind: 'PHONE', valueBand: '1-3k' },
    { kind: 'GOLD', valueBand: '<1k' },
  ];

  it.each([
    ['a text', 'PHONE:1-3k; GOLD:<1k'],
    ['a text in words and full width', '手机：1-3k、金饰:<1k;'],
    ['a text of capitals and blanks', ' phone : 1-3K | gold:<1k,'],
    ['JSON', JSON.stringify(stolen)],
    ['a list', stolen],
  ])('is read from %s', (_, property) => {
    expect(read({ property }).record).toMatchObject({ property: stolen });
  });

  it.each([
    ['PHONE:5', '5', 'is not in the value band table'],
    ['CAR:<1k', 'CAR', 'is not in the property kind table'],
    ['PHONE', '{"kind":"PHONE"}', 'is not in the value band table'],
    ['[PHONE:1-3k', '[PHONE', 'is not in the property kind table'],
    [[7], '7', 'is not in the property kind table'],
    [[null], '', 'is not in the property kind table'],
  ])('is refused in %j', (property, value, reason) => {
    expect(read({ property }).rejections).toEqual([
      { row: 7, field: 'property', value, reason: expect.stringContaining(reason) as string },
    ]);
  });

  it('is carried on the person (V-21)', () => {
    expect(faultsOf(read({ carriedOnPerson: '否' }))).toEqual([
      'carriedOnPerson: what was not carried on the person was not pickpocketed (V-21)',
    ]);
    expect(faultsOf(read({ carriedOnPerson: '是' }))).toEqual([]);
  });

  it('is gold where it was cut off', () => {
    expect(faultsOf(read({ methods: 'HAND;CUT', property: 'PHONE:1-3k' }))).toEqual([
      'methods: is only for gold, and there is none among the property',
    ]);
    expect(faultsOf(read({ methods: 'CUT', property: 'PHONE:1-3k;GOLD:<1k' }))).toEqual([]);
    expect(faultsOf(read({ methods: 'HAND', property: 'PHONE:1-3k' }))).toEqual([]);
  });
});

describe('the place of a case', () => {
  const nowhere = { longitude: undefined, latitude: undefined };

  it('has a line where it is a bus (V-22)', () => {
    expect(faultsOf(read({ placeType: 'ON_BUS' }))).toEqual([
      'transit.lineId: is blank; a case on a bus needs its line (V-22)',
    ]);
    expect(faultsOf(read({ placeType: 'ON_BUS', 'transit.lineId': 'T1' }))).toEqual([]);
  });

  it('is known by a position or a unit', () => {
    expect(faultsOf(read(nowhere))).toEqual(['longitude, latitude: neither a position nor a unit is given']);
    const byUnit = read({ ...nowhere, unitCode: '430202001000' });
    expect(byUnit.record).toMatchObject({ longitude: 113.3, latitude: 27.3, unitCode: '430202001000' });
    expect(repairsOf(byUnit)).toHaveLength(1);
  });

  it('lies in a unit', () => {
    const outside = read({ longitude: 112.95 });
    expect(faultsOf(outside)).toEqual(['longitude, latitude: lies in none of the units loaded']);
    expect(outside.rejections[0]?.value).toBe('112.95, 27.3');
    expect(faultsOf(read({ unitCode: '430299' }))).toEqual(['unitCode: is no unit that was loaded']);
  });
});
