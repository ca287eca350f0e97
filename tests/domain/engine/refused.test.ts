import { describe, expect, test } from 'vitest';
import { createEngine } from '../../../src/domain/engine/engine.ts';
import { DEFAULT_FILTER } from '../../../src/domain/engine/api/filter.ts';
import { AS_OF, CONTEXT, LISTS, toRawColumns, WORLD } from './incident-data.ts';
import { manyIncidents } from './laws-commands.ts';

const numbered = (seed: number, count: number, first = 0) =>
  manyIncidents(seed, count).map((row, index) => ({ ...row, eventNo: `ZZ-${first + index}` }));
const ask = (filter = {}, rest = {}) => ({
  filter: { ...DEFAULT_FILTER, range: { kind: 'preset' as const, preset: 'all' as const }, ...filter },
  view: WORLD,
  asOf: AS_OF,
  ...rest,
});

describe('what cannot be is refused, what has changed is not mistaken', () => {
  test('append of a status that the life cycle does not know is refused', () => {
    const engine = createEngine();
    engine.loadColumns(toRawColumns(numbered(1, 20)), LISTS, CONTEXT);
    const statuses = LISTS.statuses.map((status) =>
      status === 'reported' ? 'lost' : status,
    ) as typeof LISTS.statuses;
    expect(() => engine.append(toRawColumns(numbered(2, 20)), { ...LISTS, statuses })).toThrow('lost');
  });
  test('a deadline column that is too short is refused', () => {
    const raw = toRawColumns(numbered(1, 20));
    expect(() =>
      createEngine().loadColumns({ ...raw, deadline: raw.deadline.slice(1) }, LISTS, CONTEXT),
    ).toThrow('deadline');
  });
  test('a calendar class that does not exist is refused', () => {
    const engine = createEngine();
    engine.loadColumns(toRawColumns(numbered(1, 20)), LISTS, CONTEXT);
    expect(() => engine.query(ask({ calendar: ['fullMoon'] }) as never)).toThrow('fullMoon');
  });
  test('a range without numbers is refused', () => {
    const engine = createEngine();
    engine.loadColumns(toRawColumns(numbered(1, 20)), LISTS, CONTEXT);
    expect(() => engine.query(ask({ range: { kind: 'range', from: Number.NaN, to: AS_OF } }))).toThrow();
  });
  test('a view across the date line or without numbers is refused', () => {
    const engine = createEngine();
    engine.loadColumns(toRawColumns(numbered(1, 20)), LISTS, CONTEXT);
    for (const bbox of [
      [170, -85, -170, 85],
      [0, Number.NaN, 1, 1],
    ] as const)
      // prettier-ignore
      expect(() => engine.query(ask({}, { view: { zoom: 5, bbox } }))).toThrow('no view');
  });
  test('a cluster of an answer from before a join is not taken for another one', () => {
    const engine = createEngine({ mostLateRows: 10 });
    const rows = numbered(1, 400);
    engine.loadColumns(toRawColumns(rows.slice(0, 200)), LISTS, CONTEXT);
    engine.append(toRawColumns(rows.slice(200)), LISTS);
    const question = ask({}, { view: { ...WORLD, zoom: 11 } });
    const before = engine.query(question).marks;
    for (const _ of engine.compact()!);
    const wrong = before.filter((mark) => {
      if (mark.kind !== 'cluster') return false;
      try {
        return engine.clusterLeaves(question, mark.id, { offset: 0, limit: 1e6 }).total !== mark.count;
      } catch {
        return false;
      }
    });
    expect(wrong.length).toBe(0);
  });
  test('a spot of appended rows keeps its name when older rows are appended', () => {
    const engine = createEngine();
    const row = { ...manyIncidents(1, 1)[0]!, lngE6: 113_000_000, latE6: 27_700_000, status: 1 };
    const other = { ...row, lngE6: 113_100_000 };
    engine.loadColumns(toRawColumns([]), LISTS, CONTEXT);
    const named = (rows: (typeof row)[], first: number) =>
      rows.map((one, index) => ({ ...one, eventNo: `ZZ-${first + index}` }));
    engine.append(toRawColumns(named([row, row], 0)), LISTS);
    const question = ask({}, { view: { ...WORLD, zoom: 18 } });
    const [mark] = engine.query(question).marks;
    if (mark?.kind !== 'cluster') throw new Error('no cluster');
    const older = { ...other, time: row.time - 86_400_000 };
    engine.append(toRawColumns(named([older, older, older], 2)), LISTS);
    const leaves = engine
      .clusterLeaves(question, mark.id, { offset: 0, limit: 9 })
      .rows.map(({ eventNo }) => eventNo);
    expect(leaves.sort()).toEqual(['ZZ-0', 'ZZ-1']);
  });
});
