import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { IncidentStatus } from '../../../../src/domain/incidents/life-cycle.ts';
import { applyTransition } from '../../../../src/domain/incidents/transitions.ts';
import { createFeedClock } from '../../../../src/domain/simulation/rehearsal/feed-clock.ts';
import type {
  FeedBatch,
  FeedIncident,
  FeedStep,
} from '../../../../src/domain/simulation/rehearsal/feed-rows.ts';
import {
  FEED_SOURCES,
  feedSourceOfChannel,
} from '../../../../src/domain/simulation/rehearsal/feed-sources.ts';
import { planFeed } from '../../../../src/domain/simulation/rehearsal/plan-feed.ts';
import { simulatedReports } from '../../../../src/domain/simulation/rehearsal/simulated-reports.ts';
import { DAY_MS } from '../../../../src/domain/time/civil-day.ts';
import { ingestIncidentSchema, ingestTransitionSchema } from '../../../../src/schemas/live.ts';
import { blockFeedCity, feedOptions, MINUTE, planAll, startedAt } from './feed-fixtures.ts';

/** Rows in the order in which they go out for the first time. */
function firstSent(batches: readonly FeedBatch[]) {
  const incidents = new Map<string, { row: FeedIncident; sendAt: number; place: number }>();
  const steps = new Map<string, { row: FeedStep; sendAt: number; place: number }>();
  let place = 0;
  for (const batch of batches) {
    for (const row of batch.incidents) {
      place += 1;
      if (!incidents.has(row.sourceId)) incidents.set(row.sourceId, { row, sendAt: batch.sendAt, place });
    }
    for (const row of batch.steps) {
      place += 1;
      if (!steps.has(row.stepId)) steps.set(row.stepId, { row, sendAt: batch.sendAt, place });
    }
  }
  return { incidents, steps };
}

/** Everything wrong with the order and the times of a feed. */
function faultsOf(batches: readonly FeedBatch[]): string[] {
  const faults: string[] = [];
  const { incidents, steps } = firstSent(batches);
  let last = -Infinity;
  for (const { sendAt } of batches) {
    if (sendAt < last) faults.push(`a batch at ${sendAt} after one at ${last}`);
    last = sendAt;
  }
  for (const [id, { row, sendAt }] of incidents)
    if (Date.parse(row.reportedAt) > sendAt) faults.push(`${id} is sent before it is reported`);
  const states = new Map<string, { status: IncidentStatus; lastAt: number; place: number }>();
  for (const [id, { row, sendAt, place }] of [...steps].sort(([, a], [, b]) => a.place - b.place)) {
    const incident = incidents.get(row.sourceId);
    if (incident === undefined) {
      faults.push(`${id} has no incident`);
      continue;
    }
    if (place < incident.place) faults.push(`${id} is sent before its incident`);
    const at = Date.parse(row.at);
    if (at > sendAt) faults.push(`${id} is sent before it happens`);
    const state = states.get(row.sourceId) ?? {
      status: 'reported',
      lastAt: Date.parse(incident.row.reportedAt),
    };
    const { to, actorRole, reason, dueAt } = row;
    const result = applyTransition(state, {
      to,
      at,
      actorRole,
      ...(reason === undefined ? {} : { reason }),
      ...(dueAt === undefined ? {} : { dueAt: Date.parse(dueAt) }),
    });
    if (!result.ok) faults.push(`${id}: ${result.reason}`);
    states.set(row.sourceId, { status: row.to, lastAt: at, place });
  }
  return faults;
}

describe('a feed of ten minutes at 600×', () => {
  let batches: FeedBatch[] = [];
  const clock = createFeedClock(startedAt, 600);
  const reports = simulatedReports(blockFeedCity, {
    from: startedAt,
    to: startedAt + 6e3 * MINUTE,
    number: 0,
    seed: 7,
  });
  beforeAll(() => {
    batches = planAll();
  });

  it('sends every report of the time at least once, with what the simulator says of it', () => {
    const sent = [...firstSent(batches).incidents.values()].map(({ row }) => row);
    expect(sent.length).toBe(reports.length);
    expect(sent.length).toBeGreaterThan(600);
    const keyOf = (row: { title: string; longitude: number; latitude: number; channel: string }) =>
      [row.title, row.longitude, row.latitude, row.channel].join(' ');
    expect(sent.map(keyOf).sort()).toEqual(reports.map(keyOf).sort());
  });

  it('keeps order and times', () => {
    expect(faultsOf(batches)).toEqual([]);
    expect(firstSent(batches).steps.size).toBeGreaterThan(1_500);
  });

  it('sends every step whose time has come by the end', () => {
    const due = reports.flatMap(({ transitions }) =>
      transitions.slice(1).filter(([, , at]) => clock.toWall(at) <= startedAt + 10 * MINUTE),
    );
    // Steps of late reports lie further back, so that more of them have happened.
    const { steps } = firstSent(planAll({ lateShare: 0 }));
    expect(steps.size).toBe(due.length);
    expect(firstSent(batches).steps.size).toBeGreaterThanOrEqual(due.length);
  });

  it('speaks the language of the ingest API', () => {
    const wrong = batches.flatMap(({ incidents, steps }) => [
      ...incidents.map((row) => ingestIncidentSchema.safeParse(row)),
      ...steps.map((row) => ingestTransitionSchema.safeParse(row)),
    ]);
    expect(wrong.filter(({ success }) => !success)).toEqual([]);
  });

  it('sends each channel through its platform, in batches no larger than that takes', () => {
    for (const { source, incidents, steps } of batches) {
      expect(incidents.every(({ channel }) => feedSourceOfChannel(channel).id === source)).toBe(true);
      const { mostRows = 0 } = FEED_SOURCES.find(({ id }) => id === source) ?? {};
      expect(incidents.length + steps.length).toBeLessThanOrEqual(mostRows);
      expect(incidents.length + steps.length).toBeGreaterThan(0);
    }
    expect(new Set(batches.map(({ source }) => source)).size).toBe(FEED_SOURCES.length);
  });

  it('is the same for the same options and another for another seed', () => {
    expect(planAll()).toEqual(batches);
    expect(planAll({ seed: 8 })).not.toEqual(batches);
  });
});

describe('any feed', () => {
  it('keeps its laws for any seed, speed and shares', () => {
    const shares = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1e9 }),
        fc.double({ min: 1, max: 2_000, noNaN: true }),
        shares,
        shares,
        (seed, speed, duplicateShare, lateShare) => {
          const endsAt = startedAt + 4 * MINUTE;
          expect(faultsOf(planAll({ seed, speed, duplicateShare, lateShare, endsAt }))).toEqual([]);
        },
      ),
      { numRuns: 25 },
    );
  });

  it('sends copies that are exact, as many as asked for, after what they copy', () => {
    // A chance of 20 % in n batches: 5 standard errors are left free.
    const batches = planAll({ duplicateShare: 0.2, speed: 2_000 });
    const originals: FeedBatch[] = [];
    let copies = 0;
    for (const batch of batches) {
      if (!batch.isResend) {
        originals.push(batch);
        continue;
      }
      copies += 1;
      const same = originals.find(
        ({ source, incidents, steps }) =>
          source === batch.source && incidents === batch.incidents && steps === batch.steps,
      );
      expect(same?.sendAt).toBeLessThan(batch.sendAt);
    }
    const spread = 5 * Math.sqrt((0.2 * 0.8) / originals.length);
    expect(originals.length).toBeGreaterThan(300);
    expect(copies / originals.length).toBeGreaterThan(0.2 - spread);
    expect(copies / originals.length).toBeLessThan(0.2 + spread);
    expect(planAll({ duplicateShare: 0 }).filter(({ isResend }) => isResend)).toEqual([]);
  });

  it('has as many late rows as asked for, minutes to hours late', () => {
    const endsAt = startedAt + 10 * MINUTE;
    const inTime = firstSent(planAll({ lateShare: 0, endsAt })).incidents;
    const { incidents } = firstSent(planAll({ lateShare: 0.25, endsAt }));
    const late = [...incidents.values()].flatMap(({ row }) => {
      const punctual = Date.parse(inTime.get(row.sourceId)?.row.reportedAt ?? '');
      const ms = punctual - Date.parse(row.reportedAt);
      expect(ms).toBeGreaterThanOrEqual(0);
      return ms > 0 ? [ms / MINUTE] : [];
    });
    const spread = 5 * Math.sqrt((0.25 * 0.75) / incidents.size);
    expect(late.length / incidents.size).toBeGreaterThan(0.25 - spread);
    expect(late.length / incidents.size).toBeLessThan(0.25 + spread);
    expect(Math.min(...late)).toBeGreaterThanOrEqual(2);
    expect(Math.max(...late)).toBeLessThanOrEqual(8 * 60);
    expect(late.filter((minutes) => minutes > 60).length).toBeGreaterThan(10);
  });

  it('goes on without end, at the rate of the city, and repeats nothing', () => {
    // A day of the feed in 24 s; 30 days are six windows of the simulator.
    const feed = planFeed(feedOptions({ speed: 3_600, endsAt: Infinity, duplicateShare: 0 }));
    const days = 30;
    const end = startedAt + (days * DAY_MS) / 3_600;
    const perWindow = Array.from({ length: 6 }, () => 0);
    const seen = new Set<string>();
    let last = 0;
    for (const { sendAt, incidents } of feed) {
      if (sendAt >= end) break;
      last = sendAt;
      for (const row of incidents) {
        seen.add(`${row.title} ${row.longitude} ${row.latitude} ${row.channel}`);
        const window = Math.floor((Date.parse(row.reportedAt) - startedAt) / ((5 * DAY_MS) / 3_600));
        perWindow[window] = (perWindow[window] ?? 0) + 1;
      }
    }
    expect(end - last).toBeLessThan(2 * MINUTE);
    const total = perWindow.reduce((sum, count) => sum + count, 0);
    expect(total / days).toBeGreaterThan(170);
    expect(total / days).toBeLessThan(230);
    for (const count of perWindow.slice(0, 5)) expect(count).toBeGreaterThan(600);
    expect(seen.size).toBeGreaterThan(0.97 * total);
  });
});
