import { HOURS_OF_WEEK } from '../../../../src/domain/time/zone.ts';
import { binsOf, type Bins } from '../bins.ts';
import { cityLists, decodeCity } from '../city-columns.ts';
import { clausesWithout, type ClauseName, type ViewName } from '../clauses.ts';
import { timed, type Contestant } from '../contestant.ts';
import type { Question, Views } from '../question.ts';

interface ArrowResult {
  getChildAt(column: number): { toArray(): ArrayLike<number | bigint> } | null;
}
export interface DuckConnection {
  query(sql: string): ArrowResult;
  insertArrowFromIPCStream(bytes: Uint8Array, options: { name: string; create: boolean }): void;
}

type Counts = readonly [keys: ArrayLike<number | bigint>, counts: ArrayLike<number | bigint>];
const VIEWS: readonly ViewName[] = ['histogram', 'week', 'categories', 'channels', 'units'];
const COLUMN_OF: Record<ViewName, string> = {
  histogram: 'bin',
  week: 'hour',
  categories: 'category',
  channels: 'channel',
  units: 'unit',
};

const conditions: Record<ClauseName, (question: Question) => string> = {
  range: ({ from, to }) => `time >= ${from} AND time < ${to}`,
  week: ({ weekHours }) => `hour IN (${weekHours.join()})`,
  category: ({ category }) => `category = ${category}`,
  unit: ({ unit }) => `unit >= ${unit?.first} AND unit < ${unit?.last}`,
};

function where(question: Question, view: ViewName | null): string {
  const clauses = clausesWithout(question, view);
  return clauses.length === 0
    ? ''
    : ` WHERE ${clauses.map((clause) => conditions[clause](question)).join(' AND ')}`;
}

const pairs = (result: ArrowResult): Counts => [
  result.getChildAt(0)?.toArray() ?? [],
  result.getChildAt(1)?.toArray() ?? [],
];

/** Puts the bytes of the city into DuckDB as one table with bins, days and hours in small columns of their own. */
function fill(connection: DuckConnection, bytes: Uint8Array): Bins {
  const bins = binsOf(decodeCity(bytes).time);
  connection.query('DROP TABLE IF EXISTS incidents');
  connection.query('DROP TABLE IF EXISTS sent');
  connection.insertArrowFromIPCStream(bytes, { name: 'sent', create: true });
  connection.query(`CREATE TABLE incidents AS SELECT time, category, channel, unit,
    CAST(floor((time - ${bins.startMs}) / ${bins.binMs}) AS SMALLINT) AS bin,
    CAST(floor((time + 28800000) / 86400000) AS SMALLINT) AS day,
    CAST((CAST(floor((time + 28800000) / 3600000) AS BIGINT) + 72) % 168 AS UTINYINT) AS hour
    FROM sent ORDER BY time`);
  connection.query('DROP TABLE sent');
  return bins;
}

type Answer = { readonly total: number; readonly counts: Record<ViewName, Counts> };

function viewsFrom({ total, counts }: Answer, bins: Bins): Views {
  const lists = cityLists();
  const list = (view: ViewName, length: number): number[] => {
    const [keys, values] = counts[view];
    const all = Array.from({ length }, () => 0);
    for (let at = 0; at < keys.length; at++) all[Number(keys[at])] = Number(values[at]);
    return all;
  };
  return {
    total,
    histogram: list('histogram', bins.count),
    week: list('week', HOURS_OF_WEEK),
    categories: list('categories', lists.categories.length),
    channels: list('channels', lists.channels.length),
    units: list('units', lists.units.length),
  };
}

/** DuckDB-WASM, one grouped query per view over a table in order of time. No transport to another thread is counted. */
export function createDuckDb(version: string, connection: DuckConnection): Contestant {
  let bins: Bins;
  const answer = (question: Question): Answer => {
    const counts = Object.fromEntries(
      VIEWS.map((view) => [
        view,
        pairs(
          connection.query(
            `SELECT ${COLUMN_OF[view]}, count(*)::INTEGER FROM incidents${where(question, view)} GROUP BY 1`,
          ),
        ),
      ]),
    ) as Record<ViewName, Counts>;
    const result = connection.query(`SELECT count(*)::INTEGER FROM incidents${where(question, null)}`);
    return { total: Number(pairs(result)[0][0]), counts };
  };
  return {
    version,
    setUp: (bytes) => {
      bins = fill(connection, bytes);
    },
    ask: answer,
    views: (question) => viewsFrom(answer(question), bins),
    load: (bytes, question) => ({
      '': timed(() => {
        bins = fill(connection, bytes);
        answer(question);
      }),
    }),
  };
}

/**
 * The same with Mosaic's idea: for the view that is being brushed (the range) one table per passive view, counted by
 * day and by that view's bin, is made beforehand; a move of whole days then reads only these.
 */
export function createDuckDbCubes(version: string, connection: DuckConnection): Contestant {
  let bins: Bins;
  const passive = VIEWS.filter((view) => view !== 'histogram');
  const dayOf = (timeMs: number) => Math.floor((timeMs + 28_800_000) / 86_400_000);
  let histogram: Counts = [[], []];

  const answer = ({ from, to }: Question): Answer => {
    const days = `day >= ${dayOf(from)} AND day < ${dayOf(to)}`;
    const counts = Object.fromEntries(
      passive.map((view) => [
        view,
        pairs(connection.query(`SELECT key, sum(rows)::INTEGER FROM cube_${view} WHERE ${days} GROUP BY 1`)),
      ]),
    ) as Record<ViewName, Counts>;
    const [, perChannel] = counts.channels;
    let total = 0;
    for (let at = 0; at < perChannel.length; at++) total += Number(perChannel[at]);
    return { total, counts: { ...counts, histogram } };
  };
  return {
    version,
    setUp: (bytes) => {
      bins = fill(connection, bytes);
      histogram = pairs(connection.query('SELECT bin, count(*)::INTEGER FROM incidents GROUP BY 1'));
      for (const view of passive) {
        connection.query(`CREATE OR REPLACE TABLE cube_${view} AS
          SELECT day, ${COLUMN_OF[view]} AS key, count(*)::INTEGER AS rows FROM incidents GROUP BY 1, 2 ORDER BY 1`);
      }
    },
    ask: answer,
    views: (question) => viewsFrom(answer(question), bins),
  };
}
