import { tableFromIPC, type Table } from 'apache-arrow';
import { encodeArrow } from '../../../server/http/arrow.ts';
import type { IncidentLists, RawIncidentColumns } from '../../../src/domain/engine/columns/raw-columns.ts';
import { INCIDENT_STATUSES, isFinished, TIERS } from '../../../src/domain/incidents/life-cycle.ts';
import { chance, logNormal, uniform } from '../../../src/domain/random/distributions.ts';
import { createRandom, type Random } from '../../../src/domain/random/random.ts';
import { DAY_MS } from '../../../src/domain/time/civil-day.ts';
import { HOUR_MS, hourOfWeek } from '../../../src/domain/time/zone.ts';
import { CITY_EXTENT, cityModelOf } from './city-model.ts';

export const CITY_SEED = 20_261_121;
const BATCH_ROWS = 100_000;
const EVENT_NO_BYTES = 12;
const UNFINISHED_SHARE = 0.04;

/** The columns every contestant gets; meaning and order as in `/api/incidents.arrow`. */
export type CityColumns = Omit<RawIncidentColumns, 'eventNo'>;

const CATEGORIES = [...'ABCDEFGHIJ'].flatMap((group) => [1, 2, 3].map((leaf) => `${group}${leaf}`));
const CHANNELS = ['GRID_APP', 'WECHAT', 'H12345', 'PATROL', 'CAMERA', 'SENSOR'];

/** Code lists of the city of a seed. */
export function cityLists(seed = CITY_SEED): IncidentLists {
  return {
    asOf: CITY_EXTENT.to,
    categories: CATEGORIES,
    channels: CHANNELS,
    tiers: TIERS,
    statuses: INCIDENT_STATUSES,
    units: cityModelOf(seed).units,
  };
}

/** Weight of an hour: two peaks on working days, a flatter and lower weekend, quiet nights. */
function hourWeight(timeMs: number): number {
  const hour = hourOfWeek(timeMs);
  const ofDay = hour % 24;
  const bump = (peak: number, width: number) => Math.exp(-(((ofDay - peak) / width) ** 2));
  const day = 0.08 + bump(9.5, 2) + 0.8 * bump(16, 2.5) + 0.25 * bump(20, 2);
  return hour < 120 ? day : 0.25 + 0.5 * day;
}

/** Ascending moments over the extent that follow the profile of the week and a slow growth. */
function makeTimes(rows: number, random: Random): Float64Array {
  const hours = (CITY_EXTENT.to - CITY_EXTENT.from) / HOUR_MS;
  const weights = Float64Array.from(
    { length: hours },
    (_, hour) =>
      hourWeight(CITY_EXTENT.from + hour * HOUR_MS) *
      (0.85 + (0.3 * hour) / hours) *
      logNormal(random, 1, 0.15),
  );
  const perRow = weights.reduce((sum, weight) => sum + weight, 0) / rows;
  const time = new Float64Array(rows);
  let carried = 0;
  let row = 0;
  for (let hour = 0; hour < hours; hour++) {
    carried += (weights[hour] ?? 0) / perRow;
    const upTo = hour === hours - 1 ? rows : Math.min(rows, Math.round(carried));
    const first = row;
    const start = CITY_EXTENT.from + hour * HOUR_MS;
    for (; row < upTo; row++) time[row] = start + Math.floor(random.next() * HOUR_MS);
    time.subarray(first, row).sort();
  }
  return time;
}

/** Picks an index with the weight 1 / (index + 1)^power. */
function rankPicker(length: number, power: number): (random: Random) => number {
  const upTo: number[] = [];
  for (let index = 0; index < length; index++) upTo.push((upTo[index - 1] ?? 0) + 1 / (index + 1) ** power);
  return (random) => {
    const draw = random.next() * (upTo.at(-1) ?? 1);
    return upTo.findIndex((value) => draw < value);
  };
}

function fillColumns(time: Float64Array, seed: number, random: Random): CityColumns {
  const rows = time.length;
  const model = cityModelOf(seed);
  const category = rankPicker(CATEGORIES.length, 0.7);
  const channel = rankPicker(CHANNELS.length, 0.9);
  const tier = rankPicker(TIERS.length, 1.6);
  const finished = INCIDENT_STATUSES.flatMap((status, index) => (isFinished(status) ? [index] : []));
  const open = INCIDENT_STATUSES.flatMap((status, index) => (isFinished(status) ? [] : [index]));
  const columns: CityColumns = {
    time,
    lngE6: new Int32Array(rows),
    latE6: new Int32Array(rows),
    category: new Uint8Array(rows),
    channel: new Uint8Array(rows),
    tier: new Uint8Array(rows),
    status: new Uint8Array(rows),
    unit: new Uint32Array(rows),
    deadline: new Float64Array(rows),
  };
  for (let row = 0; row < rows; row++) {
    const { lngE6, latE6, unit } = model.place(random);
    columns.lngE6[row] = lngE6;
    columns.latE6[row] = latE6;
    columns.unit[row] = unit;
    columns.category[row] = category(random);
    columns.channel[row] = channel(random);
    columns.tier[row] = tier(random);
    const states = chance(random, UNFINISHED_SHARE) ? open : finished;
    columns.status[row] = states[Math.floor(random.next() * states.length)] ?? 0;
    columns.deadline[row] = (time[row] ?? 0) + Math.floor(uniform(random, 0.5, 30) * DAY_MS);
  }
  return columns;
}

/** The incidents of a city of that many rows, ascending in time. */
export function makeCity(rows: number, seed = CITY_SEED): CityColumns {
  return fillColumns(makeTimes(rows, createRandom(seed, 2)), seed, createRandom(seed, 3));
}

/** Incidents that arrive after the end of the city's data, one a second: the `batch`-th lot of them. */
export function makeArrivals(count: number, batch: number, seed = CITY_SEED): CityColumns {
  const time = Float64Array.from(
    { length: count },
    (_, row) => CITY_EXTENT.to + (batch * count + row) * 1000,
  );
  return fillColumns(time, seed, createRandom(seed, 1000 + batch));
}

/** Number of an incident: `Z` and eleven digits. */
export function eventNoOf(row: number): string {
  return `Z${String(row).padStart(EVENT_NO_BYTES - 1, '0')}`;
}

/** The columns as the bytes that `/api/incidents.arrow` would send. */
export function encodeCity(columns: CityColumns, lists: IncidentLists): Buffer {
  const batch = (from: number, to: number) => ({
    time: columns.time.subarray(from, to),
    lngE6: columns.lngE6.subarray(from, to),
    latE6: columns.latE6.subarray(from, to),
    category: columns.category.subarray(from, to),
    channel: columns.channel.subarray(from, to),
    tier: columns.tier.subarray(from, to),
    status: columns.status.subarray(from, to),
    unit: columns.unit.subarray(from, to),
    deadline: columns.deadline.subarray(from, to),
    eventNo: {
      bytes: Buffer.from(
        Array.from({ length: to - from }, (_, row) => eventNoOf(from + row)).join(''),
        'latin1',
      ),
      offsets: Int32Array.from({ length: to - from + 1 }, (_, row) => row * EVENT_NO_BYTES),
    },
  });
  const rows = columns.time.length;
  const batches = [];
  for (let from = 0; from < rows; from += BATCH_ROWS)
    batches.push(batch(from, Math.min(rows, from + BATCH_ROWS)));
  return encodeArrow(batches, batch(0, 0), lists);
}

function columnOf<T>(table: Table, name: keyof CityColumns): T {
  const column = table.getChild(name);
  if (!column) throw new Error(`the bench data lacks the column ${name}`);
  return column.toArray() as T;
}

/** Reads the same columns back, as the contestants do. */
export function decodeCity(bytes: Uint8Array): CityColumns {
  const table = tableFromIPC(bytes);
  return {
    time: columnOf(table, 'time'),
    lngE6: columnOf(table, 'lngE6'),
    latE6: columnOf(table, 'latE6'),
    category: columnOf(table, 'category'),
    channel: columnOf(table, 'channel'),
    tier: columnOf(table, 'tier'),
    status: columnOf(table, 'status'),
    unit: columnOf(table, 'unit'),
    deadline: columnOf(table, 'deadline'),
  };
}
