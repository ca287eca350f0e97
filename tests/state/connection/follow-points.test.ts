import { expect, test } from 'vitest';
import type { EngineQuery, PointColumns } from '../../../src/domain/engine/api/answer.ts';
import { createEngine } from '../../../src/domain/engine/engine.ts';
import { createAppState } from '../../../src/state/stores/app-state.ts';
import { clausesText } from '../../../src/state/stores/clauses-text.ts';
import { followPoints } from '../../../src/state/connection/follow-points.ts';
import { AS_OF, CONTEXT, LISTS, toRawColumns, WORLD } from '../../domain/engine/incident-data.ts';

const HOUR_MS = 3_600_000;
const settle = async () => {
  for (let turn = 0; turn < 10; turn++) await Promise.resolve();
};

/** A page that follows points of an engine whose answers are let through one by one. */
function page() {
  const { state } = createAppState('');
  const engine = createEngine();
  const incidents = Array.from({ length: 40 }, (_, hour) => ({
    eventNo: `ZZ-${hour}`,
    time: AS_OF - hour * 24 * HOUR_MS,
    lngE6: 113_000_000,
    latE6: 27_800_000,
    category: hour % 4,
    channel: hour % 2,
    tier: 0,
    status: 1,
    unit: 0,
    deadline: Number.NaN,
  }));
  engine.loadColumns(toRawColumns(incidents), LISTS, CONTEXT);
  const currentQuery = (): EngineQuery => ({
    filter: state.filter.getState().filter,
    view: WORLD,
    asOf: state.engine.getState().answerForPanels?.asOf ?? AS_OF,
  });
  const out: { answer: () => Promise<void>; fail: () => Promise<void> }[] = [];
  const points = (query: EngineQuery) =>
    new Promise<PointColumns>((resolve, reject) =>
      out.push({
        answer: () => (resolve(engine.points(query)), settle()),
        fail: () => (reject(new Error('no room')), settle()),
      }),
    );
  const got: { count: number; clauses: string }[] = [];
  const errors: string[] = [];
  const rest = (asOf = AS_OF) =>
    state.engine.getState().setAnswerForPanels(engine.query({ ...currentQuery(), asOf }), currentQuery());
  const end = followPoints(
    state,
    { points, currentQuery },
    {
      onPoints: ({ count }, clauses) => got.push({ count, clauses }),
      onError: (error) => errors.push(String(error)),
    },
  );
  const change = state.filter.getState().change;
  const clauses = () => clausesText(state.filter.getState().filter);
  return { out, got, errors, rest, end, change, clauses };
}

test('points of all time are asked for once, whatever the range, and again for other clauses and moments', async () => {
  const { out, got, rest, change, clauses } = page();
  expect(out).toHaveLength(0);
  rest();
  await out[0]!.answer();
  expect(got).toEqual([{ count: 40, clauses: clauses() }]);
  change({ range: { kind: 'range', from: 0, to: AS_OF } }, 'drag');
  rest();
  expect(out).toHaveLength(1);
  change({ channels: [LISTS.channels[1]!] });
  await out[1]!.answer();
  expect(got[1]).toEqual({ count: 20, clauses: clauses() });
  expect(got[1]!.clauses).not.toBe(got[0]!.clauses);
  rest(AS_OF + HOUR_MS);
  expect(out).toHaveLength(3);
});

test('one question is out at a time, and the newest is the last', async () => {
  const { out, got, rest, change, clauses } = page();
  rest();
  for (let hour = 0; hour < 30; hour++) change({ weekHours: [hour] }, 'playback');
  change({ weekHours: [] });
  change({ channels: [LISTS.channels[0]!] });
  expect(out).toHaveLength(1);
  await out[0]!.answer();
  expect(out).toHaveLength(2);
  await out[1]!.answer();
  expect(out).toHaveLength(2);
  expect(got.at(-1)).toEqual({ count: 20, clauses: clauses() });
});

test('a failure is told, the next clauses are asked for, and nothing comes after the end', async () => {
  const { out, got, errors, rest, change, end } = page();
  rest();
  await out[0]!.fail();
  expect([errors, got]).toEqual([['Error: no room'], []]);
  change({ channels: [LISTS.channels[0]!] });
  end();
  await out[1]!.answer();
  change({ channels: [] });
  expect([out.length, got.length, errors.length]).toEqual([2, 0, 1]);
});
