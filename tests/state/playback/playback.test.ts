import { describe, expect, test } from 'vitest';
import {
  growRange,
  movePlayback,
  moveWeekFilm,
  shiftRange,
  stopPlayback,
} from '../../../src/state/playback/playback.ts';
import { AS_OF } from '../../domain/engine/incident-data.ts';
import { answeredPage as page } from './answered-page.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

test('a range moves or grows inside the data', () => {
  const data = { from: 0, to: 10 * DAY_MS };
  expect(shiftRange({ from: 0, to: DAY_MS }, data, 20 * DAY_MS)).toEqual({
    range: { from: 9 * DAY_MS, to: 10 * DAY_MS },
    isAtEnd: true,
  });
  expect(growRange({ from: 0, to: DAY_MS }, data, DAY_MS)).toEqual({
    range: { from: 0, to: 2 * DAY_MS },
    isAtEnd: false,
  });
  expect(growRange({ from: 0, to: DAY_MS }, data, 20 * DAY_MS)).toMatchObject({ isAtEnd: true });
  expect(growRange({ from: 0, to: DAY_MS }, data, -20 * DAY_MS).range).toEqual({ from: 0, to: 60_000 });
});

describe('a cumulative playback', () => {
  test('stays where it begins, stops at the end of the data, and is one undo', () => {
    const { state, run, filter, playback } = page('?span=cumulative');
    run('time.play');
    const from = AS_OF - 7 * DAY_MS;
    expect(filter().filter.range).toEqual({ kind: 'range', from, to: from + HOUR_MS });
    movePlayback(state, DAY_MS);
    expect(filter().filter.range).toEqual({ kind: 'range', from, to: from + HOUR_MS + DAY_MS });
    for (let day = 0; day < 9; day++) movePlayback(state, DAY_MS);
    expect(filter().filter.range).toEqual({ kind: 'range', from, to: AS_OF + 1 });
    expect(playback().playing).toBe(false);
    run('filter.undo');
    expect(filter().filter.range).toEqual({ kind: 'preset', preset: '7d' });
    expect(filter().past).toEqual([]);
  });
});

describe('the hand while a range plays', () => {
  const MINUTE_MS = 60_000;
  const rangeOf = ({ filter }: { filter: { range: unknown } }) => filter.range;

  test('drags the week clock between sixty frames: two steps, undone one by one', () => {
    const { state, run, filter } = page('?t=24h');
    run('time.play');
    for (let frame = 0; frame < 60; frame++) {
      if (frame >= 10 && frame < 40) filter().change({ weekHours: [frame] }, 'week');
      if (frame === 40) filter().endGesture();
      movePlayback(state, MINUTE_MS);
    }
    const played = rangeOf(filter());
    stopPlayback(state);
    expect(filter().past).toHaveLength(2);
    expect([rangeOf(filter()), filter().filter.weekHours, filter().gesture]).toEqual([played, [39], null]);
    run('filter.undo');
    expect(filter().filter.weekHours).toEqual([]);
    run('filter.undo');
    expect(rangeOf(filter())).toEqual({ kind: 'preset', preset: '24h' });
  });

  test('clicks: a step each and one of the playback; a drag that is given back is none', () => {
    const { state, run, filter } = page('?t=24h');
    run('time.play');
    for (const categories of [['A'], ['A', 'B'], []]) {
      movePlayback(state, MINUTE_MS);
      filter().change({ categories });
      movePlayback(state, MINUTE_MS);
    }
    expect(filter().past).toHaveLength(4);
    filter().change({ weekHours: [5] }, 'week');
    movePlayback(state, MINUTE_MS);
    filter().change({ weekHours: [] }, 'week');
    const { range } = filter().filter;
    filter().endGesture();
    expect(filter().past).toHaveLength(4);
    expect(filter().filter.range).toEqual(range);
    movePlayback(state, MINUTE_MS);
    stopPlayback(state);
    expect(filter().past).toHaveLength(4);
    expect(filter().gesture).toBeNull();
  });

  test('goes on with its drag where the playback ends meanwhile', () => {
    const { state, run, filter } = page('?t=24h');
    run('time.play');
    filter().change({ weekHours: [5] }, 'week');
    movePlayback(state, 40 * DAY_MS);
    filter().change({ weekHours: [5, 6] }, 'week');
    filter().endGesture();
    expect(filter().past).toHaveLength(2);
  });
});

test('a step by key is a step of its own, ends the playback and is no gesture that goes on', () => {
  const { state, run, filter, playback } = page('?t=24h');
  run('time.play');
  movePlayback(state, HOUR_MS);
  const played = filter().filter.range;
  run('time.stepForward');
  expect([playback().playing, filter().gesture, filter().past.length]).toEqual([false, null, 2]);
  run('time.stepBack');
  expect(filter().filter.range).toEqual(played);
  expect([filter().gesture, filter().past.length]).toEqual([null, 3]);
  run('filter.undo');
  run('filter.undo');
  expect(filter().filter.range).toEqual(played);
});

describe('the film of a typical week', () => {
  test('moves the week clock over the chosen range, gives it back, and leaves no step', () => {
    const { state, run, filter } = page('?film=week&hours=2&week=67.0-24&t=30d');
    const before = filter().filter;
    run('time.play');
    expect(filter().filter).toEqual({ ...before, weekHours: [0, 1] });
    moveWeekFilm(state, 5);
    expect(filter().filter.weekHours).toEqual([5, 6]);
    run('time.play');
    expect(filter().filter).toEqual(before);
    expect(filter().past).toEqual([]);
  });

  test('is ended by undo, which then undoes nothing else', () => {
    const { run, filter } = page('?film=week');
    filter().change({ tiers: ['L1'] });
    run('time.play');
    run('filter.undo');
    expect(filter().filter).toMatchObject({ weekHours: [], tiers: ['L1'] });
    run('filter.undo');
    expect(filter().filter.tiers).toEqual([]);
  });

  test('other filters that change meanwhile are steps of their own, without its frames', () => {
    const { state, run, filter } = page('?film=week&week=1.8-9');
    run('time.play');
    moveWeekFilm(state, 30);
    filter().change({ tiers: ['L2'] });
    moveWeekFilm(state, 1);
    filter().change({ channels: ['WECHAT'] });
    moveWeekFilm(state, 1);
    stopPlayback(state);
    expect(filter().filter).toMatchObject({ weekHours: [8], tiers: ['L2'], channels: ['WECHAT'] });
    run('filter.undo');
    expect(filter().filter).toMatchObject({ weekHours: [8], tiers: ['L2'], channels: [] });
    run('filter.undo');
    expect(filter().filter).toMatchObject({ weekHours: [8], tiers: [], channels: [] });
    expect(filter().past).toEqual([]);
  });

  test('of a link goes on from its frame, and ends without a week clock', () => {
    const { state, filter } = page('?film=week&play=1&week=1.20-23');
    moveWeekFilm(state, 3);
    expect(filter().filter.weekHours).toEqual([23, 24, 25]);
    stopPlayback(state);
    expect(filter().filter.weekHours).toEqual([]);
  });

  test('is ended by clearing', () => {
    const { run, filter, playback } = page('?film=week&week=1.8-9');
    run('time.play');
    run('filter.clear');
    expect(playback().playing).toBe(false);
    expect(filter().filter.weekHours).toEqual([]);
  });
});

test('the speed key goes round the speeds, or the jumps in a second', () => {
  const { run, playback } = page();
  run('time.faster');
  expect(playback().speed).toBe(1);
  const stepwise = page('?manner=step&rate=8');
  stepwise.run('time.faster');
  expect(stepwise.playback().rate).toBe(1);
});

test('a gesture that comes back to where it began is no step', () => {
  const { filter } = page();
  filter().change({ weekHours: [1] }, 'week');
  filter().change({ weekHours: [] }, 'week');
  filter().endGesture();
  expect(filter().past).toEqual([]);
});
