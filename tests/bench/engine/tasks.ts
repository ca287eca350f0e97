import type { BoundingBox } from '../../../src/domain/geo/positions.ts';
import type { ActiveView } from '../../../src/domain/engine/queries/query-cache.ts';
import { below, uniform } from '../../../src/domain/random/distributions.ts';
import { createRandom, type Random } from '../../../src/domain/random/random.ts';
import { DAY_MS } from '../../../src/domain/time/civil-day.ts';
import { CITY_EXTENT, CORE, type UnitRun } from './city-model.ts';
import type { Question } from './question.ts';

const DAYS = Math.round((CITY_EXTENT.to - CITY_EXTENT.from) / DAY_MS);
const WINDOW_DAYS = 30;
const DRAG_MOVES = 240;

/** Screen of a desk in px, for which clusters are asked. */
const SCREEN = { width: 1920, height: 1080 } as const;

function viewAt(longitude: number, latitude: number, zoom: number): Question['view'] {
  const degreesPerPixel = 360 / (512 * 2 ** zoom);
  const halfWidth = (SCREEN.width / 2) * degreesPerPixel;
  const halfHeight = (SCREEN.height / 2) * degreesPerPixel * Math.cos((latitude * Math.PI) / 180);
  const bbox: BoundingBox = [
    longitude - halfWidth,
    latitude - halfHeight,
    longitude + halfWidth,
    latitude + halfHeight,
  ];
  return { bbox, zoom };
}

const START: Question = {
  ...CITY_EXTENT,
  category: null,
  weekHours: [],
  unit: null,
  view: viewAt(CORE.longitude, CORE.latitude, 11),
};

/** One kind of movement of the filter or of the map. */
export interface MoveTask {
  readonly name: string;
  readonly meaning: string;
  readonly peers: readonly string[];
  /** The view whose clause moves; entering it lets a contestant prepare, which is not timed as a move. */
  readonly active?: ActiveView;
  /** The questions of one repetition; the first one leads in and is not timed. */
  questions(random: Random, villages: readonly UnitRun[]): Question[];
}

const LINKED = ['crossfilter2', 'arquero', 'duckdb'] as const;
const CLUSTERING = ['supercluster9', 'supercluster8'] as const;

const window = (day: number): Question => ({
  ...START,
  from: CITY_EXTENT.from + day * DAY_MS,
  to: CITY_EXTENT.from + (day + WINDOW_DAYS) * DAY_MS,
});

/** Between two random moments, to the millisecond. */
function jumpedRange(random: Random): { from: number; to: number } {
  const [from = 0, to = 0] = [random.next(), random.next()]
    .sort((a, b) => a - b)
    .map((part) => CITY_EXTENT.from + Math.floor(part * (CITY_EXTENT.to - CITY_EXTENT.from)));
  return { from, to: to + 1 };
}

/** Hours of the week by day (0 = Monday) and hour of the day. */
const hoursOf = (days: readonly number[], from: number, to: number): number[] =>
  days.flatMap((day) => Array.from({ length: to - from }, (_, hour) => day * 24 + from + hour));

export const MOVE_TASKS: readonly MoveTask[] = [
  {
    name: 'drag',
    active: 'range',
    meaning: `a range of ${WINDOW_DAYS} days moves on by one day, ${DRAG_MOVES} times, from a day drawn anew each repetition`,
    peers: [...LINKED, 'duckdb-cubes', ...CLUSTERING],
    questions: (random) => {
      const first = below(random, DAYS - WINDOW_DAYS - DRAG_MOVES);
      return Array.from({ length: DRAG_MOVES + 1 }, (_, move) => window(first + move));
    },
  },
  {
    name: 'jump',
    meaning: 'the range jumps to two random moments, to the millisecond',
    peers: [...LINKED, ...CLUSTERING],
    questions: (random) => Array.from({ length: 41 }, () => ({ ...START, ...jumpedRange(random) })),
  },
  {
    name: 'category',
    meaning: 'a click on one category after another, the range open over both years',
    peers: LINKED,
    questions: (random) => {
      const first = below(random, 30);
      return Array.from({ length: 31 }, (_, move) => ({ ...START, category: (first + move * 7) % 30 }));
    },
  },
  {
    name: 'week',
    active: 'weekClock',
    meaning:
      'the week clock changes: commutes, nights, weekends, single days, in random order, the range open',
    peers: LINKED,
    questions: (random) =>
      Array.from({ length: 31 }, (_, move) => {
        const days = [[0, 1, 2, 3, 4], [5, 6], [0, 1, 2, 3, 4, 5, 6], [move % 7]][below(random, 4)] ?? [0];
        const from = below(random, 20);
        return { ...START, weekHours: hoursOf(days, from, Math.min(24, from + 2 + below(random, 6))) };
      }),
  },
  {
    name: 'unit',
    meaning: 'a click on one village after another, the range open over both years',
    peers: LINKED,
    questions: (random, villages) =>
      Array.from({ length: 31 }, () => ({
        ...START,
        unit: villages[below(random, villages.length)] ?? null,
      })),
  },
  {
    name: 'highlight',
    meaning: 'the range jumps as in `jump`, what does not match stays on the map, at zoom 14',
    peers: [],
    questions: (random) =>
      Array.from({ length: 41 }, () => ({
        ...START,
        ...jumpedRange(random),
        isHighlight: true,
        view: viewAt(CORE.longitude, CORE.latitude, 14),
      })),
  },
  {
    name: 'pan',
    meaning: 'the map moves and zooms (9–16) under a fixed range of 30 days: only the clusters change',
    peers: CLUSTERING,
    questions: (random) => {
      const fixed = window(below(random, DAYS - WINDOW_DAYS));
      return Array.from({ length: 61 }, () => ({
        ...fixed,
        view: viewAt(
          CORE.longitude + uniform(random, -0.05, 0.05),
          CORE.latitude + uniform(random, -0.05, 0.05),
          uniform(random, 9, 16),
        ),
      }));
    },
  },
];

/** The question after loading and after an append: everything, in the view of a desk. */
export const EVERYTHING = START;

/** A second filter beside that. */
export const ONE_CATEGORY: Question = { ...START, category: 3 };

/** The views that can be prepared, by the task that times it, with the question from which they are entered. */
export const ENTER_TASKS: readonly { name: string; active: ActiveView; question: Question }[] = [
  { name: 'enter-range', active: 'range', question: window(DAYS - WINDOW_DAYS) },
  { name: 'enter-week', active: 'weekClock', question: START },
];

/** The same with room for the rows that are appended. */
export const AFTER_APPENDS: Question = { ...START, to: START.to + 40 * DAY_MS };

/** Questions of a task's repetition, the same for every contestant. */
export function questionsOf(task: MoveTask, repetition: number, villages: readonly UnitRun[]): Question[] {
  return task.questions(createRandom(20_260_000 + repetition, 7), villages);
}
