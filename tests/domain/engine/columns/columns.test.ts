import {
  Table,
  tableToIPC,
  vectorFromArray,
  Float64,
  Int32,
  Uint8,
  Uint32,
  Utf8,
  makeVector,
} from 'apache-arrow';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildColumns } from '../../../../src/domain/engine/columns/columns.ts';
import { checkLists } from '../../../../src/domain/engine/columns/raw-columns.ts';
import { deadlineOfRow } from '../../../../src/domain/engine/columns/columns.ts';
import { Dictionary } from '../../../../src/domain/engine/columns/dictionary.ts';
import { eventNumberFrom } from '../../../support/event-number-from.ts';
import { PROGRESS_BITS } from '../../../../src/domain/engine/columns/kinds.ts';
import { latitudeOfUnit, longitudeOfUnit } from '../../../../src/domain/geo/mercator.ts';
import { decodeIncidents } from '../../../../src/domain/engine/columns/decode-arrow.ts';
import { createEngine } from '../../../../src/domain/engine/engine.ts';
import { DEFAULT_FILTER } from '../../../../src/domain/engine/api/filter.ts';
import { AS_OF, CONTEXT, incidentsArbitrary, LISTS, toRawColumns, WORLD } from '../incident-data.ts';

const ROW = {
  eventNo: 'ZZ-1',
  time: AS_OF - 1000,
  lngE6: 113_130_000,
  latE6: 27_830_000,
  category: 0,
  channel: 0,
  tier: 0,
  status: 1,
  unit: 0,
  deadline: Number.NaN,
};

function toArrow(
  incidents: Parameters<typeof toRawColumns>[0],
  metadata: string | null = JSON.stringify(LISTS),
) {
  const raw = toRawColumns(incidents);
  const { eventNo, ...columns } = raw;
  const vectors = Object.fromEntries(
    Object.entries(columns).map(([name, values]) => [name, makeVector(values)]),
  );
  const numbers = vectorFromArray(
    incidents.map((_, row) => eventNumberFrom(eventNo, row)),
    new Utf8(),
  );
  const table = new Table({ ...vectors, eventNo: numbers });
  if (metadata !== null) table.schema.metadata.set('gridlight', metadata);
  return tableToIPC(table, 'stream');
}

describe('columns', () => {
  test('are sorted by time and keep every value of a row together', () => {
    fc.assert(
      fc.property(incidentsArbitrary, (incidents) => {
        const dictionary = new Dictionary();
        const { columns, rejectedCount } = buildColumns(toRawColumns(incidents), LISTS, dictionary);
        expect(rejectedCount).toBe(0);
        const { kinds, prefixes } = dictionary;
        const rows = Array.from({ length: columns.length }, (_, row) => {
          const combination = columns.kind[row]! >> PROGRESS_BITS;
          return {
            eventNo: prefixes.textOf(columns.eventNumbers, row),
            time: columns.time[row],
            lngE6: Math.round(longitudeOfUnit(columns.x[row]!) * 1e6),
            latE6: Math.round(latitudeOfUnit(columns.y[row]!) * 1e6),
            category: kinds.category[combination],
            channel: kinds.channel[combination],
            tier: kinds.tier[combination],
            status: kinds.status[combination],
            unit: columns.unit[row],
            deadline: deadlineOfRow(columns, row),
          };
        });
        expect(rows).toEqual([...incidents].sort((a, b) => a.time - b.time));
      }),
      { numRuns: 100 },
    );
  });

  test('bad rows are named and the good ones kept', () => {
    const { columns, rejected, rejectedCount } = buildColumns(
      toRawColumns([
        { ...ROW, time: Number.NaN },
        ROW,
        { ...ROW, lngE6: 181_000_000 },
        { ...ROW, latE6: -86_000_000 },
        { ...ROW, unit: 99 },
        { ...ROW, status: 255 },
      ]),
      LISTS,
      new Dictionary(),
    );
    expect(columns.length).toBe(1);
    expect(rejectedCount).toBe(5);
    expect(rejected.map(({ row, field, value }) => `${row} ${field} ${value}`)).toEqual([
      '0 time NaN',
      '2 lngE6 181000000',
      '3 latE6 -86000000',
      '4 unit 99',
      '5 status 255',
    ]);
  });

  test('only the first hundred bad rows are listed, all are counted', () => {
    const bad = Array.from({ length: 250 }, () => ({ ...ROW, unit: 4000 }));
    const { rejected, rejectedCount } = buildColumns(toRawColumns(bad), LISTS, new Dictionary());
    expect([rejected.length, rejectedCount]).toEqual([100, 250]);
  });

  test('a status that the life cycle does not know is refused by name', () => {
    expect(() => checkLists({ ...LISTS, statuses: ['reported', 'lost'] })).toThrow(
      '"lost" in the list "statuses"',
    );
  });
});

describe('the Arrow reply', () => {
  test('is read back as it was written', () => {
    fc.assert(
      fc.property(incidentsArbitrary, (incidents) => {
        const { raw, lists } = decodeIncidents(toArrow(incidents));
        expect(lists).toEqual(LISTS);
        const { eventNo, ...columns } = raw;
        const { eventNo: expectedNo, ...expected } = toRawColumns(incidents);
        expect(columns).toEqual(expected);
        incidents.forEach((_, row) =>
          expect(eventNumberFrom(eventNo, row)).toBe(eventNumberFrom(expectedNo, row)),
        );
      }),
      { numRuns: 60 },
    );
  });

  test('nulls are refused where a value is needed and mean none for a deadline', () => {
    const table = new Table({
      time: vectorFromArray([1, 2], new Float64()),
      lngE6: vectorFromArray([1, 1], new Int32()),
      latE6: vectorFromArray([1, 1], new Int32()),
      category: vectorFromArray([null, 0], new Uint8()),
      channel: vectorFromArray([0, 0], new Uint8()),
      tier: vectorFromArray([0, 0], new Uint8()),
      status: vectorFromArray([1, 1], new Uint8()),
      unit: vectorFromArray([0, 0], new Uint32()),
      deadline: vectorFromArray([5, null], new Float64()),
      eventNo: vectorFromArray(['a', 'b'], new Utf8()),
    });
    table.schema.metadata.set('gridlight', JSON.stringify(LISTS));
    const engine = createEngine();
    const report = engine.load(tableToIPC(table), CONTEXT);
    expect(report.accepted).toBe(1);
    expect(report.rejected).toEqual([
      { row: 0, field: 'category', value: '255', reason: 'its list has 5 entries' },
    ]);
    const answer = engine.query({ filter: DEFAULT_FILTER, view: WORLD, asOf: AS_OF });
    expect(answer.list.rows.map((row) => [row.eventNo, row.deadlineAt])).toEqual([['b', null]]);
  });

  test('says which column or list is missing', () => {
    expect(() => decodeIncidents(toArrow([ROW], null))).toThrow('metadata "gridlight" is missing');
    expect(() => decodeIncidents(toArrow([ROW], '{"asOf":1}'))).toThrow('"categories" in the metadata');
    expect(() => decodeIncidents(toArrow([ROW], '{}'))).toThrow('"asOf" in the metadata');
    const table = new Table({ time: vectorFromArray([1], new Int32()) });
    table.schema.metadata.set('gridlight', JSON.stringify(LISTS));
    expect(() => decodeIncidents(tableToIPC(table))).toThrow('column "eventNo" is missing');
    const wrong = new Table({
      eventNo: vectorFromArray(['a'], new Utf8()),
      time: vectorFromArray([1], new Int32()),
    });
    wrong.schema.metadata.set('gridlight', JSON.stringify(LISTS));
    expect(() => decodeIncidents(tableToIPC(wrong))).toThrow('column "time" is Int32, not Float64');
  });

  test('an empty reply is an empty data set, not an error', () => {
    const engine = createEngine();
    expect(engine.load(toArrow([]), CONTEXT)).toMatchObject({ accepted: 0, rejectedCount: 0, extent: null });
    const answer = engine.query({ filter: DEFAULT_FILTER, view: WORLD, asOf: AS_OF });
    expect(answer).toMatchObject({ total: 0, all: 0, marks: [], extent: null });
    expect(answer.histogram.counts).toHaveLength(0);
  });

  test('a question before the first load is refused', () => {
    expect(() => createEngine().query({ filter: DEFAULT_FILTER, view: WORLD, asOf: AS_OF })).toThrow(
      'holds no incidents yet',
    );
  });
});
