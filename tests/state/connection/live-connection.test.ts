import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LiveEvent } from '../../../src/schemas/live.ts';
import { connectLive } from '../../../src/state/connection/live-connection.ts';
import { createLiveStore } from '../../../src/state/stores/live-store.ts';
import type { LiveMessage } from '../../../src/workers/live-message.ts';

const eventOf = (number: number): LiveEvent => ({
  kind: 'incident',
  source: 'test',
  at: number,
  incident: {
    eventNo: `ZZ-${number}`,
    rev: 1,
    title: '',
    categoryCode: 'A1',
    channel: 'GRID_APP',
    tier: 'L1',
    urgency: 'normal',
    status: 'reported',
    longitude: 113,
    latitude: 27.8,
    unitCode: '430202001001',
    leadDept: null,
    reportedAt: number,
    deadlineAt: null,
    handledAt: null,
  },
});
const numberOf = ({ incident }: LiveEvent) => Number(incident.eventNo.slice(3));
const positionOf = (count: number, epoch = 'e') => `${epoch}.${count}.0`;
const countOf = (position: string) => Number(position.split('.')[1]);

/** Lets everything that waits for a promise go on. */
const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

/** A server with a stream that can break, an engine that can fail, and the link between them. */
function deskOf() {
  let log: LiveEvent[] = [];
  let epoch = 'e';
  let told = 0;
  let isOpen = false;
  let tell: (message: LiveMessage) => void = () => undefined;
  const applied: number[] = [];
  const failing = { fetch: 0, apply: 0 };
  const tasks: (() => void)[] = [];
  let reloads = 0;
  const store = createLiveStore();
  const link = connectLive({
    store,
    listen: (listener) => {
      tell = listener;
      return () => undefined;
    },
    fetchChanges: async (after) => {
      if (failing.fetch > 0) {
        failing.fetch--;
        throw new Error('no connection');
      }
      if (after.split('.')[0] !== epoch) return null;
      const from = countOf(after);
      const events = log.slice(from, from + 3);
      const to = from + events.length;
      return { events, position: positionOf(to, epoch), isComplete: to === log.length };
    },
    apply: async (events) => {
      if (failing.apply > 0) {
        failing.apply--;
        throw new Error('the engine failed');
      }
      applied.push(...events.map(numberOf));
      return applied.length;
    },
    reload: () => {
      reloads++;
      applied.length = 0;
      applied.push(...log.map(numberOf));
      link.begin(positionOf(log.length, epoch));
    },
    now: () => 0,
    later: (task) => tasks.push(task),
  });
  return {
    store,
    applied,
    failing,
    get log() {
      return log;
    },
    get reloads() {
      return reloads;
    },
    begin: () => link.begin(positionOf(log.length, epoch)),
    write: (count: number) => {
      for (let more = 0; more < count; more++) log.push(eventOf(log.length));
    },
    /** Sends what was written since, in one message. */
    send: () => {
      if (isOpen && told < log.length)
        tell({
          kind: 'events',
          after: positionOf(told, epoch),
          position: positionOf(log.length, epoch),
          events: log.slice(told),
        });
      told = log.length;
    },
    open: () => {
      isOpen = true;
      told = log.length;
      tell({ kind: 'open', position: positionOf(told, epoch) });
    },
    close: () => {
      if (isOpen) tell({ kind: 'closed' });
      isOpen = false;
    },
    restore: () => {
      epoch = `${epoch}x`;
      log = log.slice(0, Math.floor(log.length / 2));
      told = log.length;
      if (isOpen) tell({ kind: 'resync', reason: 'another database' });
    },
    runTasks: () => tasks.splice(0).forEach((task) => task()),
  };
}

const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ kind: fc.constant('write' as const), count: fc.integer({ min: 1, max: 5 }) }),
  },
  { weight: 5, arbitrary: fc.constantFrom({ kind: 'send' as const }, { kind: 'rest' as const }) },
  { weight: 2, arbitrary: fc.constantFrom({ kind: 'open' as const }, { kind: 'close' as const }) },
  { weight: 1, arbitrary: fc.constantFrom({ kind: 'failFetch' as const }, { kind: 'failApply' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'restore' as const }) },
);

test('whatever breaks, in the end the engine has every event once and in order', async () => {
  let events = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 1, maxLength: 40, size: 'max' }),
      fc.nat(4),
      async (steps, first) => {
        const desk = deskOf();
        desk.write(first);
        desk.applied.push(...desk.log.map(numberOf));
        desk.begin();
        for (const one of steps) {
          if (one.kind === 'write') desk.write(one.count);
          else if (one.kind === 'failFetch') desk.failing.fetch++;
          else if (one.kind === 'failApply') desk.failing.apply++;
          else if (one.kind === 'rest') {
            await settle();
            desk.runTasks();
          } else desk[one.kind]();
        }
        desk.failing.fetch = 0;
        desk.failing.apply = 0;
        desk.close();
        desk.open();
        for (let round = 0; round < 12; round++) {
          await settle();
          desk.runTasks();
        }
        expect(desk.applied).toEqual(desk.log.map(numberOf));
        events += desk.log.length;
      },
    ),
    { numRuns: 600, seed: 20_261_129 },
  );
  expect(events).toBeGreaterThan(5_000);
});

test('a page that hears of another database reads everything anew', async () => {
  const desk = deskOf();
  desk.write(4);
  desk.begin();
  desk.open();
  await settle();
  desk.restore();
  await settle();
  expect(desk.reloads).toBe(1);
});

test('events before the data is there wait for it', async () => {
  const desk = deskOf();
  desk.open();
  desk.write(2);
  desk.send();
  await settle();
  expect(desk.applied).toEqual([]);
  desk.applied.push(0);
  desk.log.splice(2);
  desk.begin();
  await settle();
  expect(desk.store.getState().applied?.position).toBe(positionOf(2));
});
