import { describe, expect, test } from 'vitest';
import type { ServerHealth } from '../../../src/api/server-clock.ts';
import { ageStateOf } from '../../../src/features/header/age-state.ts';
import { connectionStateOf } from '../../../src/features/header/connection-state.ts';
import { sourceAges } from '../../../src/features/header/source-ages.ts';
import type { StreamBeat } from '../../../src/schemas/live.ts';

const LIVE: ServerHealth = { kind: 'live', ageMs: 0, status: 'ok', isDemonstrationStarting: false };
const beatOf = (database: StreamBeat['database']): StreamBeat => ({
  now: 0,
  position: 'e.1.0',
  database,
  sources: [],
});
const moment = { now: 20_000, since: 0, repliedAt: undefined };
const GONE: ServerHealth = { kind: 'gone', silentMs: 7_000 };

describe('what is gone', () => {
  test.each([
    ['a fresh heartbeat', LIVE, { beat: beatOf('ok'), beatAt: 14_500 }, { kind: 'ok' }],
    [
      'no heartbeat for longer than 5.5 s',
      LIVE,
      { beat: beatOf('ok'), beatAt: 14_499 },
      { kind: 'stream', silentMs: 5_501 },
    ],
    ['never a heartbeat', LIVE, { beat: null, beatAt: null }, { kind: 'stream', silentMs: 20_000 }],
    [
      'the database, by the heartbeat',
      LIVE,
      { beat: beatOf('gone'), beatAt: 19_000 },
      { kind: 'database', silentMs: 8_000 },
    ],
    [
      'the database, by the health check',
      { ...LIVE, status: 'degraded' as const },
      { beat: null, beatAt: null },
      { kind: 'database', silentMs: 8_000 },
    ],
    ['the server', GONE, { beat: beatOf('ok'), beatAt: 13_000 }, { kind: 'server', silentMs: 7_000 }],
    [
      'the server, of which only the answer how it is is late',
      GONE,
      { beat: beatOf('ok'), beatAt: 15_000 },
      { kind: 'slow', silentMs: 7_000 },
    ],
    ['nothing is known yet', { kind: 'waiting' as const }, { beat: null, beatAt: null }, { kind: 'waiting' }],
  ])('%s', (_, health, live, expected) => {
    expect(connectionStateOf(health, { ...live, databaseGoneAt: 12_000 }, moment)).toEqual(expected);
  });
});

test('a server that sends other replies is slow and not silent', () => {
  const never = { beat: null, beatAt: null, databaseGoneAt: null };
  const of = (repliedAt: number) => connectionStateOf(GONE, never, { ...moment, repliedAt });
  expect(of(15_000)).toEqual({ kind: 'slow', silentMs: 7_000 });
  expect(of(14_999)).toEqual({ kind: 'server', silentMs: 5_001 });
});

describe('the age of the data', () => {
  const old = 46 * 60_000;
  const starting: ServerHealth = { ...LIVE, isDemonstrationStarting: true };
  test('a demonstration that has not begun yet is no old data', () => {
    expect(ageStateOf({ kind: 'ok' }, starting, old)).toEqual({
      tone: 'unknown',
      key: 'dataAge.demonstration',
    });
    expect(ageStateOf({ kind: 'ok' }, LIVE, old)).toEqual({
      tone: 'stale',
      key: 'dataAge.stale',
      ageMs: old,
    });
    expect(ageStateOf({ kind: 'ok' }, starting, 1_000).key).toBe('dataAge.fresh');
  });
  test('a slow server, one that is gone and old data are three things', () => {
    const keys = (['slow', 'server', 'stream'] as const).map(
      (kind) => ageStateOf({ kind, silentMs: 7_000 }, GONE, old).key,
    );
    expect(keys).toEqual(['dataAge.slow', 'dataAge.gone', 'dataAge.gone']);
  });
});

test('sources by their silence, those never heard first, aged by the time since the heartbeat, never younger than nothing', () => {
  const sources = [
    { source: 'wechat', lastAt: 9_000 },
    { source: 'grid', lastAt: 4_000 },
    { source: 'ahead', lastAt: 12_000 },
    { source: 'never', lastAt: null },
  ];
  expect(sourceAges({ now: 10_000, sources }, 500)).toEqual([
    { source: 'never', ageMs: null },
    { source: 'grid', ageMs: 6_500 },
    { source: 'wechat', ageMs: 1_500 },
    { source: 'ahead', ageMs: 0 },
  ]);
});
