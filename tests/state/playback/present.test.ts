import { describe, expect, test } from 'vitest';
import { readBundledCity } from '../../../server/demonstration/bundled-city.ts';
import { commandOf } from '../../../src/commands/registry.ts';
import { followingOf, isAwayFromPresent, returnToPresent } from '../../../src/state/playback/present.ts';
import { chosenRange } from '../../../src/state/playback/playback.ts';
import {
  lookAtReturn,
  returnStep,
  RETURN_AFTER_MS,
  touchReturn,
} from '../../../src/state/playback/return-timer.ts';
import { watchPresent } from '../../../src/state/playback/watch-present.ts';
import { makeWindowRows } from '../../../src/domain/simulation/rehearsal/steady-feed.ts';
import { runTask } from '../../../src/domain/tasks/task.ts';
import { answeredPage } from './answered-page.ts';
import { fakePage } from './fake-page.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const NOW = Date.parse('2026-12-01T07:42+08:00');
const still = { playing: false, film: 'range' } as const;

describe('how the page stands to the present', () => {
  const preset = { kind: 'preset', preset: '24h' } as const;
  const fixed = (from: number, to: number) => ({ kind: 'range', from, to }) as const;
  const of = (
    range: Parameters<typeof followingOf>[0]['range'],
    dataEndMs: number | null = NOW,
    nowMs = NOW,
    heardAtMs: number | null = null,
  ) => followingOf({ range, timeExtent: null, playback: still, dataEndMs, heardAtMs, nowMs });

  test('a preset follows, until its data are old', () => {
    expect(of(preset)).toEqual({ kind: 'present' });
    expect(of(preset, NOW - 29 * MINUTE_MS)).toEqual({ kind: 'present' });
    expect(of(preset, NOW - 31 * MINUTE_MS)).toEqual({ kind: 'old', sinceMs: NOW - 31 * MINUTE_MS });
    expect(of(preset, null)).toEqual({ kind: 'present' });
  });

  test('sources that are heard keep it fresh through the quiet hours of a night of the demonstration', async () => {
    const from = Date.parse('2026-12-01T00:00+08:00');
    const run = { startedAt: from - 5 * 24 * HOUR_MS, seed: 7 };
    const rows = runTask(makeWindowRows(await readBundledCity(), run, 0));
    const reports = rows
      .flatMap(({ incident, readyAt }) => (incident ? [readyAt] : []))
      .sort((a, b) => a - b);
    const kinds = { heard: new Set<string>(), unheard: new Set<string>(), silent: new Set<string>() };
    for (let now = from - 4 * 24 * HOUR_MS; now < from - 3 * 24 * HOUR_MS; now += MINUTE_MS) {
      const newest = reports.findLast((at) => at <= now) ?? null;
      kinds.heard.add(of(preset, newest, now, now - MINUTE_MS).kind);
      kinds.unheard.add(of(preset, newest, now).kind);
      // A fresh report does not hide that no platform is heard.
      kinds.silent.add(of(preset, now, now, now - HOUR_MS).kind);
    }
    expect([...kinds.heard]).toEqual(['present']);
    expect([...kinds.unheard]).toContain('old');
    expect([...kinds.silent]).toEqual(['old']);
  });

  test('a range of fixed times never follows, also where it reaches the newest report', () => {
    expect(of(fixed(NOW - 2 * HOUR_MS, NOW - HOUR_MS)).kind).toBe('past');
    expect(of(fixed(NOW - HOUR_MS, NOW)).kind).toBe('fixed');
  });

  test('a playback is a film of whatever range', () => {
    const playback = { playing: true, film: 'week' } as const;
    expect(
      followingOf({ range: preset, timeExtent: null, playback, dataEndMs: NOW, heardAtMs: null, nowMs: NOW }),
    ).toEqual({
      kind: 'film',
      film: 'week',
    });
  });
});

describe('a time axis that is fixed', () => {
  const OLD = 'tx=2025-11-01T00:00%2B08:00~2025-11-02T00:00%2B08:00';

  test('before the newest report is away from the present, and says so', () => {
    const timeExtent = { from: NOW - 2 * HOUR_MS, to: NOW - HOUR_MS };
    const input = {
      range: { kind: 'preset', preset: '24h' },
      playback: still,
      heardAtMs: null,
      nowMs: NOW,
    } as const;
    expect(followingOf({ ...input, timeExtent, dataEndMs: NOW })).toEqual({
      kind: 'axis',
      range: timeExtent,
    });
    expect(followingOf({ ...input, timeExtent, dataEndMs: timeExtent.to }).kind).not.toBe('axis');
  });

  test('by the link of a wall is left after three minutes', () => {
    const { state } = answeredPage(`?kiosk&t=24h&${OLD}`);
    expect(isAwayFromPresent(state)).toBe(true);
    const { page, wait } = fakePage();
    watchPresent(state, page);
    wait(RETURN_AFTER_MS);
    expect(state.view.getState().view.timeExtent).toBeNull();
    expect(isAwayFromPresent(state)).toBe(false);
  });
});

describe('0 on a wall', () => {
  const AWAY = '?kiosk&t=2025-11-10T00:00%2B08:00~2025-11-11T00:00%2B08:00&sel=unit:430202000000';

  test('leads to the present first, and home when it is pressed again', () => {
    const { state, run } = answeredPage(AWAY);
    run('page.home');
    expect(isAwayFromPresent(state)).toBe(false);
    expect(state.view.getState().view.selection).not.toBeNull();
    run('page.home');
    expect(state.view.getState().view.selection).toBeNull();
  });

  test('in an emergency asks only when it is pressed again', () => {
    const { state, run } = answeredPage(`${AWAY}&em=ZZ-1`);
    run('page.home');
    expect(isAwayFromPresent(state)).toBe(false);
    expect(state.interface.getState().dialog).toBeNull();
    run('page.home');
    expect(state.interface.getState().dialog).toEqual({ kind: 'endEmergency', goesHome: true });
  });
});

describe('steps', () => {
  test('forward from the present stand still: there is nothing after it', () => {
    const { state, run } = answeredPage('?t=24h');
    run('time.stepForward');
    expect(state.filter.getState().filter.range).toEqual({ kind: 'preset', preset: '24h' });
    expect(state.filter.getState().past).toEqual([]);
  });

  test('back leave it; forward to the newest report follow it again', () => {
    const { state, run } = answeredPage('?t=24h');
    run('time.stepBack');
    run('time.stepBack');
    expect(isAwayFromPresent(state)).toBe(true);
    run('time.stepForward');
    expect(isAwayFromPresent(state)).toBe(true);
    run('time.stepForward');
    expect(state.filter.getState().filter.range).toEqual({ kind: 'preset', preset: '24h' });
    run('filter.undo');
    expect(isAwayFromPresent(state)).toBe(true);
  });

  test('of a shorter range end fixed: it was never one that follows', () => {
    const { state, run } = answeredPage();
    const { to } = chosenRange(state) ?? { to: 0 };
    state.filter.getState().change({ range: { kind: 'range', from: to - 3 * HOUR_MS, to: to - HOUR_MS } });
    run('time.stepForward');
    run('time.stepForward');
    expect(chosenRange(state)).toEqual({ from: to - 2 * HOUR_MS, to });
    expect(isAwayFromPresent(state)).toBe(true);
  });
});

describe('the way back', () => {
  test('leads to the range that was left, and undo leads to what was looked at', () => {
    const { state, run } = answeredPage('?t=30d');
    run('time.stepBack');
    run('time.stepBack');
    const looked = state.filter.getState().filter.range;
    run('time.present');
    expect(state.filter.getState().filter.range).toEqual({ kind: 'preset', preset: '30d' });
    run('filter.undo');
    expect(state.filter.getState().filter.range).toEqual(looked);
  });

  test('leads from an old link to the usual range of its workspace', () => {
    const { state } = answeredPage('?t=2026-11-10T00:00%2B08:00~2026-11-11T00:00%2B08:00');
    expect(isAwayFromPresent(state)).toBe(true);
    returnToPresent(state);
    expect(state.filter.getState().filter.range).toEqual({ kind: 'preset', preset: '7d' });
  });

  test('ends a playback and shows the axis of the range again', () => {
    const { state, run } = answeredPage('?t=24h');
    run('time.play');
    expect(state.view.getState().view.timeExtent).not.toBeNull();
    run('time.present');
    expect(state.view.getState().view).toMatchObject({ timeExtent: null, playback: { playing: false } });
    expect(isAwayFromPresent(state)).toBe(false);
  });
});

describe('the timer of the return', () => {
  const away = { isAway: true, isHeld: false };

  test('counts from when the page went away or was last touched', () => {
    const first = lookAtReturn(null, 5000, away);
    expect(first.inMs).toBe(RETURN_AFTER_MS);
    expect(lookAtReturn(first.timer, 65_000, away).inMs).toBe(RETURN_AFTER_MS - 60_000);
    expect(lookAtReturn(touchReturn(first.timer, 65_000), 65_000, away).inMs).toBe(RETURN_AFTER_MS);
    expect(lookAtReturn(first.timer, 5000 + RETURN_AFTER_MS, away).inMs).toBe(0);
  });

  test('counts nothing while the page follows or is held, and begins anew after that', () => {
    expect(lookAtReturn(5000, 9000, { isAway: false, isHeld: false })).toEqual({ timer: null, inMs: null });
    expect(lookAtReturn(5000, 9000, { isAway: true, isHeld: true })).toEqual({ timer: null, inMs: null });
    expect(touchReturn(null, 9000)).toBeNull();
  });

  test('is said in minutes, and in seconds at last', () => {
    expect(returnStep(RETURN_AFTER_MS)).toEqual({ unit: 'minutes', n: 3 });
    expect(returnStep(60_001)).toEqual({ unit: 'minutes', n: 2 });
    expect(returnStep(60_000)).toEqual({ unit: 'seconds', n: 60 });
    expect(returnStep(1)).toEqual({ unit: 'seconds', n: 1 });
  });
});

describe('a wall', () => {
  test('returns three minutes after the last hand, and says how long that is', () => {
    const { state, run } = answeredPage('?kiosk&t=24h');
    const { page, fire, wait } = fakePage();
    watchPresent(state, page);
    expect(state.wall.getState().returnsIn).toBeNull();
    run('time.stepBack');
    expect(state.wall.getState().returnsIn).toEqual({ unit: 'minutes', n: 3 });
    wait(170_000);
    expect(state.wall.getState().returnsIn).toEqual({ unit: 'seconds', n: 10 });
    fire('keydown');
    expect(state.wall.getState().returnsIn).toEqual({ unit: 'minutes', n: 3 });
    wait(179_000);
    expect(isAwayFromPresent(state)).toBe(true);
    wait(1000);
    expect(state.filter.getState().filter.range).toEqual({ kind: 'preset', preset: '24h' });
    expect(state.wall.getState().returnsIn).toBeNull();
    commandOf('filter.undo').run(state);
    expect(state.wall.getState().returnsIn).toEqual({ unit: 'minutes', n: 3 });
  });

  test.each([
    ['an old link', '?kiosk&t=2026-11-10T00:00%2B08:00~2026-11-11T00:00%2B08:00', []],
    ['a film of a week that somebody began', '?kiosk&film=week', ['time.play']],
    ['a playback that ended', '?kiosk&t=24h', ['time.play', 'time.play']],
  ] as const)('returns from %s', (_, link, commands) => {
    const { state, run } = answeredPage(link);
    const { page, wait } = fakePage();
    watchPresent(state, page);
    commands.forEach(run);
    expect(isAwayFromPresent(state)).toBe(true);
    wait(RETURN_AFTER_MS);
    expect(isAwayFromPresent(state)).toBe(false);
  });

  test('that slept in a hidden tab returns when it is seen', () => {
    const { state, run } = answeredPage('?kiosk&t=24h');
    const { page, fire, wait } = fakePage();
    watchPresent(state, page);
    run('time.stepBack');
    wait(RETURN_AFTER_MS, true);
    expect(isAwayFromPresent(state)).toBe(true);
    fire('visibilitychange');
    expect(isAwayFromPresent(state)).toBe(false);
  });

  test('stays where it is in an emergency, and with the film of its own link', () => {
    const emergency = answeredPage('?kiosk&t=24h');
    const one = fakePage();
    watchPresent(emergency.state, one.page);
    emergency.run('time.stepBack');
    emergency.state.view.getState().change({ emergency: { kind: 'incident', eventNo: 'ZZ-1' } });
    one.wait(10 * RETURN_AFTER_MS);
    expect(isAwayFromPresent(emergency.state)).toBe(true);
    emergency.state.view.getState().change({ emergency: null });
    one.wait(RETURN_AFTER_MS + 1000);
    expect(isAwayFromPresent(emergency.state)).toBe(false);

    const film = answeredPage('?kiosk&film=week&play=1');
    const other = fakePage();
    watchPresent(film.state, other.page);
    expect(film.state.view.getState().view.playback.playing).toBe(true);
    other.wait(10 * RETURN_AFTER_MS);
    expect(film.state.view.getState().view.playback.playing).toBe(true);
  });

  test('listens to nothing after it has ended', () => {
    const { state } = answeredPage('?kiosk');
    const { page, listening } = fakePage();
    const end = watchPresent(state, page);
    expect(listening()).toBeGreaterThan(0);
    end();
    expect(listening()).toBe(0);
  });
});
