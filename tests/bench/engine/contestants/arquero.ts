import { HOURS_OF_WEEK, hourOfWeek } from '../../../../src/domain/time/zone.ts';
import { binsOf, type Bins } from '../bins.ts';
import { cityLists, decodeCity, type CityColumns } from '../city-columns.ts';
import { timed, type Contestant } from '../contestant.ts';
import { clausesWithout, type ViewName } from '../clauses.ts';
import type { Question } from '../question.ts';

interface ArqueroTable {
  params(values: object): ArqueroTable;
  filter(expression: string): ArqueroTable;
  groupby(column: string): ArqueroTable;
  count(): ArqueroTable;
  array(column: string): ArrayLike<number>;
  numRows(): number;
}
export interface ArqueroModule {
  table(columns: Readonly<Record<string, ArrayLike<number>>>): ArqueroTable;
}

const EXPRESSIONS = {
  range: '(d, $) => d.time >= $.from && d.time < $.to',
  week: '(d, $) => op.includes($.weekHours, d.hour)',
  category: '(d, $) => d.category === $.category',
  unit: '(d, $) => d.unit >= $.first && d.unit < $.last',
} as const;

const COLUMN_OF: Record<ViewName, string> = {
  histogram: 'bin',
  week: 'hour',
  categories: 'category',
  channels: 'channel',
  units: 'unit',
};

type Counts = readonly [keys: ArrayLike<number>, counts: ArrayLike<number>];

/** Arquero over typed columns, bins and hours derived once; views with equal clauses share their filtered table. */
export function createArquero(version: string, arquero: ArqueroModule): Contestant {
  const lists = cityLists();
  let bins: Bins;
  let table: ArqueroTable;

  function build(city: CityColumns): void {
    const made = binsOf(city.time);
    bins = made;
    table = arquero.table({
      time: city.time,
      category: city.category,
      channel: city.channel,
      unit: city.unit,
      bin: Uint16Array.from(city.time, (time) => Math.floor((time - made.startMs) / made.binMs)),
      hour: Uint8Array.from(city.time, hourOfWeek),
    });
  }

  function answer(question: Question): { total: number; counts: Record<ViewName, Counts> } {
    const { from, to, category, weekHours, unit } = question;
    const withValues = table.params({ from, to, category, weekHours, first: unit?.first, last: unit?.last });
    const filtered = new Map<string, ArqueroTable>();
    const filterBy = (view: ViewName | null): ArqueroTable => {
      const clauses = clausesWithout(question, view);
      const key = clauses.join();
      const known = filtered.get(key);
      if (known) return known;
      const made = clauses.reduce((rows, clause) => rows.filter(EXPRESSIONS[clause]), withValues);
      filtered.set(key, made);
      return made;
    };
    const count = (view: ViewName): Counts => {
      const rows = filterBy(view).groupby(COLUMN_OF[view]).count();
      return [rows.array(COLUMN_OF[view]), rows.array('count')];
    };
    return {
      total: filterBy(null).numRows(),
      counts: {
        histogram: count('histogram'),
        week: count('week'),
        categories: count('categories'),
        channels: count('channels'),
        units: count('units'),
      },
    };
  }

  return {
    version,
    setUp: (bytes) => build(decodeCity(bytes)),
    ask: answer,
    views: (question) => {
      const { total, counts } = answer(question);
      const list = ([keys, values]: Counts, length: number): number[] => {
        const all = Array.from({ length }, () => 0);
        for (let at = 0; at < keys.length; at++) all[keys[at]!] = values[at]!;
        return all;
      };
      return {
        total,
        histogram: list(counts.histogram, bins.count),
        week: list(counts.week, HOURS_OF_WEEK),
        categories: list(counts.categories, lists.categories.length),
        channels: list(counts.channels, lists.channels.length),
        units: list(counts.units, lists.units.length),
      };
    },
    load: (bytes, question) => ({
      '': timed(() => {
        build(decodeCity(bytes));
        answer(question);
      }),
    }),
  };
}
