import { expect } from 'vitest';
import type { BoundingBox } from '../../../src/domain/geo/positions.ts';
import {
  COUNT_LEVELS,
  type EngineAnswer,
  type EngineQuery,
  type ListedIncident,
  type MapMark,
} from '../../../src/domain/engine/api/answer.ts';
import type { Engine } from '../../../src/domain/engine/engine.ts';
import { ancestorCode } from '../../../src/domain/grids/codes.ts';
import { PROGRESSES, TIERS } from '../../../src/domain/incidents/life-cycle.ts';
import { CALENDAR_CLASSES } from '../../../src/domain/time/calendar-classes.ts';
import { isDate } from '../../../src/domain/time/dates.ts';
import { LISTS, type PlainIncident } from './incident-data.ts';
import { plainHourOfWeek } from './filter/plain-calendar.ts';
import { plainPoint } from './filter/plain-lasso.ts';
import {
  classesOfPlain,
  countBy,
  progressOfPlain,
  recount,
  unitOfPlain,
  withoutZeros,
  type ClauseName,
} from './recount.ts';

export const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0);
const matchedOf = (mark: MapMark) => (mark.kind === 'cluster' ? mark.matched : Number(mark.matched));
const sorted = (rows: readonly { eventNo: string }[]) => rows.map(({ eventNo }) => eventNo).sort();
const EVERYTHING = { offset: 0, limit: 1e6 };

/** Asks the engine and holds every part of its answer against a plain recount of the same incidents. */
export function expectAnswer(
  engine: Engine,
  incidents: readonly PlainIncident[],
  query: EngineQuery,
): EngineAnswer {
  const answer = engine.query(query);
  const judge = (without?: ClauseName) => recount(incidents, query.filter, query.asOf, without);
  const matched = judge();
  expect([answer.total, answer.all]).toEqual([matched.length, incidents.length]);
  expectUnits(answer, incidents, matched, judge('unit'), query.asOf);
  expectHistogram(answer, matched, judge('time'));
  expectFacets(answer, judge, query.asOf);
  expectLists(engine, query, answer, matched);
  expectMarks(engine, query, answer, incidents, matched);
  if (query.density) expectDensity(query, answer, matched);
  return answer;
}

function expectUnits(
  { units }: EngineAnswer,
  incidents: readonly PlainIncident[],
  matched: readonly PlainIncident[],
  around: readonly PlainIncident[],
  asOf: number,
) {
  const registered = matched.filter(
    (row) => !['rejected', 'voided'].includes(LISTS.statuses[row.status] ?? ''),
  );
  const expected = {
    matched,
    around,
    registered,
    handled: registered.filter((row) => progressOfPlain(row, asOf) === 'done'),
    overdue: matched.filter((row) => progressOfPlain(row, asOf) === 'overdue'),
    all: incidents,
  };
  for (const level of COUNT_LEVELS) {
    const codeOf = (row: PlainIncident) =>
      level === 'finest' ? unitOfPlain(row) : ancestorCode(unitOfPlain(row), level);
    const { codes } = units[level];
    expect(new Set(codes).size).toBe(codes.length);
    for (const [field, rows] of Object.entries(expected)) {
      const counts = units[level][field as keyof typeof expected];
      expect(counts).toHaveLength(codes.length);
      const inside = rows.filter((row) => codeOf(row) !== undefined);
      const ours = withoutZeros(Object.fromEntries(codes.map((code, place) => [code, counts[place]!])));
      expect(ours, `${field} of ${level}`).toEqual(countBy(inside, (row) => codeOf(row) ?? ''));
    }
    expect(units[level].elsewhere).toBe(matched.filter((row) => codeOf(row) === undefined).length);
  }
}

function expectHistogram(
  { histogram, total }: EngineAnswer,
  matched: readonly PlainIncident[],
  timeless: readonly PlainIncident[],
) {
  const { startMs, binMs, counts, inside } = histogram;
  const count = (rows: readonly PlainIncident[]) => {
    const bins = Array.from(counts, () => 0);
    for (const { time } of rows) {
      const bin = Math.floor((time - startMs) / binMs);
      if (bin >= 0 && bin < bins.length) bins[bin]!++;
    }
    return bins;
  };
  expect([...counts]).toEqual(count(timeless));
  expect([...inside]).toEqual(count(matched));
  expect(sum(inside)).toBe(total);
}

function expectFacets(
  { facets, weekMatrix, withoutHour }: EngineAnswer,
  judge: (without?: ClauseName) => PlainIncident[],
  asOf: number,
) {
  const facet = (without: ClauseName, code: (row: PlainIncident) => string) => countBy(judge(without), code);
  const { categories, channels, tiers, progresses, calendar } = facets;
  expect(withoutZeros(categories)).toEqual(facet('category', (row) => LISTS.categories[row.category] ?? ''));
  expect(withoutZeros(channels)).toEqual(facet('channel', (row) => LISTS.channels[row.channel] ?? ''));
  expect(withoutZeros(tiers)).toEqual(facet('tier', (row) => LISTS.tiers[row.tier] ?? ''));
  expect(withoutZeros(progresses)).toEqual(facet('progress', (row) => progressOfPlain(row, asOf)));
  expect([Object.keys(tiers).sort(), Object.keys(progresses).sort()]).toEqual([
    [...TIERS].sort(),
    [...PROGRESSES].sort(),
  ]);
  const anyDay = judge('calendar');
  for (const name of CALENDAR_CLASSES)
    expect(calendar[name], name).toBe(anyDay.filter((row) => classesOfPlain(row).includes(name)).length);
  expect(facets.withoutHour).toBe(anyDay.filter(({ time }) => isDate(time)).length);
  const week = new Uint32Array(168);
  const anyHour = judge('weekHours');
  for (const { time } of anyHour) week[plainHourOfWeek(time)]!++;
  expect([...weekMatrix]).toEqual([...week]);
  expect(sum(weekMatrix) + withoutHour).toBe(anyHour.length);
}

function expectLists(
  engine: Engine,
  query: EngineQuery,
  answer: EngineAnswer,
  matched: readonly PlainIncident[],
) {
  const page = query.list ?? { offset: 0, limit: 100 };
  const newest = engine.rows(query, EVERYTHING);
  expect(newest.total).toBe(matched.length);
  expect(sorted(newest.rows)).toEqual(sorted(matched));
  const times = newest.rows.map(({ time }) => time);
  expect(times).toEqual([...times].sort((a, b) => b - a));
  expect(answer.list.rows).toEqual(newest.rows.slice(page.offset, page.offset + page.limit));
  const byNumber = new Map(matched.map((row) => [row.eventNo, row]));
  for (const row of newest.rows) {
    const plain = byNumber.get(row.eventNo)!;
    expect(row).toEqual({
      eventNo: plain.eventNo,
      time: plain.time,
      longitude: plain.lngE6 / 1e6,
      latitude: plain.latE6 / 1e6,
      category: LISTS.categories[plain.category],
      channel: LISTS.channels[plain.channel],
      tier: LISTS.tiers[plain.tier],
      progress: progressOfPlain(plain, query.asOf),
      unitCode: unitOfPlain(plain),
      deadlineAt: Number.isNaN(plain.deadline) ? null : plain.deadline,
    });
  }
  const pressing = engine.rows(query, { ...EVERYTHING, order: 'pressing' }).rows;
  expect(sorted(pressing)).toEqual(sorted(matched));
  const ranks = pressing.map(({ progress }) => PROGRESSES.indexOf(progress));
  expect(ranks).toEqual([...ranks].sort((a, b) => b - a));
  expect(engine.points(query).count).toBe(matched.length);
}

const WORLD = [-180, -85, 180, 85] as const;
const isIn = ([west, south, east, north]: BoundingBox, { longitude, latitude }: MapMark, slack: number) =>
  longitude > west - slack &&
  longitude < east + slack &&
  latitude > south - slack &&
  latitude < north + slack;
const nameOf = (mark: MapMark) => (mark.kind === 'cluster' ? mark.id : mark.eventNo);

/** Over the whole world: every drawn incident stands in one mark, and the marks say what their members are. */
function expectMarks(
  engine: Engine,
  query: EngineQuery,
  answer: EngineAnswer,
  incidents: readonly PlainIncident[],
  matched: readonly PlainIncident[],
) {
  const world = { ...query, view: { ...query.view, bbox: WORLD } };
  const { marks } = engine.query(world);
  const isMatched = new Set(matched.map(({ eventNo }) => eventNo));
  const drawn: { eventNo: string }[] = [];
  let opened = 0;
  for (const mark of marks) {
    if (mark.kind === 'incident') {
      expect(mark.matched).toBe(isMatched.has(mark.eventNo));
      drawn.push(mark);
      continue;
    }
    const { total, rows } = engine.clusterLeaves(world, mark.id, EVERYTHING);
    expect([total, rows.length]).toEqual([mark.count, mark.count]);
    expect(engine.clusterLeaves(world, mark.id, { offset: 1, limit: 2 }).rows).toEqual(rows.slice(1, 3));
    const ours = rows.filter(({ eventNo }) => isMatched.has(eventNo));
    expect(mark.matched).toBe(ours.length);
    expect([...mark.progress]).toEqual(
      PROGRESSES.map((name) => ours.filter(({ progress }) => progress === name).length),
    );
    drawn.push(...rows);
    if (query.filter.mode === 'filter' && opened++ < 5) expectOpening(engine, world, mark.id, rows);
  }
  expect(sum(marks.map(matchedOf))).toBe(matched.length);
  expect(sorted(drawn)).toEqual(sorted(query.filter.mode === 'highlight' ? incidents : matched));
  // The view shows those of the world that lie in it; on its very edge both answers are right.
  const shown = new Map(answer.marks.map((mark) => [nameOf(mark), mark]));
  expect(shown.size).toBe(answer.marks.length);
  for (const mark of marks) {
    if (isIn(query.view.bbox, mark, -1e-6)) expect(shown.get(nameOf(mark))).toEqual(mark);
    if (!isIn(query.view.bbox, mark, 1e-6)) expect(shown.has(nameOf(mark))).toBe(false);
  }
}

/** At the zoom that it names a cluster is several marks; where it names none, its members share one spot. */
function expectOpening(engine: Engine, world: EngineQuery, id: number, leaves: readonly ListedIncident[]) {
  const zoom = engine.expansionZoom(world, id);
  if (zoom === null) {
    const [first] = leaves;
    for (const { longitude, latitude } of leaves)
      expect([longitude, latitude]).toEqual([first?.longitude, first?.latitude]);
    return;
  }
  expect(zoom).toBeGreaterThan(Math.floor(world.view.zoom));
  const opened = { ...world, view: { ...world.view, zoom } };
  const numbers = new Set(leaves.map(({ eventNo }) => eventNo));
  const parts = engine.query(opened).marks.filter((mark) => {
    const members =
      mark.kind === 'incident' ? [mark] : engine.clusterLeaves(opened, mark.id, EVERYTHING).rows;
    return members.some(({ eventNo }) => numbers.has(eventNo));
  });
  expect(parts.length).toBeGreaterThan(1);
}

/** Cells may disagree about points on their very borders; what lies clear of them has to agree. */
function expectDensity(
  { view: { bbox } }: EngineQuery,
  { density }: EngineAnswer,
  matched: readonly PlainIncident[],
) {
  const { columns, rows, counts, most } = density!;
  expect(counts).toHaveLength(columns * rows);
  expect(most).toBe(Math.max(0, ...counts));
  const [west, south] = plainPoint([bbox[0], bbox[1]]);
  const [east, north] = plainPoint([bbox[2], bbox[3]]);
  const sure = new Uint32Array(counts.length);
  let unsure = 0;
  let inside = 0;
  for (const row of matched) {
    const [x, y] = plainPoint([row.lngE6 / 1e6, row.latE6 / 1e6]);
    const [column, line] = [((x - west) / (east - west)) * columns, ((y - north) / (south - north)) * rows];
    const isClear = [column, line].every((at, axis) => {
      const units = axis === 0 ? (east - west) / columns : (south - north) / rows;
      return Math.abs(at - Math.round(at)) * units > 3;
    });
    const isInside = column >= 0 && column < columns && line >= 0 && line < rows;
    if (!isClear) unsure++;
    else if (isInside) sure[Math.floor(line) * columns + Math.floor(column)]!++;
    inside += Number(isInside && isClear);
  }
  sure.forEach((count, cell) => {
    expect(counts[cell]!).toBeGreaterThanOrEqual(count);
    expect(counts[cell]!).toBeLessThanOrEqual(count + unsure);
  });
  expect(sum(counts)).toBeGreaterThanOrEqual(inside);
  expect(sum(counts)).toBeLessThanOrEqual(inside + unsure);
}
