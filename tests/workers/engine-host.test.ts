import { expect, test } from 'vitest';
import { createEngine } from '../../src/domain/engine/engine.ts';
import { DEFAULT_FILTER } from '../../src/domain/engine/api/filter.ts';
import { hostEngine } from '../../src/workers/engine-host.ts';
import { AS_OF, CONTEXT, LISTS, toRawColumns, WORLD } from '../domain/engine/incident-data.ts';
import { manyIncidents } from '../domain/engine/laws-commands.ts';

const MOST_LATE = 10;
const QUESTION = {
  filter: { ...DEFAULT_FILTER, range: { kind: 'preset' as const, preset: 'all' as const } },
  view: WORLD,
  asOf: AS_OF,
};

const rows = (seed: number, count: number) =>
  toRawColumns(manyIncidents(seed, count).map((row, index) => ({ ...row, eventNo: `ZZ-${seed}-${index}` })));

/** A host whose turns are taken by hand; every step is a piece of its own. */
function byHand() {
  const engine = createEngine({ mostLateRows: MOST_LATE });
  const waiting: (() => void)[] = [];
  const failures: unknown[] = [];
  let clock = 0;
  const host = hostEngine(engine, {
    now: () => (clock += 100),
    nextTurn: () => new Promise((resolve) => waiting.push(resolve)),
    reportError: (error) => failures.push(error),
  });
  const turn = async (times: number): Promise<void> => {
    for (let done = 0; done < times && waiting.length > 0; done++) {
      waiting.shift()?.();
      for (let settle = 0; settle < 5; settle++) await Promise.resolve();
    }
  };
  return { engine, host, turn, waiting, failures };
}

test('appended rows join between the questions, those that come meanwhile too', async () => {
  const { engine, host, turn, waiting, failures } = byHand();
  host.loadColumns(rows(1, 50), LISTS, CONTEXT);
  host.append(rows(2, 30), LISTS);
  expect(engine.compact()).not.toBeNull();
  await turn(3);
  expect(host.query(QUESTION).total).toBe(80);
  host.append(rows(3, 40), LISTS);
  await turn(3);
  expect(host.query(QUESTION).total).toBe(120);
  await turn(10_000);
  expect([engine.compact(), waiting.length, failures]).toEqual([null, 0, []]);
  expect(host.query(QUESTION).total).toBe(120);
});

test('other data ends what was being joined, and its own appends are joined', async () => {
  const { engine, host, turn, failures } = byHand();
  host.loadColumns(rows(1, 50), LISTS, CONTEXT);
  host.append(rows(2, 30), LISTS);
  await turn(3);
  host.loadColumns(rows(4, 20), LISTS, CONTEXT);
  host.append(rows(5, 25), LISTS);
  await turn(10_000);
  expect([engine.compact(), failures]).toEqual([null, []]);
  expect(host.query(QUESTION)).toMatchObject({ total: 45, all: 45 });
});

test('a preparation gives way to a newer one and to other data', async () => {
  const { host, turn } = byHand();
  host.loadColumns(rows(1, 500), LISTS, CONTEXT);
  const first = host.prepare(QUESTION, 'range');
  await turn(2);
  const second = host.prepare(QUESTION, 'weekClock');
  await turn(10_000);
  expect(await first).toBe(false);
  expect(await second).toBe(true);
  const third = host.prepare(QUESTION, 'range');
  host.loadColumns(rows(2, 5), LISTS, CONTEXT);
  await turn(10_000);
  expect(await third).toBe(false);
});
