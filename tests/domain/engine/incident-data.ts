import * as fc from 'fast-check';
import type { EngineQuery } from '../../../src/domain/engine/api/answer.ts';
import type { IncidentLists, RawIncidentColumns } from '../../../src/domain/engine/columns/raw-columns.ts';
import type { FilterState } from '../../../src/domain/engine/api/filter.ts';
import { CALENDAR_CLASSES } from '../../../src/domain/time/calendar-classes.ts';
import type { FilterContext } from '../../../src/domain/engine/filter/filter-context.ts';
import { INCIDENT_STATUSES, PROGRESSES, TIERS } from '../../../src/domain/incidents/life-cycle.ts';

export const AS_OF = Date.parse('2026-11-20T22:41:00+08:00');
const DAY_MS = 86_400_000;

const LAST_MIDNIGHT = Date.parse('2026-11-20T00:00:00+08:00');

export const WORLD: EngineQuery['view'] = { bbox: [-180, -85, 180, 85], zoom: 11 };

export const CONTEXT: FilterContext = {
  categoryParents: { X: 'G' },
  areaMembers: { 'HT-PQ-01': ['430202001001001001', '430202001001002000'] },
  markets: [
    { unitCode: '430202001001', rule: { kind: 'solarDigit', digits: [1, 6] } },
    { unitCode: '430202001000', rule: { kind: 'unknown', observed: ['2026-10-18'] } },
    { unitCode: '430204000000', rule: { kind: 'weekday', days: [7] } },
    { unitCode: '430204002000', rule: { kind: 'lunarDigit', digits: [3, 8] } },
    { unitCode: '430204003000', rule: { kind: 'parity', odd: true, calendar: 'lunar' } },
    { unitCode: '430211000000', rule: { kind: 'list', dates: ['2026-10-02', '2026-11-15'] } },
  ],
};

export const LISTS: IncidentLists = {
  asOf: AS_OF,
  categories: ['A1', 'A2', 'A12', 'B1', 'X'],
  channels: ['GRID_APP', 'WECHAT', 'H12345'],
  tiers: TIERS,
  statuses: INCIDENT_STATUSES,
  units: [
    '430202001001001001',
    '430202001001001002',
    '430202001001002000',
    '430202001002',
    '430204001001001000',
    '430204002003',
    '430204003000',
    '430211000000',
  ],
};

/** One incident as a plain object: what a person would write down, and what the recount works on. */
export interface PlainIncident {
  eventNo: string;
  time: number;
  lngE6: number;
  latE6: number;
  category: number;
  channel: number;
  tier: number;
  status: number;
  unit: number;
  deadline: number;
}

const index = (list: readonly unknown[]) => fc.nat(list.length - 1);

const BEFORE_MS = 60 * DAY_MS;

/** One incident of the last 60 days, National Day among them; many share a moment or a spot, some have a date alone. */
export function incidentArbitrary(lists = LISTS): fc.Arbitrary<Omit<PlainIncident, 'eventNo'>> {
  return fc.record({
    time: fc.oneof(
      fc.nat(BEFORE_MS / 900_000).map((quarter) => AS_OF - quarter * 900_000),
      fc.nat(BEFORE_MS).map((ms) => AS_OF - ms),
      // Dates, and moments at the beginning of their days.
      fc
        .tuple(fc.nat(59), fc.constantFrom(0, 0.5, 0.5, 1))
        .map(([day, ms]) => LAST_MIDNIGHT - day * DAY_MS + ms),
    ),
    lngE6: fc.oneof(fc.constant(113_130_000), fc.integer({ min: 112_900_000, max: 114_200_000 })),
    latE6: fc.oneof(fc.constant(27_830_000), fc.integer({ min: 26_000_000, max: 28_100_000 })),
    category: index(lists.categories),
    channel: index(lists.channels),
    tier: index(lists.tiers),
    status: index(lists.statuses),
    unit: index(lists.units),
    deadline: fc.oneof(
      fc.constant(Number.NaN),
      fc.integer({ min: -20, max: 20 }).map((days) => AS_OF + days * DAY_MS),
    ),
  });
}

export const incidentsArbitrary: fc.Arbitrary<PlainIncident[]> = fc
  .array(incidentArbitrary(), { maxLength: 120 })
  .map((rows) => rows.map((row, number) => ({ ...row, eventNo: `ZZ-${number}` })));

export const some = <T>(values: readonly T[]): fc.Arbitrary<T[]> =>
  fc.oneof(fc.constant<T[]>([]), fc.subarray([...values]));

/** Hours of the week, calendar classes and a ring of the city, each absent half of the time. */
export const timeAndPlaceArbitraries = {
  weekHours: some(Array.from({ length: 168 }, (_, hour) => hour)),
  calendar: some(CALENDAR_CLASSES),
  lasso: fc.oneof(
    fc.constant(null),
    fc.array(
      fc.tuple(
        fc.integer({ min: 112_900_000, max: 114_200_000 }).map((lngE6) => lngE6 / 1e6),
        fc.integer({ min: 26_000_000, max: 28_100_000 }).map((latE6) => latE6 / 1e6),
      ),
      { minLength: 3, maxLength: 9 },
    ),
  ),
};

export const filterArbitrary: fc.Arbitrary<FilterState> = fc.record({
  range: fc.oneof(
    fc.constantFrom('24h' as const, '7d' as const, '30d' as const, 'all' as const).map((preset) => ({
      kind: 'preset' as const,
      preset,
    })),
    fc
      .tuple(fc.integer({ min: -50, max: 5 }), fc.integer({ min: 1, max: 30 * 96 }))
      .map(([day, quarters]) => ({
        kind: 'range' as const,
        from: AS_OF + day * DAY_MS,
        to: AS_OF + day * DAY_MS + quarters * 900_000,
      })),
  ),
  categories: some(['A', 'A1', 'A12', 'B', 'G', 'Z9']),
  channels: some(LISTS.channels),
  progresses: some(PROGRESSES),
  tiers: some(TIERS),
  unitCode: fc.constantFrom(null, null, '430202000000', '430202001001001000', '430204002003', 'HT-PQ-01'),
  ...timeAndPlaceArbitraries,
  mode: fc.constantFrom('filter' as const, 'highlight' as const),
});

/**
 * Plain incidents as raw columns, in the order given, their codes as places in `lists`; what `lists` does not have
 * gets a place outside.
 */
export function toRawColumns(incidents: readonly PlainIncident[], lists = LISTS): RawIncidentColumns {
  const place = (name: 'categories' | 'channels' | 'tiers' | 'statuses' | 'units', none: number) => {
    const places = LISTS[name].map((code) => (lists[name] as readonly string[]).indexOf(code));
    return (index: number) => {
      const found = places[index] ?? index;
      return found < 0 ? none : found;
    };
  };
  const [category, channel] = [place('categories', 255), place('channels', 255)];
  const [tier, status, unit] = [place('tiers', 255), place('statuses', 255), place('units', 2 ** 32 - 1)];
  return {
    time: Float64Array.from(incidents, (i) => i.time),
    lngE6: Int32Array.from(incidents, (i) => i.lngE6),
    latE6: Int32Array.from(incidents, (i) => i.latE6),
    category: Uint8Array.from(incidents, (i) => category(i.category)),
    channel: Uint8Array.from(incidents, (i) => channel(i.channel)),
    tier: Uint8Array.from(incidents, (i) => tier(i.tier)),
    status: Uint8Array.from(incidents, (i) => status(i.status)),
    unit: Uint32Array.from(incidents, (i) => unit(i.unit)),
    deadline: Float64Array.from(incidents, (i) => i.deadline),
    eventNo: (row) => incidents[row]?.eventNo ?? '',
  };
}
