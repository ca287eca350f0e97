import { tableToIPC, makeVector, Table, Utf8, vectorFromArray } from 'apache-arrow';
import { expect, test } from 'vitest';
import { eventNumberFrom } from '../../support/event-number-from.ts';
import { createAppState } from '../../../src/state/stores/app-state.ts';
import { connectEngine } from '../../../src/state/connection/engine-connection.ts';
import type { EngineClient } from '../../../src/workers/engine-client.ts';
import { caseColumns } from '../../support/case-columns.ts';
import { createLocalEngineClient } from '../../support/local-engine-client.ts';
import {
  AS_OF,
  CONTEXT,
  LISTS,
  toRawColumns,
  type PlainIncident,
} from '../../domain/engine/incident-data.ts';

const HOUR_MS = 3_600_000;

function arrowReply(hoursAgo: readonly number[], asOf = AS_OF): Uint8Array<ArrayBuffer> {
  const incidents = hoursAgo.map((hours, number): PlainIncident => ({
    eventNo: `ZZ-${number}`,
    time: AS_OF - hours * HOUR_MS,
    lngE6: 113_130_000,
    latE6: 27_830_000,
    category: number % 2,
    channel: 0,
    tier: 0,
    status: 1,
    unit: 0,
    deadline: AS_OF + HOUR_MS,
  }));
  const { eventNo, ...columns } = toRawColumns(incidents);
  const table = new Table({
    ...Object.fromEntries(Object.entries(columns).map(([name, values]) => [name, makeVector(values)])),
    eventNo: vectorFromArray(
      incidents.map((_, row) => eventNumberFrom(eventNo, row)),
      new Utf8(),
    ),
  });
  table.schema.metadata.set('gridlight', JSON.stringify({ ...LISTS, asOf }));
  return new Uint8Array(tableToIPC(table));
}

const settle = async () => {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
};

test('the newest answer follows the filter, the view and the clock', async () => {
  const { state } = createAppState('');
  let now = 5_000_000;
  const link = connectEngine(state, createLocalEngineClient(), () => now);
  await link.load(arrowReply([1, 2, 30, 24 * 20]), CONTEXT);
  await settle();
  const answer = () => state.engine.getState().answer;
  expect(state.engine.getState().status).toMatchObject({ kind: 'ready', report: { accepted: 4 } });
  expect(answer()).toMatchObject({ total: 3, all: 4, asOf: AS_OF });
  state.filter.getState().change({ categories: ['A1'] });
  await settle();
  expect(answer()?.total).toBe(2);
  state.view.getState().reportViewport({ bbox: [0, 0, 1, 1], zoom: 9 });
  await settle();
  expect(answer()).toMatchObject({ total: 2, marks: [] });
  expect(answer()?.facets.progresses.inHand).toBe(1);
  now += 2 * HOUR_MS + 5000;
  link.followClock();
  await settle();
  expect(answer()?.asOf).toBe(AS_OF + 2 * HOUR_MS);
  expect(answer()?.facets.progresses.overdue).toBe(2);
  expect(state.engine.getState().pending).toBe(false);
});

test('the minutes of the page are those of the server, whatever second of one the data was loaded at', async () => {
  const { state } = createAppState('');
  let now = 0;
  const link = connectEngine(state, createLocalEngineClient(), () => now);
  await link.load(arrowReply([1], AS_OF + 40_000), CONTEXT);
  await settle();
  const asOf = () => state.engine.getState().answer?.asOf;
  expect(asOf()).toBe(AS_OF);
  now += 19_999;
  link.followClock();
  await settle();
  expect(asOf()).toBe(AS_OF);
  now += 1;
  link.followClock();
  await settle();
  expect(asOf()).toBe(AS_OF + 60_000);
});

test('a reply that was made long ago is judged at the server’s clock, and a late report belongs to the period', async () => {
  const { state } = createAppState('?t=24h');
  const link = connectEngine(state, createLocalEngineClient(), () => 0);
  // The reply was kept for two hours; an hour ago its newest report came.
  await link.load(arrowReply([-1, 2], AS_OF), CONTEXT, () => AS_OF + 2 * HOUR_MS + 30_000);
  await settle();
  const { answer } = state.engine.getState();
  expect(answer).toMatchObject({ asOf: AS_OF + 2 * HOUR_MS, total: 2 });
  expect(answer?.facets.progresses.overdue).toBe(2);
  // A clock that goes behind what the reply says is not believed.
  await link.load(arrowReply([1], AS_OF), CONTEXT, () => AS_OF - HOUR_MS);
  await settle();
  expect(state.engine.getState().answer?.asOf).toBe(AS_OF);
});

test('data that cannot be read is a failed state with its reason', async () => {
  const { state } = createAppState('');
  const link = connectEngine(state, createLocalEngineClient(), () => 0);
  await link.load(new Uint8Array([1, 2, 3]), CONTEXT);
  expect(state.engine.getState().status.kind).toBe('failed');
  expect(state.engine.getState().answer).toBeNull();
});

test('a question that failed is forgotten with the next answer, a failure of the server is not', async () => {
  const { state } = createAppState('');
  const local = createLocalEngineClient();
  let isWell = true;
  const failing: EngineClient = {
    ...local,
    query: (query) => (isWell ? local.query(query) : Promise.reject(new Error('no room'))),
  };
  let now = 0;
  const link = connectEngine(state, failing, () => now);
  const turnMinute = () => {
    now += 60_000;
    link.followClock();
  };
  const status = () => state.engine.getState().status;
  await link.load(arrowReply([1, 2]), CONTEXT);
  await settle();
  const ready = status();
  isWell = false;
  turnMinute();
  await settle();
  expect(status()).toMatchObject({ kind: 'failed', message: 'no room' });
  isWell = true;
  turnMinute();
  await settle();
  expect(status()).toEqual(ready);
  link.fail(new Error('no server'));
  turnMinute();
  await settle();
  expect(status()).toEqual({ kind: 'failed', cause: 'server', message: 'no server' });
  await link.load(new Uint8Array([1, 2, 3]), CONTEXT);
  turnMinute();
  await settle();
  expect(status()).toMatchObject({ kind: 'failed', cause: 'engine' });
});

test('incidents that cannot be read do no harm while cases are counted, and are said to be missing afterwards', async () => {
  const { state } = createAppState('?w=patrol');
  const link = connectEngine(state, createLocalEngineClient(), () => 0);
  const status = () => state.engine.getState().status;
  await link.loadCases(caseColumns(2), CONTEXT, AS_OF);
  await settle();
  const ready = status();
  expect(ready.kind).toBe('ready');
  await link.load(new Uint8Array([1, 2, 3]), CONTEXT);
  await settle();
  expect(status()).toBe(ready);
  state.view.getState().changePatrol({ subject: 'incidents' });
  expect(status()).toMatchObject({ kind: 'failed', cause: 'engine' });
  state.view.getState().changePatrol({ subject: 'cases' });
  expect(status()).toMatchObject({ kind: 'ready' });
});

test('an engine that dies leaves the last answer and says that it failed', async () => {
  const { state } = createAppState('');
  const local = createLocalEngineClient();
  let isAlive = true;
  const mortal: EngineClient = {
    ...local,
    query: (query) => (isAlive ? local.query(query) : Promise.reject(new Error('the worker died'))),
  };
  const link = connectEngine(state, mortal, () => 0);
  await link.load(arrowReply([1]), CONTEXT);
  await settle();
  isAlive = false;
  state.filter.getState().change({ tiers: ['L3'] });
  await settle();
  expect(state.engine.getState().status).toEqual({
    kind: 'failed',
    cause: 'engine',
    message: 'the worker died',
  });
  expect(state.engine.getState().answer?.total).toBe(1);
});

test('a view that is entered is prepared, and again only when something but its own clause has changed', async () => {
  const { state } = createAppState('');
  const local = createLocalEngineClient();
  const prepared: string[] = [];
  const watched: EngineClient = {
    ...local,
    prepare: (query, active) => {
      prepared.push(active);
      return local.prepare(query, active);
    },
  };
  const link = connectEngine(state, watched, () => 0);
  await link.load(arrowReply([1, 2, 30]), CONTEXT);
  await settle();
  expect(prepared).toEqual([]);
  state.interface.getState().enterView('range');
  await settle();
  state.filter.getState().change({ range: { kind: 'preset', preset: '24h' } });
  await settle();
  expect(prepared).toEqual(['range']);
  state.filter.getState().change({ tiers: ['L3'] });
  await settle();
  expect(prepared).toEqual(['range', 'range']);
  state.interface.getState().enterView('weekClock');
  await settle();
  state.filter.getState().change({ weekHours: [8, 9] });
  await settle();
  expect(prepared).toEqual(['range', 'range', 'weekClock']);
  state.filter.getState().change({ range: { kind: 'preset', preset: 'all' } });
  await settle();
  expect(prepared).toEqual(['range', 'range', 'weekClock', 'weekClock']);
});

test('a view whose preparation failed or was given up is prepared at the next rest, and again for other data', async () => {
  const { state } = createAppState('');
  const local = createLocalEngineClient();
  const ends: (() => Promise<boolean>)[] = [
    () => Promise.reject(new Error('no room')),
    () => Promise.resolve(false),
  ];
  let count = 0;
  const watched: EngineClient = {
    ...local,
    prepare: () => {
      count++;
      return ends.shift()?.() ?? Promise.resolve(true);
    },
  };
  const link = connectEngine(state, watched, () => 0);
  await link.load(arrowReply([1, 2, 30]), CONTEXT);
  await settle();
  state.interface.getState().enterView('range');
  await settle();
  expect(state.engine.getState().status.kind).toBe('ready');
  // Another range is asked for, and what its own view was prepared for stays.
  for (const [expected, preset] of [
    [2, '24h'],
    [3, '30d'],
    [3, 'all'],
  ] as const) {
    state.filter.getState().change({ range: { kind: 'preset', preset } });
    await settle();
    expect(count).toBe(expected);
  }
  await link.load(arrowReply([1, 2]), CONTEXT);
  await settle();
  expect(count).toBe(4);
});

test('a tour from the patrol desk and back gives its filter back, clauses of cases and a usual range too', async () => {
  const { state } = createAppState('?w=patrol&t=7d&cat=FARM_MARKET');
  connectEngine(state, createLocalEngineClient(), () => 0);
  const { filter } = state.filter.getState();
  expect(filter).toMatchObject({ range: { kind: 'preset', preset: '7d' }, categories: ['FARM_MARKET'] });
  state.view.getState().enterWorkspace('tour');
  expect(state.filter.getState().filter.categories).toEqual([]);
  state.filter.getState().replace({ ...state.filter.getState().filter, unitCode: '430202000000' });
  state.view.getState().enterWorkspace('patrol');
  await settle();
  expect(state.filter.getState().filter).toEqual(filter);
});
