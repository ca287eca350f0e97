import { describe, expect, it } from 'vitest';
import { trendPicture, trendSteps } from '../../../../src/domain/desk/place/trend-picture.ts';
import { runTask } from '../../../../src/domain/tasks/task.ts';
import { DAY_MS, FIRST_MS, WHOLE_YEAR } from './a-city.ts';
import { casesInRow, unitsInRow } from './a-few-cases.ts';

const WEEK_MS = 7 * DAY_MS;
const [UNIT_COUNT, STEPS] = [20, 10];
const NO_CELL = UNIT_COUNT;
/** Ten weeks, too short for steps of four. */
const TEN_WEEKS = { ...WHOLE_YEAR, range: { from: FIRST_MS, to: FIRST_MS + STEPS * WEEK_MS } };

type Few = Parameters<typeof casesInRow>[0];

function pictureOf(few: Few, filter = TEN_WEEKS, unitCount = UNIT_COUNT) {
  const cases = casesInRow(few, unitCount);
  return runTask(trendPicture({ cases, markets: [], filter, cells: unitsInRow(unitCount) }, () => undefined));
}

/** A case a week in each of some units, in the middle of the week. */
const weekly = (units: readonly number[]): Few =>
  Array.from({ length: STEPS }, (_, week) =>
    units.map((unit) => ({ unit, from: FIRST_MS + (week + 0.5) * WEEK_MS })),
  ).flat();
const ALL = Array.from({ length: UNIT_COUNT }, (_, unit) => unit);
const THREE = [9, 10, 11];
const OTHERS = ALL.filter((unit) => !THREE.includes(unit));

/** Gi* in space and time of a cell with so much in so many cells and steps; the values are 0 or 1 with a share of ones. */
function scoreOf(sum: number, neighbours: number, share: number): number {
  const [all, variance] = [UNIT_COUNT * STEPS, share * (1 - share)];
  return (sum - neighbours * share) / Math.sqrt((variance * neighbours * (all - neighbours)) / (all - 1));
}

describe('a spot', () => {
  it('is hot in the steps that are; only cells with a case or a hot step are drawn', () => {
    // Three units with a case every week. A step counts with the one before it; the first has none.
    const { kind, facts, lacks, drawn } = pictureOf(weekly(THREE));
    expect({ kind, lacks }).toEqual({ kind: 'trend', lacks: null });
    expect(facts).toEqual({ cases: 30, weight: 30, window: TEN_WEEKS.range });
    expect(drawn.map(({ key, cases, weight }) => [key, cases, weight])).toEqual([
      ['430202000010', 10, 10],
      ['430202000011', 10, 10],
      ['430202000012', 10, 10],
    ]);
    const [edge, middle] = drawn;
    expect(middle!.z).toBeCloseTo(scoreOf(6, 6, 0.15), 9);
    expect(edge!.z).toBeCloseTo(scoreOf(4, 6, 0.15), 9);
    expect(middle).toMatchObject({
      hotSteps: 10,
      coldSteps: 0,
      class: { side: 'hot', pattern: 'persistent' },
    });
    // Two neighbours alone are not yet enough in the first week.
    expect(edge).toMatchObject({ hotSteps: 9, coldSteps: 0 });
    // Nine pairs rise, and nine of ten values are equal: (9 − 1) / √33.
    expect(middle!.trendZ).toBeCloseTo(8 / Math.sqrt(33), 9);
    expect(middle!.trendP).toBeGreaterThan(0.05);
  });

  it('is cold where cases are all around, and none are there', () => {
    const { drawn } = pictureOf(weekly(OTHERS));
    expect(drawn.map(({ cases }) => cases)).toEqual(ALL.map((unit) => (THREE.includes(unit) ? 0 : 10)));
    expect(drawn[10]!.z).toBeCloseTo(scoreOf(0, 6, 0.85), 9);
    expect(drawn[10]).toMatchObject({
      hotSteps: 0,
      coldSteps: 10,
      class: { side: 'cold', pattern: 'persistent' },
    });
    expect(drawn[9]).toMatchObject({ hotSteps: 0, coldSteps: 9 });
    expect(drawn[0]).toMatchObject({ hotSteps: 0, coldSteps: 0, class: null });
    // At the end of the row a unit has one neighbour.
    expect(drawn[0]!.z).toBeCloseTo(scoreOf(4, 4, 0.85), 9);
  });

  it('is not made by cases that no cell holds', () => {
    const outside = Array.from({ length: STEPS }, (_, week) => ({
      unit: NO_CELL,
      from: FIRST_MS + week * WEEK_MS,
    }));
    const more = pictureOf([...weekly(OTHERS), ...outside]);
    expect(more.facts.cases).toBe(180);
    expect(more.drawn).toEqual(pictureOf(weekly(OTHERS)).drawn);
  });
});

describe('steps', () => {
  it('are weeks from fifteen cases a week on', () => {
    const range = { from: FIRST_MS, to: FIRST_MS + 280 * DAY_MS };
    expect(trendSteps(range, 40 * 15)).toEqual({ stepDays: 7, stepCount: 40 });
    expect(trendSteps(range, 40 * 15 - 1)).toEqual({ stepDays: 28, stepCount: 10 });
  });

  it('under ten are lacking: what is counted is that of the whole range', () => {
    const range = { from: FIRST_MS, to: FIRST_MS + 30 * DAY_MS };
    const few = Array.from({ length: 30 }, (_, at) => ({ unit: at % 5, from: FIRST_MS + at * DAY_MS }));
    const { lacks, stepCount, stepDays, facts, drawn } = pictureOf(few, { ...WHOLE_YEAR, range });
    expect({ lacks, stepCount, stepDays }).toEqual({ lacks: 'steps', stepCount: 4, stepDays: 7 });
    expect(facts).toEqual({ cases: 30, weight: 30, window: range });
    expect(drawn).toEqual([]);
  });
});

describe('cases', () => {
  it('under twenty are lacking', () => {
    const twenty = weekly([3, 4]);
    expect(pictureOf(twenty)).toMatchObject({ lacks: null, facts: { cases: 20 } });
    expect(pictureOf(twenty.slice(1))).toMatchObject({ lacks: 'cases', drawn: [] });
  });
});

it('lets others have their turn after every 500 cells', () => {
  const unitCount = 501;
  const few = Array.from({ length: unitCount }, (_, unit) => ({
    unit,
    from: FIRST_MS + (unit % 70) * DAY_MS,
  }));
  const input = {
    cases: casesInRow(few, unitCount),
    markets: [],
    filter: TEN_WEEKS,
    cells: unitsInRow(unitCount),
  };
  let turns = 0;
  const task = trendPicture(input, () => (turns = 0));
  // Those after the last report: at cell 0 and at cell 500.
  while (task.next().done !== true) turns += 1;
  expect(turns).toBe(2);
});
