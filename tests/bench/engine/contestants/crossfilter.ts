import { HOURS_OF_WEEK, hourOfWeek } from '../../../../src/domain/time/zone.ts';
import { binsOf, type Bins } from '../bins.ts';
import { cityLists, decodeCity, type CityColumns } from '../city-columns.ts';
import { timed, type Contestant } from '../contestant.ts';
import type { Question } from '../question.ts';

interface Group {
  all(): readonly { readonly key: number; readonly value: number }[];
}
interface Dimension {
  filterRange(range: readonly [number, number]): unknown;
  filterExact(value: number): unknown;
  filterFunction(keeps: (value: number) => boolean): unknown;
  filterAll(): unknown;
  group(key?: (value: number) => number): Group;
}
interface Crossfilter {
  add(rows: readonly number[]): unknown;
  dimension(value: (row: number) => number): Dimension;
  groupAll(): { value(): number };
}
export type CrossfilterModule = (rows: readonly number[]) => Crossfilter;

const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, at) => from + at);

const WITH_ROWS = 65_536;

/** Columns with room for rows to come. */
function roomy(column: Float64Array): Float64Array;
function roomy(column: Uint8Array): Uint8Array;
function roomy(column: Uint32Array): Uint32Array;
function roomy(column: Float64Array | Uint8Array | Uint32Array): Float64Array | Uint8Array | Uint32Array {
  const Kind = column.constructor as Float64ArrayConstructor;
  const copy = new Kind(column.length + WITH_ROWS);
  copy.set(column as Float64Array);
  return copy;
}

/**
 * crossfilter2 with row numbers as records and accessors on typed columns: the set-up that needs no object per row.
 * Five dimensions, one group each; the groups are kept up to date by crossfilter as filters change.
 */
export function createCrossfilter(version: string, crossfilter: CrossfilterModule): Contestant {
  const lists = cityLists();
  let bins: Bins;
  let columns: Pick<CityColumns, 'time' | 'category' | 'channel' | 'unit'>;
  let filter: Crossfilter;
  let dimensions: Record<'time' | 'week' | 'category' | 'channel' | 'unit', Dimension>;
  let groups: Record<'time' | 'week' | 'category' | 'channel' | 'unit', Group>;
  let all: { value(): number };
  let last: Question | null = null;

  function build(city: CityColumns): void {
    bins = binsOf(city.time);
    columns = {
      time: roomy(city.time),
      category: roomy(city.category),
      channel: roomy(city.channel),
      unit: roomy(city.unit),
    };
    last = null;
    filter = crossfilter(range(0, city.time.length));
    dimensions = {
      time: filter.dimension((row) => columns.time[row]!),
      week: filter.dimension((row) => hourOfWeek(columns.time[row]!)),
      category: filter.dimension((row) => columns.category[row]!),
      channel: filter.dimension((row) => columns.channel[row]!),
      unit: filter.dimension((row) => columns.unit[row]!),
    };
    groups = {
      time: dimensions.time.group((time) => Math.floor((time - bins.startMs) / bins.binMs)),
      week: dimensions.week.group(),
      category: dimensions.category.group(),
      channel: dimensions.channel.group(),
      unit: dimensions.unit.group(),
    };
    all = filter.groupAll();
  }

  /** Sets only the filters that differ from the last question, as its documentation advises. */
  function apply(question: Question): void {
    if (last?.from !== question.from || last.to !== question.to)
      dimensions.time.filterRange([question.from, question.to]);
    if (last?.category !== question.category)
      if (question.category === null) dimensions.category.filterAll();
      else dimensions.category.filterExact(question.category);
    if (String(last?.weekHours) !== String(question.weekHours)) {
      const { weekHours } = question;
      const [first = 0, final = 0] = [weekHours[0], weekHours.at(-1)];
      const isRun = final - first === weekHours.length - 1;
      if (weekHours.length === 0) dimensions.week.filterAll();
      else if (isRun) dimensions.week.filterRange([first, final + 1]);
      else {
        const wanted = new Uint8Array(HOURS_OF_WEEK);
        for (const hour of weekHours) wanted[hour] = 1;
        dimensions.week.filterFunction((hour) => wanted[hour] === 1);
      }
    }
    if (last?.unit?.code !== question.unit?.code)
      if (question.unit === null) dimensions.unit.filterAll();
      else dimensions.unit.filterRange([question.unit.first, question.unit.last]);
    last = question;
  }

  const read = () => [
    groups.time.all(),
    groups.week.all(),
    groups.category.all(),
    groups.channel.all(),
    groups.unit.all(),
    all.value(),
  ];

  const counts = (group: Group, length: number): number[] => {
    const list = Array.from({ length }, () => 0);
    for (const { key, value } of group.all()) list[key] = value;
    return list;
  };

  const ask = (question: Question): unknown => {
    apply(question);
    return read();
  };

  return {
    version,
    setUp: (bytes) => build(decodeCity(bytes)),
    ask,
    views: (question) => {
      ask(question);
      return {
        total: all.value(),
        histogram: counts(groups.time, bins.count),
        week: counts(groups.week, HOURS_OF_WEEK),
        categories: counts(groups.category, lists.categories.length),
        channels: counts(groups.channel, lists.channels.length),
        units: counts(groups.unit, lists.units.length),
      };
    },
    load: (bytes, question) => ({
      '': timed(() => {
        build(decodeCity(bytes));
        ask(question);
      }),
    }),
    append: (rows, firstRow) => {
      columns.time.set(rows.time, firstRow);
      columns.category.set(rows.category, firstRow);
      columns.channel.set(rows.channel, firstRow);
      columns.unit.set(rows.unit, firstRow);
      filter.add(range(firstRow, firstRow + rows.time.length));
    },
  };
}
