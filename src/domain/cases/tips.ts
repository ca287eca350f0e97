import { civilDayOfTime, dateOfCivilDay } from '../time/civil-day.ts';
import { calendarDay } from '../time/calendar-days.ts';
import { PLACE_TYPES, type PlaceType } from './case-terms.ts';

/** What a season is for a pickpocket: thick coats, the turn of the year, days on which everybody is out. */
export const TIP_SEASONS = ['autumnWinter', 'yearEnd', 'holiday'] as const;
export type TipSeason = (typeof TIP_SEASONS)[number];

/** Where a tip comes from: said by the squad, or drawn from a case or a moment that it reported. */
export type TipSource = 'advice' | 'marketCase' | 'busCases' | 'riskMoments' | 'victims';

/** A tip; its sentence stands in the texts of the page under its id. */
export interface Tip {
  readonly id: string;
  /** Kinds of place that it is about; empty = every place. */
  readonly placeTypes: readonly PlaceType[];
  /** Seasons that it is about; empty = all year. */
  readonly seasons: readonly TipSeason[];
  readonly source: TipSource;
}

const BUS = ['BUS_STOP', 'ON_BUS'] as const;
const MARKETS = ['SUBURB_MARKET', 'FARM_MARKET'] as const;

/**
 * Tips of the city's anti-pickpocket squad, and what its reported cases teach (DOMAIN §1.7, §3.12 `Tip`). The first three
 * are its own, in its order.
 */
export const TIPS = [
  { id: 'innerPocket', placeTypes: [], seasons: [], source: 'advice' },
  { id: 'watchCrowd', placeTypes: [...BUS, 'SUBURB_MARKET'], seasons: [], source: 'advice' },
  { id: 'call110', placeTypes: [], seasons: [], source: 'advice' },
  { id: 'phoneAtStall', placeTypes: MARKETS, seasons: [], source: 'marketCase' },
  { id: 'bagInFront', placeTypes: [...BUS, 'STATION'], seasons: [], source: 'riskMoments' },
  { id: 'goldCovered', placeTypes: BUS, seasons: [], source: 'busCases' },
  { id: 'thickCoat', placeTypes: [], seasons: ['autumnWinter'], source: 'riskMoments' },
  { id: 'yearEndCash', placeTypes: [...MARKETS, 'MALL', 'BUSY_STREET'], seasons: ['yearEnd'], source: 'riskMoments' },
  { id: 'holidayCrowd', placeTypes: ['MALL', 'BUSY_STREET', 'STATION'], seasons: ['holiday'], source: 'riskMoments' },
  { id: 'tellOthers', placeTypes: [], seasons: [], source: 'victims' },
] as const satisfies readonly Tip[]; // prettier-ignore
export type TipId = (typeof TIPS)[number]['id'];

/** Months (1–12) of autumn and winter, and those of the turn of the year (岁末年初). */
const AUTUMN_WINTER = [10, 11, 12, 1, 2, 3];
const YEAR_END = [12, 1, 2];
/** A holiday that begins within so many days is near. */
const HOLIDAY_NEAR_DAYS = 7;

/** The seasons that a moment (epoch ms) lies in; a public holiday counts from a week before. */
export function seasonsAt(ms: number): TipSeason[] {
  const day = civilDayOfTime(ms);
  const month = Number(dateOfCivilDay(day).slice(5, 7));
  const isHoliday = Array.from({ length: HOLIDAY_NEAR_DAYS + 1 }, (_, ahead) => day + ahead).some(
    (near) => calendarDay(near).kind === 'holiday',
  );
  return TIP_SEASONS.filter(
    (season) =>
      ({
        autumnWinter: AUTUMN_WINTER.includes(month),
        yearEnd: YEAR_END.includes(month),
        holiday: isHoliday,
      })[season],
  );
}

/** Kinds of place that lead are so many, and none has fewer cases than this. */
const LEADING = 3;
const FEWEST_CASES = 5;

/** Cases of a kind of place. */
export interface PlaceTypeCount {
  readonly placeType: PlaceType;
  /** Sum of the weights. */
  readonly count: number;
  /** Share (0–1) of all. */
  readonly share: number;
}

/**
 * The kinds of place with the most cases, three at most and none with fewer than 5; `placeType` holds positions in
 * `PLACE_TYPES`, `weights` how much each case counts.
 */
export function leadingPlaceTypes(placeType: Uint8Array, weights: Float64Array): PlaceTypeCount[] {
  const counts = new Float64Array(PLACE_TYPES.length);
  weights.forEach((weight, row) => (counts[placeType[row]!]! += weight));
  const total = counts.reduce((sum, count) => sum + count, 0);
  return PLACE_TYPES.map((type, at) => ({ placeType: type, count: counts[at]!, share: counts[at]! / total }))
    .filter(({ count }) => count >= FEWEST_CASES)
    .sort((a, b) => b.count - a.count)
    .slice(0, LEADING);
}

/** A tip that was chosen, and what chose it. */
export interface ChosenTip {
  readonly id: TipId;
  readonly source: TipSource;
  /** The kinds of place asked for that it is about; empty = it holds everywhere. */
  readonly placeTypes: readonly PlaceType[];
  readonly seasons: readonly TipSeason[];
}

/**
 * The tips for kinds of place and seasons: those that are about one of the places and one of the seasons, or about all.
 * The more a tip says of just these, the earlier; the order of the table among equals. Where no kind of place is asked
 * for, only what holds everywhere.
 */
export function chooseTips(placeTypes: readonly PlaceType[], seasons: readonly TipSeason[]): ChosenTip[] {
  return (TIPS as readonly (Tip & { readonly id: TipId })[])
    .map((tip) => ({
      tip,
      places: placeTypes.filter((placeType) => tip.placeTypes.includes(placeType)),
      when: seasons.filter((season) => tip.seasons.includes(season)),
    }))
    .filter(
      ({ tip, places, when }) =>
        (tip.placeTypes.length === 0 || places.length > 0) && (tip.seasons.length === 0 || when.length > 0),
    )
    .map(({ tip: { id, source }, places, when }) => ({ id, source, placeTypes: places, seasons: when }))
    .sort((a, b) => specific(b) - specific(a));
}

function specific({ placeTypes, seasons }: ChosenTip): number {
  return (placeTypes.length > 0 ? 1 : 0) + (seasons.length > 0 ? 1 : 0);
}
