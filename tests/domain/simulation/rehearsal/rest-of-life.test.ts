import * as fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { readBundledCity } from '../../../../server/demonstration/bundled-city.ts';
import { TIERS, URGENCIES } from '../../../../src/domain/incidents/life-cycle.ts';
import { applyTransition } from '../../../../src/domain/incidents/transitions.ts';
import { createRandom } from '../../../../src/domain/random/random.ts';
import { restOfLife } from '../../../../src/domain/simulation/rehearsal/rest-of-life.ts';
import {
  windowAt,
  makeWindowRows,
  WINDOW_MS,
} from '../../../../src/domain/simulation/rehearsal/steady-feed.ts';
import { runTask } from '../../../../src/domain/tasks/task.ts';
import type { FeedCity } from '../../../../src/domain/simulation/rehearsal/simulated-reports.ts';
import { DAY_MS } from '../../../../src/domain/time/civil-day.ts';

const NOW = Date.parse('2026-11-26T20:00:00+08:00');
let city: FeedCity;
beforeAll(async () => {
  city = await readBundledCity();
});

test('an open incident is settled by steps that its life cycle knows, none before now or the one before it', () => {
  const open = fc.record({
    status: fc.constantFrom(
      'reported',
      'accepted',
      'filed',
      'dispatched',
      'returned',
      'handling',
      'extensionRequested',
      'escalated',
      'reworked',
      'handled',
      'verifying',
      'selfHandled',
    ),
    tier: fc.constantFrom(...TIERS),
    urgency: fc.constantFrom(...URGENCIES),
    ageMs: fc.integer({ min: 0, max: 6 * DAY_MS }),
    restMs: fc.integer({ min: -60_000, max: 6 * DAY_MS }),
    seed: fc.integer({ min: 0, max: 1e6 }),
  } as const);
  fc.assert(
    fc.property(open, ({ ageMs, restMs, seed, ...life }) => {
      const lastAt = NOW - restMs;
      const steps = restOfLife(
        { ...life, reportedAt: lastAt - ageMs, lastAt },
        NOW,
        city.calibration,
        createRandom(seed),
      );
      let at: { status: typeof life.status | 'closed'; lastAt: number } = { status: life.status, lastAt };
      for (const step of steps) {
        expect(step.at).toBeGreaterThanOrEqual(NOW);
        const next = applyTransition(at, step);
        if (!next.ok) throw new Error(next.reason);
        at = { status: next.status as 'closed', lastAt: next.lastAt };
      }
      expect(at.status).toBe('closed');
    }),
  );
});

test('what is suspended or has lain still for a week stays', () => {
  const life = { tier: 'L1', urgency: 'normal', reportedAt: NOW - 9 * DAY_MS } as const;
  const rest = (status: 'suspended' | 'handling', lastAt: number) =>
    restOfLife({ ...life, status, lastAt }, NOW, city.calibration, createRandom(1));
  expect(rest('suspended', NOW - DAY_MS)).toEqual([]);
  expect(rest('handling', NOW - 8 * DAY_MS)).toEqual([]);
  expect(rest('handling', NOW - DAY_MS)).not.toEqual([]);
});

test('windows of a steady feed are the same whenever they are made, and share no number', () => {
  const run = { startedAt: NOW, seed: 7 };
  const rowsOf = (number: number) => runTask(makeWindowRows(city, run, number));
  const [first, second] = [rowsOf(0), rowsOf(1)];
  expect(rowsOf(1)).toEqual(second);
  const numbers = (rows: typeof first) => rows.flatMap(({ incident }) => incident?.sourceId ?? []);
  const all = [...numbers(first), ...numbers(second)];
  expect(new Set(all).size).toBe(all.length);
  for (const row of second) {
    if (row.incident === undefined) continue;
    expect(row.readyAt).toBeGreaterThanOrEqual(NOW + WINDOW_MS);
    expect(row.readyAt).toBeLessThan(NOW + 2 * WINDOW_MS);
  }
  expect([windowAt(run, NOW - 1), windowAt(run, NOW), windowAt(run, NOW + WINDOW_MS)]).toEqual([0, 0, 1]);
});
