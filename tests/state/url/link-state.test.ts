import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LAYER_IDS } from '../../../src/domain/view/layer-ids.ts';
import { METRICS, PAINTERS, SELECTION_KINDS, VIEW_LEVELS } from '../../../src/domain/view/map-view.ts';
import { SUBJECTS } from '../../../src/domain/engine/api/answer.ts';
import { FILTER_MODES } from '../../../src/domain/engine/api/filter.ts';
import { PROGRESSES, TIERS } from '../../../src/domain/incidents/life-cycle.ts';
import { CALENDAR_CLASSES } from '../../../src/domain/time/calendar-classes.ts';
import { presetHours, WEEK_PRESETS } from '../../../src/domain/time/week-hours.ts';
import { RANGE_PRESETS } from '../../../src/domain/time/ranges.ts';
import { LANGUAGES } from '../../../src/domain/view/languages.ts';
import {
  applyStateFromQueryString,
  DEFAULT_LINK_STATE,
  stateToQueryParams,
} from '../../../src/state/url/link-state.ts';
import type { LinkState } from '../../../src/state/url/parameter.ts';
import {
  PAGES,
  PLAYBACK_FILMS,
  PLAYBACK_MANNERS,
  PLAYBACK_RATES,
  PLAYBACK_SPANS,
  PLAYBACK_SPEEDS,
  THEME_NAMES,
  WORKSPACES,
} from '../../../src/state/view/view-state.ts';
import {
  DESK_LEFT_PAGES,
  DESK_RIGHT_PAGES,
  HOTSPOT_PICTURES,
  TIPS_PAGES,
} from '../../../src/state/view/patrol-view.ts';
import {
  COLUMN_CHOICES,
  OPEN_PARTS,
  TAB_NAMES,
  TABS,
  type Tabs,
} from '../../../src/state/view/panels-view.ts';
import { DIMMINGS } from '../../../src/state/view/wall-view.ts';
import { WORKSPACE_PRESETS } from '../../../src/state/view/workspace-presets.ts';

const codes = fc.uniqueArray(fc.stringMatching(/^[A-Z][A-Z0-9_]{0,8}$/), { maxLength: 5 });
const moment = fc.integer({ min: Date.parse('1999-01-01Z'), max: Date.parse('2099-01-01Z') });
const range = fc
  .tuple(moment, fc.integer({ min: 1, max: 900 * 86_400_000 }))
  .map(([from, length]) => ({ from, to: from + length }));
const span = fc.oneof(
  fc.integer({ min: 1, max: 10_000 }),
  fc.integer({ min: 1, max: 200 }).map((hours) => hours * 3_600_000),
);
const decimal = (min: number, max: number, digits: number) =>
  fc
    .integer({ min: min * 10 ** digits, max: max * 10 ** digits })
    .map((value) => Number((value / 10 ** digits).toFixed(digits)) + 0);

const weekHours = fc
  .oneof(fc.uniqueArray(fc.nat(167)), fc.constantFrom(...WEEK_PRESETS).map(presetHours))
  .map((hours) => hours.toSorted((a, b) => a - b));
const corner = fc.tuple(decimal(-180, 180, 5), decimal(-85, 85, 5));
const lasso = fc.array(corner, { minLength: 3, maxLength: 200 });

const identifier = fc.stringMatching(/^[\w市-]{1,80}$/);

const linkArbitrary: fc.Arbitrary<LinkState> = fc.record({
  filter: fc.record({
    range: fc.oneof(
      fc.constantFrom(...RANGE_PRESETS).map((preset) => ({ kind: 'preset' as const, preset })),
      range.map(({ from, to }) => ({ kind: 'range' as const, from, to })),
    ),
    categories: codes,
    channels: codes,
    progresses: fc.subarray([...PROGRESSES]),
    tiers: fc.subarray([...TIERS]),
    unitCode: fc.constantFrom(null, '430202000000', '430204002003', '430202001001001001', 'HT-PQ-01'),
    weekHours: weekHours,
    calendar: fc.subarray([...CALENDAR_CLASSES]),
    lasso: fc.option(lasso),
    mode: fc.constantFrom(...FILTER_MODES),
  }),
  view: fc.record({
    camera: fc.option(
      fc.record({
        center: fc.tuple(decimal(-180, 180, 5), decimal(-85, 85, 5)),
        zoom: decimal(0, 24, 2),
        bearing: decimal(-180, 180, 1),
        pitch: decimal(0, 85, 1),
      }),
    ),
    level: fc.constantFrom(...VIEW_LEVELS),
    selection: fc.option(
      fc.record({
        kind: fc.constantFrom(...SELECTION_KINDS),
        id: fc
          .string({ minLength: 1, maxLength: 40, unit: 'grapheme' })
          .filter((id) => !/[\r\n\u2028\u2029]/.test(id)),
      }),
    ),
    metric: fc.constantFrom(...METRICS),
    painter: fc.constantFrom(...PAINTERS),
    layers: fc.subarray([...LAYER_IDS]),
    theme: fc.constantFrom(...THEME_NAMES),
    language: fc.constantFrom(...LANGUAGES),
    workspace: fc.constantFrom(...WORKSPACES),
    playback: fc.record({
      playing: fc.boolean(),
      film: fc.constantFrom(...PLAYBACK_FILMS),
      manner: fc.constantFrom(...PLAYBACK_MANNERS),
      span: fc.constantFrom(...PLAYBACK_SPANS),
      speed: fc.constantFrom(...PLAYBACK_SPEEDS),
      stepMs: span,
      rate: fc.constantFrom(...PLAYBACK_RATES),
      windowMs: fc.option(span),
      weekHours: fc.integer({ min: 1, max: 24 }),
    }),
    timeExtent: fc.option(range),
    emergency: fc.option(
      fc.oneof(
        fc.stringMatching(/^[A-Z0-9-]{1,40}$/).map((eventNo) => ({ kind: 'incident' as const, eventNo })),
        fc.record({ kind: fc.constant('point' as const), position: corner, at: moment }),
      ),
    ),
    comparison: fc.constantFrom(null, 'districts', '430202000000,430204000000'),
    page: fc.constantFrom(...PAGES),
    columns: fc.constantFrom(...COLUMN_CHOICES),
    open: fc.subarray([...OPEN_PARTS]),
    tabs: fc.record(
      Object.fromEntries(TAB_NAMES.map((name) => [name, fc.constantFrom<string>(...TABS[name])])),
    ) as unknown as fc.Arbitrary<Tabs>,
    audit: fc.option(fc.constantFrom('open', 'certificate', '7', '12.after', 'open_gapM2-1')),
    item: fc.option(
      fc.oneof(
        identifier,
        identifier.map((eventNo) => `new:${eventNo}`.slice(0, 80)),
      ),
    ),
    tour: fc.record({
      id: fc.option(identifier),
      stop: fc.option(fc.integer({ min: 1, max: 99 })),
      isPresenter: fc.boolean(),
    }),
    patrol: fc.record({
      subject: fc.constantFrom(...SUBJECTS),
      left: fc.constantFrom(...DESK_LEFT_PAGES),
      right: fc.constantFrom(...DESK_RIGHT_PAGES),
      tipsPage: fc.constantFrom(...TIPS_PAGES),
      posterId: fc.option(identifier),
      picture: fc.constantFrom(...HOTSPOT_PICTURES),
      lineId: fc.option(identifier),
      planId: fc.option(identifier),
      seriesId: fc.option(identifier),
      pair: fc.option(fc.uniqueArray(identifier, { minLength: 2, maxLength: 2 })) as fc.Arbitrary<
        [string, string] | null
      >,
    }),
    wall: fc.record({
      kiosk: fc.boolean(),
      rotateMs: fc.option(fc.integer({ min: 5, max: 3_600 }).map((seconds) => seconds * 1000)),
      dim: fc.constantFrom(...DIMMINGS),
      split: fc.option(
        fc.record({ columns: fc.integer({ min: 2, max: 12 }), rows: fc.integer({ min: 1, max: 12 }) }),
      ),
    }),
  }),
});

const read = (query: string) => applyStateFromQueryString(DEFAULT_LINK_STATE, query);

describe('the link', () => {
  test('says the whole state and gives it back', () => {
    fc.assert(
      fc.property(linkArbitrary, (state) => {
        const { state: back, notes } = read(stateToQueryParams(state).toString());
        expect(notes).toEqual([]);
        expect(back).toEqual(state);
      }),
      { numRuns: 500 },
    );
  });

  test('is written the same way however often it is read', () => {
    fc.assert(
      fc.property(linkArbitrary, (state) => {
        const once = stateToQueryParams(state).toString();
        expect(stateToQueryParams(read(`?${once}`).state).toString()).toBe(once);
      }),
      { numRuns: 200 },
    );
  });

  test('of the default state is empty', () => {
    expect(stateToQueryParams(DEFAULT_LINK_STATE).toString()).toBe('');
  });

  test('can be read by a person', () => {
    const { filter, view } = DEFAULT_LINK_STATE;
    const from = Date.parse('2026-11-13T00:00+08:00');
    const query = stateToQueryParams({
      filter: { ...filter, categories: ['A', 'B1'], range: { kind: 'range', from, to: from + 3_600_000 } },
      view: { ...view, camera: { center: [113.13, 27.83], zoom: 12.5, bearing: 0, pitch: 0 }, layers: [] },
    });
    expect(decodeURIComponent(query.toString())).toBe(
      'at=113.13,27.83,12.5&t=2026-11-13T00:00+08:00~2026-11-13T01:00+08:00&cat=A,B1&layers=none',
    );
  });

  test.each([
    ['colour=red', 'colour', 'red', 'unknownParameter'],
    ['__proto__=1', '__proto__', '1', 'unknownParameter'],
    ['t=9d', 't', '9d', 'malformed'],
    ['t=2026-02-30', 't', '2026-02-30', 'malformed'],
    ['t=2026-11-14..2026-11-13', 't', '2026-11-14..2026-11-13', 'malformed'],
    ['t=2026-11-13T00:00', 't', '2026-11-13T00:00', 'malformed'],
    ['t=2026-11-13..2026-11-14..2026-11-15', 't', '2026-11-13..2026-11-14..2026-11-15', 'malformed'],
    ['lang=fr', 'lang', 'fr', 'malformed'],
    ['tabs=left.cellar', 'tabs', 'left.cellar', 'unknownValue'],
    ['tabs=__proto__.now', 'tabs', '__proto__.now', 'unknownValue'],
    ['cols=three', 'cols', 'three', 'malformed'],
    ['open=legend,door', 'open', 'door', 'unknownValue'],
    ['t=2026-11-14T00:00Z~2026-11-13T00:00Z', 't', '2026-11-14T00:00Z~2026-11-13T00:00Z', 'malformed'],
    ['at=113,27', 'at', '113,27', 'malformed'],
    ['at=513,27,9', 'at', '513,27,9', 'malformed'],
    ['at=1e2,27,9', 'at', '1e2,27,9', 'malformed'],
    ['in=12345', 'in', '12345', 'malformed'],
    ['sel=person:7', 'sel', 'person:7', 'malformed'],
    ['speed=3', 'speed', '3', 'malformed'],
    ['step=0h', 'step', '0h', 'malformed'],
    ['w=wall', 'w', 'wall', 'malformed'],
    ['speed=x7', 'speed', 'x7', 'malformed'],
    ['rate=3', 'rate', '3', 'malformed'],
    ['manner=fast', 'manner', 'fast', 'malformed'],
    ['hours=25', 'hours', '25', 'malformed'],
    ['hours=1.5', 'hours', '1.5', 'malformed'],
    ['week=8.0-24', 'week', '8.0-24', 'malformed'],
    ['week=1.10-8', 'week', '1.10-8', 'malformed'],
    ['week=1', 'week', '1', 'malformed'],
    ['kiosk=yes', 'kiosk', 'yes', 'malformed'],
    ['rotate=1s', 'rotate', '1s', 'malformed'],
    ['rotate=30', 'rotate', '30', 'malformed'],
    ['dim=dark', 'dim', 'dark', 'malformed'],
    ['split=1x1', 'split', '1x1', 'malformed'],
    ['page=report', 'page', 'report', 'malformed'],
    ['cal=payday', 'cal', 'payday', 'unknownValue'],
    ['lasso=AAAA', 'lasso', 'AAAA', 'malformed'],
    ['lasso=~', 'lasso', '~', 'malformed'],
    ['em=two words', 'em', 'two words', 'malformed'],
    ['em=113.1,27.8', 'em', '113.1,27.8', 'malformed'],
    ['em=113.1,27.8,1.5', 'em', '113.1,27.8,1.5', 'malformed'],
    ['em=113.1,97.8,1795000000000', 'em', '113.1,97.8,1795000000000', 'malformed'],
    ['em=113.1,27.8,1795000000000,7', 'em', '113.1,27.8,1795000000000,7', 'malformed'],
  ])('ignores %s and names it', (query, parameter, value, reason) => {
    const { state, notes } = read(query);
    expect(state).toEqual(DEFAULT_LINK_STATE);
    expect(notes).toEqual([{ parameter, value, reason }]);
  });

  test('of a workspace alone brings its preset; what the link says itself wins', () => {
    const { view } = read('w=patrol').state;
    expect(view.layers).toEqual(WORKSPACE_PRESETS.patrol.layers);
    expect(read('layers=cameras&metric=overdue&w=patrol').state.view).toMatchObject({
      workspace: 'patrol',
      layers: ['cameras'],
      metric: 'overdue',
    });
    const { filter } = read('w=patrol').state;
    expect(filter.range).toEqual({ kind: 'preset', preset: 'all' });
    expect(read('t=7d&w=patrol').state.filter.range).toEqual({ kind: 'preset', preset: '7d' });
    expect(stateToQueryParams({ filter, view }).toString()).toBe('w=patrol');
    expect(stateToQueryParams({ ...DEFAULT_LINK_STATE, view }).toString()).toBe('w=patrol&t=7d');
  });

  test('of a wall brings its theme, in whatever order it is said, and may name another', () => {
    const { view } = read('w=monitor&kiosk').state;
    expect(view).toMatchObject({
      theme: 'wall',
      wall: { kiosk: true, rotateMs: null, dim: 'auto', split: null },
    });
    expect(stateToQueryParams({ ...DEFAULT_LINK_STATE, view }).toString()).toBe('kiosk=1');
    expect(read('theme=desk-light&kiosk').state.view.theme).toBe('desk-light');
    expect(read('split=2x2&rotate=30s&kiosk=1&dim=off').state.view.wall).toEqual({
      kiosk: true,
      rotateMs: 30_000,
      dim: 'off',
      split: { columns: 2, rows: 2 },
    });
  });

  test.each([
    ['2026-11-01..2026-11-30', '2026-11-01T00:00+08:00', '2026-12-01T00:00+08:00'],
    ['2026-11-13~2026-11-13', '2026-11-13T00:00+08:00', '2026-11-14T00:00+08:00'],
    ['2026-11-13', '2026-11-13T00:00+08:00', '2026-11-14T00:00+08:00'],
    ['2026-11-13/2026-11-14T08:30', '2026-11-13T00:00+08:00', '2026-11-14T08:30+08:00'],
    ['2026-11-13T08:00..2026-11-14', '2026-11-13T08:00+08:00', '2026-11-15T00:00+08:00'],
    // A plus that was not escaped.
    ['2026-11-13T00:00+08:00~2026-11-13T01:00+08:00', '2026-11-13T00:00+08:00', '2026-11-13T01:00+08:00'],
  ])('understands the range %s as people write it', (text, from, to) => {
    const range = { kind: 'range', from: Date.parse(from), to: Date.parse(to) };
    expect(read(`t=${text}`)).toMatchObject({ state: { filter: { range } }, notes: [] });
    expect(read(`tx=${text}`).state.view.timeExtent).toEqual({ from: range.from, to: range.to });
  });

  test.each([
    ['zh', 'zh-CN'],
    ['ZH', 'zh-CN'],
    ['zh-Hans-CN', 'zh-CN'],
    ['zh_TW', 'zh-CN'],
    ['EN', 'en'],
    ['en-US', 'en'],
  ])('understands the language %s', (tag, language) => {
    const other = language === 'en' ? 'zh-CN' : 'en';
    expect(read(`lang=${other}&lang=${tag}`)).toMatchObject({ state: { view: { language } }, notes: [] });
  });

  test('says tabs and open panels in few words', () => {
    const { filter, view } = DEFAULT_LINK_STATE;
    const tabs: Tabs = { ...view.tabs, left: 'command', shift: 'before' };
    const query = stateToQueryParams({ filter, view: { ...view, tabs, open: ['tools'], columns: 'left' } });
    expect(query.toString()).toBe('cols=left&open=tools&tabs=left.command%2Cshift.before');
    expect(read('tabs=left.command,near.cellar,board.settled')).toMatchObject({
      state: { view: { tabs: { left: 'command', board: 'settled', near: 'nearby' } } },
      notes: [{ parameter: 'tabs', value: 'near.cellar', reason: 'unknownValue' }],
    });
  });

  test('of a reader who chose otherwise gives everybody the same state', () => {
    const reader = fc.record({
      theme: fc.constantFrom(...THEME_NAMES),
      language: fc.constantFrom(...LANGUAGES),
      columns: fc.constantFrom(...COLUMN_CHOICES),
    });
    fc.assert(
      fc.property(linkArbitrary, reader, (state, look) => {
        const start = { ...DEFAULT_LINK_STATE, view: { ...DEFAULT_LINK_STATE.view, ...look } };
        const query = stateToQueryParams(state, start).toString();
        expect(applyStateFromQueryString(start, query).state).toEqual(state);
        expect(read(query).state).toEqual(state);
      }),
      { numRuns: 200 },
    );
  });

  test('keeps the good entries of a list and names the others', () => {
    const { state, notes } = read('progress=overdue,lost&layers=units,ghosts&w=tour');
    expect(state.filter.progresses).toEqual(['overdue']);
    expect(state.view.layers).toEqual(['units']);
    expect(state.view.workspace).toBe('tour');
    expect(notes.map(({ parameter, value }) => `${parameter}:${value}`)).toEqual([
      'progress:lost',
      'layers:ghosts',
    ]);
  });

  test('never throws, whatever it says', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.constantFrom('', 't=', 'at=', 'cat=', 'sel=', 'in='),
        (junk, name) => {
          read(`${name}${junk}`);
        },
      ),
      { numRuns: 500 },
    );
  });

  test('says the week clock as days and hours', () => {
    const week = (text: string) => read(`week=${text}`).state.filter.weekHours;
    expect(week('12345.8-18')).toEqual(presetHours('workdayDaytime'));
    expect(week('67.0-24')).toEqual(presetHours('weekend'));
    expect(week('1.7-8.17-18_2.0-1')).toEqual([7, 17, 24]);
    const { filter, view } = DEFAULT_LINK_STATE;
    const text = (hours: readonly number[]) =>
      stateToQueryParams({ filter: { ...filter, weekHours: hours }, view }).toString();
    expect(text(presetHours('night'))).toBe('week=1234567.0-6.22-24');
    expect(text(presetHours('rushHours'))).toBe('week=12345.7-9.17-19');
  });

  test('with a week clock and an area of 200 corners stays under 2,000 signs', () => {
    const step = decimal(-1, 1, 4).map((value) => value / 10);
    const walk = fc.array(fc.tuple(step, step), { minLength: 200, maxLength: 200 }).map((steps) => {
      let [x, y] = [113.13, 27.83];
      const inside = (value: number) => Number((value > 114 || value < 27 ? 27.83 : value).toFixed(5));
      return steps.map(([dx, dy]): [number, number] => [
        (x = Number((x + dx).toFixed(5))),
        (y = inside(y + dy)),
      ]);
    });
    fc.assert(
      fc.property(weekHours, walk, (hours, corners) => {
        const { filter, view } = DEFAULT_LINK_STATE;
        const state = { filter: { ...filter, weekHours: hours, lasso: corners }, view };
        const query = stateToQueryParams(state).toString();
        expect(query.length).toBeLessThan(2_000);
        expect(read(query).state.filter.lasso).toEqual(corners);
      }),
      { numRuns: 50 },
    );
  });

  test.each([
    ['speed=1', { manner: 'step', rate: 1 }, 0],
    ['speed=4&step=1d', { manner: 'step', rate: 4, stepMs: 86_400_000 }, 0],
    ['speed=60', { manner: 'step', rate: 8 }, 1],
    ['speed=x60', { manner: 'smooth', speed: 60 }, 0],
  ])('%s, of this version or the one before, is read as it was meant', (query, playback, noteCount) => {
    const { state, notes } = read(query);
    expect(state.view.playback).toMatchObject(playback);
    expect(notes.length).toBe(noteCount);
  });
});
