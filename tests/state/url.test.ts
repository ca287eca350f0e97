import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FILTER_MODES } from '../../src/domain/engine/filter.ts';
import { PROGRESSES, TIERS } from '../../src/domain/incidents/life-cycle.ts';
import { RANGE_PRESETS } from '../../src/domain/time/ranges.ts';
import {
  applyStateFromQueryString,
  DEFAULT_LINK_STATE,
  stateToQueryParams,
  type LinkState,
} from '../../src/state/url.ts';
import {
  LANGUAGES,
  LAYER_IDS,
  METRICS,
  PLAYBACK_SPEEDS,
  SELECTION_KINDS,
  THEME_NAMES,
  VIEW_LEVELS,
  WORKSPACES,
} from '../../src/state/view-state.ts';
import { WORKSPACE_PRESETS } from '../../src/state/workspace-presets.ts';

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
    weekHours: fc.constant([]),
    calendar: fc.constant([]),
    lasso: fc.constant(null),
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
    layers: fc.subarray([...LAYER_IDS]),
    theme: fc.constantFrom(...THEME_NAMES),
    language: fc.constantFrom(...LANGUAGES),
    workspace: fc.constantFrom(...WORKSPACES),
    playback: fc.record({
      playing: fc.boolean(),
      speed: fc.constantFrom(...PLAYBACK_SPEEDS),
      stepMs: span,
      windowMs: fc.option(span),
    }),
    timeExtent: fc.option(range),
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
    ['t=2026-11-13~2026-11-14', 't', '2026-11-13~2026-11-14', 'malformed'],
    ['t=2026-11-14T00:00Z~2026-11-13T00:00Z', 't', '2026-11-14T00:00Z~2026-11-13T00:00Z', 'malformed'],
    ['at=113,27', 'at', '113,27', 'malformed'],
    ['at=513,27,9', 'at', '513,27,9', 'malformed'],
    ['at=1e2,27,9', 'at', '1e2,27,9', 'malformed'],
    ['in=12345', 'in', '12345', 'malformed'],
    ['sel=person:7', 'sel', 'person:7', 'malformed'],
    ['speed=3', 'speed', '3', 'malformed'],
    ['step=0h', 'step', '0h', 'malformed'],
    ['w=wall', 'w', 'wall', 'malformed'],
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
    expect(stateToQueryParams({ ...DEFAULT_LINK_STATE, view }).toString()).toBe('w=patrol');
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
});
