import { describe, expect, it } from 'vitest';
import { SourceTimes } from '../../server/stream/source-times.ts';
import { ServerClock } from '../../server/guard/server-clock.ts';
import { connectionStateOf } from '../../src/features/header/connection-state.ts';
import { ageStateOf } from '../../src/features/header/age-state.ts';

const NOON = Date.parse('2026-11-30T12:00:00+08:00');
const MINUTE = 60_000;

describe('ServerClock', () => {
  it.each([
    ['a second', 1_000, false],
    ['what a time service corrects', 2 * MINUTE, false],
    ['two minutes and a second', 2 * MINUTE + 1_000, true],
    ['an hour', 60 * MINUTE, true],
    ['a year', 365 * 24 * 60 * MINUTE, true],
  ])('set back by %s', (_name, byMs, isWrong) => {
    let now = NOON;
    const clock = new ServerClock({ now: () => now });
    expect(clock.problem()).toBeUndefined();
    now -= byMs;
    expect(clock.problem() !== undefined).toBe(isWrong);
    // It is not believed again because it was asked twice, but when it is right.
    expect(clock.behindMs() > 0).toBe(isWrong);
    now = NOON + 1;
    expect(clock.problem()).toBeUndefined();
  });

  it('knows what an earlier process has seen, and a clock that was never set', () => {
    const clock = new ServerClock({ now: () => NOON });
    clock.remember(NOON - MINUTE);
    expect(clock.problem()).toBeUndefined();
    clock.remember(NOON + 10 * MINUTE);
    expect(clock.problem()).toContain('10 minutes behind a time that it has shown before (2026-11-30T04:10');
    expect(new ServerClock({ now: () => 0 }).problem()).toContain('clock of the server is wrong');
  });

  it('lets a clock be set ahead', () => {
    let now = NOON;
    const clock = new ServerClock({ now: () => now });
    clock.behindMs();
    now += 3_600_000;
    expect(clock.problem()).toBeUndefined();
    expect(clock.latest).toBe(now);
  });
});

describe('times in the future', () => {
  it('do not make a source look alive, and give way to the next one that it sends', () => {
    const times = new SourceTimes(() => NOON);
    times.expect([
      { source: 'app', lastAt: NOON + 3_600_000 },
      { source: 'video', lastAt: NOON + MINUTE },
    ]);
    expect(times.list()).toEqual([
      { source: 'app', lastAt: null },
      { source: 'video', lastAt: NOON + MINUTE },
    ]);
    times.markSeen('app', NOON - 5);
    expect(times.list()[0]).toEqual({ source: 'app', lastAt: NOON - 5 });
  });
});

describe('what the page says', () => {
  const live = { kind: 'live', ageMs: null, isDemonstrationStarting: false } as const;
  const beat = { position: 'a.1.1', now: NOON, database: 'ok' as const, sources: [] };
  const heard = { beat, beatAt: 1_000, databaseGoneAt: null };
  const at = { now: 1_500, since: 0, repliedAt: 1_400 };

  it.each(['clock', 'space'] as const)('of trouble with %s while all else is well', (trouble) => {
    const health = { ...live, status: 'degraded', trouble } as const;
    expect(connectionStateOf(health, heard, at)).toEqual({ kind: trouble });
    expect(connectionStateOf({ ...live, status: 'degraded' }, heard, at).kind).toBe('database');
    const gone = { ...heard, beat: { ...beat, database: 'gone' as const } };
    expect(connectionStateOf(health, gone, at).kind).toBe('database');
  });

  it('no age by a wrong clock, and the age as ever on a full disk', () => {
    const health = { ...live, status: 'degraded' } as const;
    expect(ageStateOf({ kind: 'clock' }, health, 0)).toEqual({ tone: 'unknown', key: 'dataAge.unknown' });
    expect(ageStateOf({ kind: 'space' }, health, 1_000).tone).toBe('fresh');
  });
});
