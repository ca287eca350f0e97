import { cityPlane } from '../../geo/city-plane.ts';
import type { Position } from '../../geo/positions.ts';
import { knoxTable, type KnoxTable } from '../../hotspots/near-repeat/knox.ts';
import {
  nearRepeatReach,
  nearRepeatZones,
  type LearnedReach,
} from '../../hotspots/near-repeat/near-repeat-zones.ts';
import { createRandom } from '../../random/random.ts';
import type { Task } from '../../tasks/task.ts';
import { civilDayOfTime, startOfCivilDay } from '../../time/civil-day.ts';
import { FEWEST_CASES_TO_TEST, type PictureFacts, type PlaceInput } from './place-question.ts';
import { DISCOVERY_LEVEL } from './significance-picture.ts';
import { rowsOfFilter } from './weigh-cases.ts';

/** Zones around recent cases, as wide and as long as the table of the city's own cases shows them. */
export interface NearRepeatPicture {
  readonly kind: 'nearRepeat';
  /** All cases over and reported before the end of the filter's range, whatever its beginning and its hours. */
  readonly facts: PictureFacts;
  /** Of these the newest so many are in the table. */
  readonly inTable: number;
  readonly distanceBands: readonly number[];
  readonly dayBands: readonly number[];
  readonly permutations: number;
  /** `null` where there are too few cases. */
  readonly table: KnoxTable | null;
  readonly reach: LearnedReach | null;
  /** The youngest first. */
  readonly zones: readonly {
    /** Row of the case. */
    readonly row: number;
    readonly position: Position;
    readonly radiusM: number;
    readonly ageDays: number;
    /** Epoch ms: the end of its last day. */
    readonly expiresAt: number;
    readonly strength: number;
  }[];
}

/** Upper edges of the table: a place with the error of its position, then rings; weeks. */
const DISTANCE_BANDS = [100, 200, 400, 600];
const DAY_BANDS = [7, 14, 21];
/** The table is made of at most so many cases, the newest. */
const MOST_IN_TABLE = 5000;
/** The least p-value is 1 / 500: small enough for the false discovery rate over twelve cells. */
const PERMUTATIONS = 499;
const SEED = 20_220_101;

/**
 * The table of Knox of the cases known at the end of the range, and the zones that are alive on that day. A case counts on
 * the day in the middle of its interval. No case that happened or was reported after the range is looked at.
 */
export function* nearRepeatPicture(
  { cases, filter }: PlaceInput,
  report: (share: number) => void,
): Task<NearRepeatPicture> {
  const dayOf = (row: number): number => civilDayOfTime((cases.from[row]! + cases.to[row]!) / 2);
  const known = rowsOfFilter(cases, filter).filter(
    (row) => cases.to[row]! <= filter.range.to && cases.reportedAt[row]! <= filter.range.to,
  );
  const rows = known.slice(-MOST_IN_TABLE);
  const first = known[0];
  const today = civilDayOfTime(filter.range.to - 1);
  const facts = {
    cases: known.length,
    weight: known.length,
    window: { from: first === undefined ? filter.range.from : cases.from[first]!, to: filter.range.to },
  };
  const shared = {
    kind: 'nearRepeat',
    facts,
    inTable: rows.length,
    distanceBands: DISTANCE_BANDS,
    dayBands: DAY_BANDS,
    permutations: PERMUTATIONS,
  } as const;
  if (rows.length < FEWEST_CASES_TO_TEST) return { ...shared, table: null, reach: null, zones: [] };
  const points = cityPlane([cases.longitude[rows[0]!]!, cases.latitude[rows[0]!]!]).toPlane(
    Float64Array.from(rows, (row) => cases.longitude[row]!),
    Float64Array.from(rows, (row) => cases.latitude[row]!),
  );
  const table = yield* knoxTable(points, Float64Array.from(rows, dayOf), {
    distanceBands: DISTANCE_BANDS,
    dayBands: DAY_BANDS,
    metric: 'euclidean',
    permutations: PERMUTATIONS,
    random: createRandom(SEED),
    onPermutation: (done) => {
      if (done % 20 === 0) report(done / PERMUTATIONS);
    },
  });
  const reach = nearRepeatReach(table, DISTANCE_BANDS, DISCOVERY_LEVEL);
  const ages = Float64Array.from(rows, (row) => today - dayOf(row));
  const zones = nearRepeatZones(ages, reach, DAY_BANDS).map(
    ({ index, radiusM, ageDays, lifeDays, strength }) => {
      const row = rows[index]!;
      return {
        row,
        position: [cases.longitude[row]!, cases.latitude[row]!] as Position,
        radiusM,
        ageDays,
        expiresAt: startOfCivilDay(dayOf(row) + lifeDays + 1),
        strength,
      };
    },
  );
  return { ...shared, table, reach, zones: zones.sort((a, b) => a.ageDays - b.ageDays) };
}
