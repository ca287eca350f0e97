import type { BoundingBox } from '../../../../src/domain/geo/positions.ts';
import type { EngineAnswer, EngineQuery } from '../../../../src/domain/engine/api/answer.ts';
import { createEngine, type Engine } from '../../../../src/domain/engine/engine.ts';
import { DEFAULT_FILTER } from '../../../../src/domain/engine/api/filter.ts';
import { cityLists, eventNoOf } from '../city-columns.ts';
import { CITY_BOX, CITY_EXTENT } from '../city-model.ts';
import { rowHash, timed, type Contestant } from '../contestant.ts';
import { EVERYTHING } from '../tasks.ts';
import type { Question, Views } from '../question.ts';

const CONTEXT = { categoryParents: {}, areaMembers: {} };
const WORLD = [-180, -85, 180, 85] as const;

/** Equal parts of a box, `side` × `side`. */
function tilesOf([west, south, east, north]: BoundingBox, side: number): BoundingBox[] {
  const width = (east - west) / side;
  const height = (north - south) / side;
  return Array.from({ length: side * side }, (_, tile) => {
    const left = west + (tile % side) * width;
    const bottom = south + Math.floor(tile / side) * height;
    return [left, bottom, left + width, bottom + height];
  });
}

/** The project's engine, asked as the page asks it. */
export function createOurs(version: string): Contestant {
  const lists = cityLists();
  let engine: Engine = createEngine();

  const queryOf = ({
    from,
    to,
    category,
    weekHours,
    unit,
    view,
    isHighlight = false,
  }: Question): EngineQuery => ({
    filter: {
      ...DEFAULT_FILTER,
      range: { kind: 'range', from, to },
      categories: category === null ? [] : [lists.categories[category] ?? ''],
      weekHours,
      unitCode: unit?.code ?? null,
      mode: isHighlight ? 'highlight' : 'filter',
    },
    view,
    asOf: lists.asOf,
    histogramExtent: CITY_EXTENT,
  });

  const viewsOf = (answer: EngineAnswer): Views => {
    const { finest } = answer.units;
    const place = new Map(finest.codes.map((code, index) => [code, index]));
    return {
      total: answer.total,
      histogram: [...answer.histogram.counts],
      week: [...answer.weekMatrix],
      categories: lists.categories.map((code) => answer.facets.categories[code] ?? 0),
      channels: lists.channels.map((code) => answer.facets.channels[code] ?? 0),
      units: lists.units.map((code) => finest.around[place.get(code) ?? -1] ?? 0),
    };
  };

  const make = (bytes: Uint8Array): void => {
    engine = createEngine();
    engine.load(bytes, CONTEXT);
  };

  return {
    version,
    setUp: make,
    // The engine keeps what the newest filters need: filters that no task asks take their places, and prepare nothing.
    // No two of them have a clause in common, since filters share the counters that their difference leaves alone.
    forget: () => {
      const query = queryOf({ ...EVERYTHING, to: EVERYTHING.from + 1 });
      for (const [at, channel] of lists.channels.entries())
        engine.query({
          ...query,
          filter: { ...query.filter, channels: [channel], unitCode: lists.units[at] ?? null },
        });
    },
    enter: (question, active) => {
      for (const _ of engine.precompute(queryOf(question), active));
    },
    ask: (question) => engine.query(queryOf(question)),
    views: (question) => {
      const answer = engine.query(queryOf({ ...question, view: { ...question.view, bbox: WORLD } }));
      const inMarks = answer.marks.reduce(
        (sum, mark) => sum + (mark.kind === 'cluster' ? mark.matched : Number(mark.matched)),
        0,
      );
      if (inMarks !== answer.total)
        throw new Error(`the marks hold ${inMarks} incidents, the answer ${answer.total}`);
      return viewsOf(answer);
    },
    load: (bytes, question) => ({
      '': timed(() => {
        make(bytes);
        engine.query(queryOf(question));
      }),
    }),
    append: (rows, firstRow) =>
      engine.append({ ...rows, eventNo: (row) => eventNoOf(firstRow + row) }, lists),
    partition: (zoom) => {
      // A view of too many marks is answered a zoom before; tiles of the city stay below that.
      const parts = new Map<number | string, string>();
      for (const bbox of tilesOf(CITY_BOX, 2 ** Math.max(0, zoom - 9))) {
        const query = queryOf({ ...EVERYTHING, view: { bbox, zoom } });
        for (const mark of engine.query(query).marks) {
          const key = mark.kind === 'cluster' ? mark.id : mark.eventNo;
          if (parts.has(key)) continue;
          const rows =
            mark.kind === 'incident'
              ? [mark]
              : engine.clusterLeaves(query, mark.id, { offset: 0, limit: mark.count }).rows;
          const sum = rows.reduce((total, row) => (total + rowHash(Number(row.eventNo.slice(1)))) >>> 0, 0);
          parts.set(key, `${rows.length}:${sum}`);
        }
      }
      return { zoom, parts: [...parts.values()].sort() };
    },
    ownBytesPerRow: () => engine.memory().bytesPerRow,
  };
}
