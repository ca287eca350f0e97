import { describe, expect, it, test } from 'vitest';
import { createIncidentReader } from '../../../src/domain/exchange/rows/read-incident.ts';
import { vocabulary } from '../../../src/domain/exchange/fields/field-spec.ts';
import { AS_OF, context, faultsOf, LEAST_ROWS, repairsOf, rowOf, warningsOf } from './rows.ts';

const read = (values: Readonly<Record<string, unknown>>, within = context) =>
  createIncidentReader(within).read(rowOf({ ...LEAST_ROWS.incidents, ...values }));
const at = (time: string) => Date.parse(`2026-04-${time}+08:00`);

test('an incident is read field by field, its unit found by its position', () => {
  const closed = {
    status: 'closed',
    occurredAt: '2026-04-30 07:30',
    acceptedAt: '2026-04-30 08:05',
    filedAt: '2026-04-30 08:05',
    dispatchedAt: '2026-04-30 08:10',
    handledAt: '2026-04-30 09:00',
    verifiedAt: '2026-04-30 10:00',
    closedAt: '2026-04-30 11:00',
    deadlineAt: '2026-04-30 20:00',
  };
  const result = read(closed);
  expect(result).toEqual({
    record: {
      ...LEAST_ROWS.incidents,
      status: 'closed',
      occurredAt: at('30T07:30'),
      reportedAt: at('30T08:00'),
      acceptedAt: at('30T08:05'),
      filedAt: at('30T08:05'),
      dispatchedAt: at('30T08:10'),
      handledAt: at('30T09:00'),
      verifiedAt: at('30T10:00'),
      closedAt: at('30T11:00'),
      deadlineAt: at('30T20:00'),
      unitCode: '430202001000',
      origin: 'reported',
    },
    rejections: [],
    repairs: [],
    warnings: [],
  });
});

describe('times of an incident', () => {
  it('stand in for the time of occurrence, with a warning', () => {
    const result = read({});
    expect(result.record).toMatchObject({ occurredAt: at('30T08:00') });
    expect(warningsOf(result)).toEqual(['occurredAt: no time of occurrence; that of the report stands in']);
  });

  it('may lie five minutes after the load, as clocks differ, and no millisecond more', () => {
    expect(faultsOf(read({ reportedAt: AS_OF + 300_000 }))).toEqual([]);
    expect(faultsOf(read({ reportedAt: AS_OF + 300_001 }))).toEqual([
      'reportedAt: lies after the time of loading, 2026-05-01T12:00:00+08:00',
    ]);
  });

  it('never go back (V-09): the fault names the step before, over gaps too', () => {
    expect(faultsOf(read({ acceptedAt: '2026-04-30 07:59' }))).toEqual([
      'acceptedAt: lies before reportedAt (V-09)',
    ]);
    expect(faultsOf(read({ occurredAt: '2026-04-30 08:01' }))).toEqual([
      'reportedAt: lies before occurredAt (V-09)',
    ]);
    expect(faultsOf(read({ acceptedAt: '2026-04-30 09:00', handledAt: '2026-04-30 08:59' }))).toEqual([
      'handledAt: lies before acceptedAt (V-09)',
    ]);
    expect(faultsOf(read({ handledAt: '2026-04-30 08:00' }))).toEqual([]);
  });

  it.each(['closed', 'evaluated'])('of one that is %s have an end', (status) => {
    expect(faultsOf(read({ status }))).toEqual([`closedAt: is blank, but the status is ${status}`]);
    expect(faultsOf(read({ status, closedAt: '2026-04-30 09:00' }))).toEqual([]);
  });

  it('have a deadline from the hours of the limit, where none is written', () => {
    expect(read({ slaHours: 36 }).record).toMatchObject({ deadlineAt: at('30T08:00') + 36 * 3_600_000 });
    expect(read({ slaHours: 36, deadlineAt: '2026-04-30 10:00' }).record).toMatchObject({
      deadlineAt: at('30T10:00'),
    });
    expect(read({}).record).not.toHaveProperty('deadlineAt');
  });

  it('have their deadline after the filing, or after the report (V-11)', () => {
    expect(faultsOf(read({ deadlineAt: '2026-04-30 08:00' }))).toEqual([
      'deadlineAt: deadlineAt does not lie after reportedAt (V-11)',
    ]);
    const filed = { acceptedAt: '2026-04-30 09:00', filedAt: '2026-04-30 09:00' };
    expect(faultsOf(read({ ...filed, deadlineAt: '2026-04-30 08:30' }))).toEqual([
      'deadlineAt: deadlineAt does not lie after filedAt (V-11)',
    ]);
  });
});

describe('the place of an incident', () => {
  const nowhere = { longitude: undefined, latitude: undefined };

  it('is needed: a position or a unit', () => {
    expect(faultsOf(read(nowhere))).toEqual(['longitude, latitude: neither a position nor a unit is given']);
  });

  it('is the label point of its unit, as inexact as the unit is large, where only that is known', () => {
    const result = read({ ...nowhere, unitCode: '430202001' });
    // The township is as large as a circle of 10 km.
    expect(result.record).toMatchObject({
      longitude: 113.3,
      latitude: 27.3,
      unitCode: '430202001000',
      accuracyM: 10_000,
    });
    expect(repairsOf(result)).toEqual([
      'longitude, latitude:  → 113.300000, 27.300000: no position; the label point of unit 430202001000 stands in, accuracy 10000 m',
    ]);
  });

  it('keeps the accuracy that is written beside its position', () => {
    expect(read({ accuracyM: 15 }).record).toMatchObject({ accuracyM: 15 });
    expect(read({}).record).not.toHaveProperty('accuracyM');
  });

  it('lies in a unit', () => {
    expect(faultsOf(read({ longitude: 112.95, latitude: 27.3 }))).toEqual([
      'longitude, latitude: lies in none of the units loaded',
    ]);
    expect(faultsOf(read({ unitCode: '430299' }))).toEqual(['unitCode: is no unit that was loaded']);
  });
});

describe('the way of an incident through its states (V-10)', () => {
  const way = (...statuses: unknown[]) =>
    statuses.slice(1).map((to, index) => ({ from: statuses[index], to }));

  it.each([
    [way('reported', 'accepted', 'filed'), 'filed'],
    [way('draft', 'reported'), 'reported'],
    [[], 'reported'],
    [{ not: 'a list' }, 'reported'],
  ])('%j leads to %s', (transitions, status) => {
    expect(faultsOf(read({ transitions, status }))).toEqual([]);
  });

  it.each([
    [way('reported', 'closed'), 'closed'],
    [[...way('draft', 'reported'), ...way('accepted', 'filed')], 'filed'],
    [way('reported', 'nonsense'), 'reported'],
    [way('nonsense', 'reported'), 'reported'],
    [way(undefined, 'reported'), 'reported'],
    [way('reported', 5), 'reported'],
    [[null], 'reported'],
  ])('%j is no way', (transitions, status) => {
    const faults = faultsOf(read({ transitions, status, closedAt: '2026-04-30 09:00' }));
    expect(faults).toEqual(['transitions: is no step the life cycle allows (V-10)']);
  });

  it('names the step at fault, and stops there', () => {
    const transitions = [...way('reported', 'filed'), ...way('closed', 'draft')];
    expect(read({ transitions }).rejections.map(({ value }) => value)).toEqual(['reported → filed']);
  });

  it('ends at the status of the row', () => {
    expect(faultsOf(read({ transitions: way('reported', 'accepted') }))).toEqual([
      'transitions: the last step does not lead to the status reported',
    ]);
  });
});

describe('departments', () => {
  const noTable = {
    ...context,
    vocabularies: { ...context.vocabularies, department: vocabulary('department', []) },
  };

  it('are those of the table of the data set', () => {
    expect(faultsOf(read({ leadDept: 'X', coDepts: 'CG;Y' }))).toEqual([
      'leadDept: is not in the department table; it has: CG',
      'coDepts: is not in the department table; it has: CG',
    ]);
  });

  it('are any text of up to 60 characters where the data set has no table', () => {
    const { record } = read({ leadDept: '局'.repeat(60), coDepts: '甲局；乙局' }, noTable);
    expect(record).toMatchObject({ leadDept: '局'.repeat(60), coDepts: ['甲局', '乙局'] });
    expect(faultsOf(read({ leadDept: '局'.repeat(61) }, noTable))).toEqual([
      'leadDept: has 61 characters; at most 60 are taken',
    ]);
  });
});
