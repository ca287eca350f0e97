import { PLACE_TYPES, CASE_MOMENTS } from '../../../../src/domain/cases/case-terms.ts';
import type { PlaceFilter, PlaceSites } from '../../../../src/domain/desk/place/place-question.ts';
import type { BusLine } from '../../../../src/domain/desk/place/ride-picture.ts';
import type { CaseColumns } from '../../../../src/domain/cases/case-columns.ts';
import { below } from '../../../../src/domain/random/distributions.ts';
import { createRandom } from '../../../../src/domain/random/random.ts';
import { caseColumns } from '../../../support/case-columns.ts';

export const DAY_MS = 86_400_000;
export const FIRST_MS = Date.parse('2026-01-05T00:00:00+08:00');
export const YEAR = { from: FIRST_MS, to: FIRST_MS + 280 * DAY_MS };

export const WHOLE_YEAR: PlaceFilter = {
  range: YEAR,
  weekHours: [],
  calendar: [],
  unitCode: null,
  lasso: null,
  categories: [],
  channels: [],
  progresses: [],
};

/** A line of six stops, about 500 m apart, and one that crosses it. */
export const LINES: readonly BusLine[] = ['east', 'north'].map((id, way) => {
  const stops = Array.from({ length: 6 }, (_, at) => ({
    id: at === 2 ? 'crossing' : `${id}-${at}`,
    name: `${id} ${at}`,
    position: (way === 0 ? [113.1 + (at - 2) * 0.005, 27.8] : [113.1, 27.8 + (at - 2) * 0.0045]) as [
      number,
      number,
    ],
  }));
  return { id, name: id, shape: stops.map(({ position }) => position), stops };
});

export const SITES: PlaceSites = {
  longitude: Float64Array.from(LINES.flatMap(({ stops }) => stops.map(({ position }) => position[0]))),
  latitude: Float64Array.from(LINES.flatMap(({ stops }) => stops.map(({ position }) => position[1]))),
  unit: Int32Array.from(
    LINES.flatMap(({ stops }) => stops),
    (_, at) => at % 2,
  ),
  units: ['430202001001', '430204001001'],
};

/** Cases of a year around three places and on the lines; intervals of minutes to half a day. */
export function cityCases(count: number, seed: number): CaseColumns {
  const random = createRandom(seed);
  const stops = [...new Set(LINES.flatMap((line) => line.stops.map(({ id }) => id)))];
  const rows = Array.from({ length: count }, () => {
    const from = FIRST_MS + Math.floor(random.next() * 280 * DAY_MS);
    return { from, to: from + below(random, 4) * below(random, 720) * 15_000 };
  }).sort((a, b) => a.from - b.from);
  const draw = (most: number) => Array.from(rows, () => below(random, most));
  const centre = draw(3);
  const isRide = draw(3).map((value) => value === 0);
  return caseColumns(count, {
    from: Float64Array.from(rows, ({ from }) => from),
    to: Float64Array.from(rows, ({ to }) => to),
    longitude: Float64Array.from(centre, (at) => 113.1 + at * 0.012 + random.next() * 0.004),
    latitude: Float64Array.from(centre, (at) => 27.8 + at * 0.007 + random.next() * 0.004),
    placeType: Uint8Array.from(draw(PLACE_TYPES.length)),
    methods: Uint8Array.from(draw(127)),
    status: Uint8Array.from(draw(4)),
    moment: Uint8Array.from(draw(CASE_MOMENTS.length)),
    unit: Uint32Array.from(draw(2)),
    units: ['430202001001', '430204001001'],
    line: Int32Array.from(isRide, (is) => (is ? below(random, 3) : -1)),
    lines: ['east', 'north', 'unknown'],
    boardStop: Int32Array.from(isRide, (is) => (is ? below(random, stops.length + 1) - 1 : -1)),
    alightStop: Int32Array.from(isRide, (is) => (is ? below(random, stops.length + 1) - 1 : -1)),
    stops,
  });
}
