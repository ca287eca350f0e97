import * as fc from 'fast-check';
import { ACTIVE_VIEWS, type ActiveView } from '../../../src/domain/engine/queries/query-cache.ts';
import type { EngineQuery } from '../../../src/domain/engine/api/answer.ts';
import type { IncidentLists } from '../../../src/domain/engine/columns/raw-columns.ts';
import { DEFAULT_FILTER, FILTER_MODES, type FilterState } from '../../../src/domain/engine/api/filter.ts';
import { PROGRESSES, TIERS } from '../../../src/domain/incidents/life-cycle.ts';
import {
  AS_OF,
  filterArbitrary,
  incidentArbitrary,
  LISTS,
  some,
  timeAndPlaceArbitraries,
  WORLD,
  type PlainIncident,
} from './incident-data.ts';

export type NewIncident = Omit<PlainIncident, 'eventNo'>;

/** One step of a desk: something about the question changes, rows arrive, or an answer is wanted. */
export type Command =
  | { readonly kind: 'filter'; readonly change: Partial<FilterState> }
  | { readonly kind: 'rangeOfRows'; readonly first: number; readonly last: number; readonly extraMs: number }
  | { readonly kind: 'drag'; readonly edge: 'from' | 'to' | 'both'; readonly ms: readonly number[] }
  | { readonly kind: 'view'; readonly view: EngineQuery['view'] }
  | { readonly kind: 'asOf'; readonly asOf: number }
  | { readonly kind: 'rest'; readonly rest: Partial<EngineQuery> }
  | { readonly kind: 'append'; readonly rows: readonly NewIncident[]; readonly lists: IncidentLists }
  | {
      readonly kind: 'update';
      /** Known incidents by their place, changed to what the row says but for time, place and unit. */
      readonly changes: readonly { readonly of: number; readonly row: NewIncident }[];
      readonly rows: readonly NewIncident[];
      readonly lists: IncidentLists;
    }
  | { readonly kind: 'prepare'; readonly active: ActiveView; readonly steps: number }
  | { readonly kind: 'join'; readonly steps: number }
  | { readonly kind: 'ask' };

const HOUR_MS = 3_600_000;

/** The lists in another order: places in them mean something else in every delivery of rows. */
const turned = <T>(list: readonly T[]) =>
  fc.nat(list.length - 1).map((by) => [...list.slice(by), ...list.slice(0, by)]);
const listsOf = (lists: IncidentLists): fc.Arbitrary<IncidentLists> =>
  fc.record({
    asOf: fc.constant(AS_OF),
    categories: turned(lists.categories),
    channels: turned(lists.channels),
    tiers: turned(lists.tiers),
    statuses: turned(lists.statuses),
    units: turned(lists.units),
  });

/** What the first delivery knows: the last category, channel and two units come with later rows only. */
const FIRST_LISTS: IncidentLists = {
  ...LISTS,
  categories: LISTS.categories.slice(0, -1),
  channels: LISTS.channels.slice(0, -1),
  units: LISTS.units.slice(0, -2),
};

export const beginning = fc.record({
  rows: fc.array(incidentArbitrary(FIRST_LISTS), { maxLength: 60, size: 'max' }),
  lists: listsOf(FIRST_LISTS),
});

const view: fc.Arbitrary<EngineQuery['view']> = fc
  .tuple(fc.integer({ min: 0, max: 44 }), fc.boolean(), fc.nat(1_300), fc.nat(2_100))
  .map(([halfZoom, isWorld, east, north]) => ({
    zoom: halfZoom / 2,
    bbox: isWorld ? WORLD.bbox : [112.9, 26, 112.901 + east / 1e3, 26.001 + north / 1e3],
  }));

const change: fc.Arbitrary<Partial<FilterState>> = fc.oneof(
  fc.record({ range: filterArbitrary.map(({ range }) => range) }),
  fc.record({ categories: some(['A', 'A1', 'A12', 'B', 'G', 'X', 'Z9']) }),
  fc.record({ channels: some([...LISTS.channels, 'FAX']) }),
  fc.record({ progresses: some(PROGRESSES) }),
  fc.record({ tiers: some(TIERS) }),
  fc.record({ unitCode: filterArbitrary.map(({ unitCode }) => unitCode) }),
  fc.record({ weekHours: timeAndPlaceArbitraries.weekHours }),
  fc.record({ calendar: timeAndPlaceArbitraries.calendar }),
  fc.record({ lasso: timeAndPlaceArbitraries.lasso }),
  fc.record({ lasso: timeAndPlaceArbitraries.lasso.filter((ring) => ring !== null) }),
  fc.record({ mode: fc.constantFrom(...FILTER_MODES) }),
  fc.constant<Partial<FilterState>>({ ...DEFAULT_FILTER, range: { kind: 'preset', preset: 'all' } }),
);

const rest: fc.Arbitrary<Partial<EngineQuery>> = fc.oneof(
  fc.record({ list: fc.record({ offset: fc.nat(30), limit: fc.integer({ min: 1, max: 200 }) }) }),
  fc.record({
    density: fc.record({ columns: fc.integer({ min: 1, max: 40 }), rows: fc.integer({ min: 1, max: 40 }) }),
  }),
  fc.tuple(fc.nat(60 * 24), fc.integer({ min: 1, max: 60 * 24 })).map(([hours, length]) => ({
    histogramExtent: { from: AS_OF - hours * HOUR_MS, to: AS_OF - (hours - length) * HOUR_MS },
  })),
);

const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 12, arbitrary: fc.record({ kind: fc.constant('filter' as const), change }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('rangeOfRows' as const),
      first: fc.nat(500),
      last: fc.nat(500),
      extraMs: fc.nat(1),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('drag' as const),
      edge: fc.constantFrom('from' as const, 'to' as const, 'both' as const),
      ms: fc.array(fc.integer({ min: -30 * HOUR_MS, max: 30 * HOUR_MS }), { minLength: 1, maxLength: 4 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('view' as const), view }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('asOf' as const),
      asOf: fc.integer({ min: -40 * 24, max: 40 * 24 }).map((hours) => AS_OF + hours * HOUR_MS),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('rest' as const), rest }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('append' as const),
      rows: fc.array(incidentArbitrary(), { minLength: 1, maxLength: 40, size: 'max' }),
      lists: listsOf(LISTS),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('update' as const),
      changes: fc.array(fc.record({ of: fc.nat(500), row: incidentArbitrary() }), { maxLength: 12 }),
      rows: fc.array(incidentArbitrary(), { maxLength: 4 }),
      lists: listsOf(LISTS),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('prepare' as const),
      active: fc.constantFrom(...ACTIVE_VIEWS),
      steps: fc.constantFrom(0, 3, 500),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('join' as const), steps: fc.constantFrom(0, 2, 500) }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('ask' as const) }) },
);

export const commands = fc.array(command, { minLength: 1, maxLength: 20, size: 'max' });

/** Many incidents of the same kind as `incidentArbitrary`'s, made quickly from a seed; half of them on some spots. */
export function manyIncidents(seed: number, count: number): NewIncident[] {
  let state = seed >>> 0;
  /** A whole number below `most`: a linear congruential generator (Numerical Recipes), its high bits. */
  const below = (most: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * most);
  };
  return Array.from({ length: count }, () => {
    const spot = below(2) === 0 ? below(40) : below(1e9);
    return {
      time: AS_OF - below(60 * 24) * HOUR_MS - below(2) * below(HOUR_MS),
      lngE6: 113_000_000 + ((spot * 7_919) % 300_000),
      latE6: 27_700_000 + ((spot * 104_729) % 300_000),
      category: below(LISTS.categories.length),
      channel: below(LISTS.channels.length),
      tier: below(LISTS.tiers.length),
      status: below(LISTS.statuses.length),
      unit: below(LISTS.units.length),
      deadline: below(3) === 0 ? Number.NaN : AS_OF + (below(40 * 24) - 20 * 24) * HOUR_MS,
    };
  });
}
