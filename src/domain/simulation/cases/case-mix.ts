import type { CalendarDay } from '../../time/calendar-days.ts';
import { dateOfCivilDay } from '../../time/civil-day.ts';
import { lunarDate } from '../../time/lunar.ts';
import type {
  CaseMethod,
  CaseMoment,
  CasePlaceType,
  PropertyKind,
  SimulatedCase,
  ValueBand,
} from './case-city.ts';

/*
 * Proportions of the simulated cases. The papers give kinds and patterns, no shares: which places (商场, 繁华路段,
 * 公交车站, 郊区集市), which moments (boarding, alighting, markets, holidays, year's end, autumn and winter clothes),
 * which victims (the elderly, young women), which property (phones, gold, little cash). All numbers are assumed.
 */

export type Weights<T extends string> = readonly (readonly [T, number])[];

export const PLACE_TYPE_WEIGHTS: Weights<CasePlaceType> = [
  ['ON_BUS', 0.23],
  ['BUS_STOP', 0.19],
  ['BUSY_STREET', 0.16],
  ['MALL', 0.13],
  ['SUBURB_MARKET', 0.13],
  ['FARM_MARKET', 0.08],
  ['STATION', 0.03],
  ['HOSPITAL', 0.03],
  ['OTHER_PUBLIC', 0.02],
];

/** Weight of each hour of the day, 0–23, for workdays and for days off. */
type Hours = readonly number[];
const commute: Hours = [0, 0, 0, 0, 0, 1, 4, 12, 11, 5, 3, 3, 3, 3, 3, 3, 5, 10, 10, 5, 3, 2, 1, 0];
const daytime: Hours = [0, 0, 0, 0, 0, 0, 1, 2, 4, 6, 7, 7, 6, 6, 7, 7, 7, 7, 6, 5, 4, 2, 1, 0];
const evening: Hours = [0, 0, 0, 0, 0, 0, 0, 0, 1, 3, 5, 6, 5, 5, 6, 7, 7, 7, 8, 10, 9, 5, 2, 0];
const market: Hours = [0, 0, 0, 0, 0, 0, 3, 9, 12, 10, 6, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
const farmMarket: Hours = [0, 0, 0, 0, 0, 0, 2, 7, 10, 9, 5, 2, 1, 1, 1, 3, 7, 8, 3, 0, 0, 0, 0, 0];
const clinic: Hours = [0, 0, 0, 0, 0, 0, 1, 5, 10, 11, 9, 5, 2, 2, 6, 6, 4, 2, 0, 0, 0, 0, 0, 0];

export const HOUR_WEIGHTS: Record<CasePlaceType, { workday: Hours; dayOff: Hours }> = {
  ON_BUS: { workday: commute, dayOff: daytime },
  BUS_STOP: { workday: commute, dayOff: daytime },
  BUSY_STREET: { workday: evening, dayOff: evening },
  MALL: { workday: evening, dayOff: evening },
  SUBURB_MARKET: { workday: market, dayOff: market },
  FARM_MARKET: { workday: farmMarket, dayOff: farmMarket },
  STATION: { workday: daytime, dayOff: daytime },
  HOSPITAL: { workday: clinic, dayOff: clinic },
  OTHER_PUBLIC: { workday: daytime, dayOff: evening },
};

/** Relative risk of a day for a kind of place: season, year's end, day off or workday. */
export function dayWeight(day: number, calendar: CalendarDay, placeType: CasePlaceType): number {
  return seasonFactor(day) * dayKindFactor(calendar, placeType);
}

function seasonFactor(day: number): number {
  const month = Number(dateOfCivilDay(day).slice(5, 7));
  const isColdSeason = month >= 10 || month <= 2;
  const { month: lunarMonth, isLeapMonth } = lunarDate(day);
  const isYearsEnd = lunarMonth === 12 && !isLeapMonth;
  return (isColdSeason ? 1.35 : month >= 6 && month <= 8 ? 0.8 : 1) * (isYearsEnd ? 1.25 : 1);
}

function dayKindFactor({ kind }: CalendarDay, placeType: CasePlaceType): number {
  if (placeType === 'ON_BUS' || placeType === 'BUS_STOP')
    return kind === 'workday' || kind === 'makeupWorkday' ? 1.2 : 0.85;
  if (placeType === 'HOSPITAL') return kind === 'workday' || kind === 'makeupWorkday' ? 1.3 : 0.6;
  if (kind === 'holiday') return 1.6;
  return kind === 'weekend' ? 1.35 : 1;
}

export const MOMENT_WEIGHTS: Record<Exclude<CasePlaceType, 'ON_BUS'>, Weights<CaseMoment>> = {
  MALL: [['SHOPPING', 0.7], ['QUEUE', 0.2], ['WALKING', 0.1]],
  BUSY_STREET: [['WALKING', 0.75], ['SHOPPING', 0.25]],
  BUS_STOP: [['BOARDING', 0.75], ['ALIGHTING', 0.15], ['QUEUE', 0.1]],
  SUBURB_MARKET: [['SHOPPING', 0.85], ['WALKING', 0.15]],
  FARM_MARKET: [['SHOPPING', 0.9], ['QUEUE', 0.1]],
  STATION: [['QUEUE', 0.5], ['WALKING', 0.3], ['BOARDING', 0.2]],
  HOSPITAL: [['QUEUE', 0.8], ['WALKING', 0.2]],
  OTHER_PUBLIC: [['WALKING', 1]],
}; // prettier-ignore
export const BUS_MOMENT_WEIGHTS: Weights<'BOARDING' | 'ALIGHTING' | 'RIDING'> = [
  ['BOARDING', 0.42],
  ['ALIGHTING', 0.3],
  ['RIDING', 0.28],
];

export const PROPERTY_WEIGHTS: Weights<PropertyKind> = [
  ['PHONE', 0.71],
  ['WALLET', 0.12],
  ['CASH', 0.09],
  ['GOLD', 0.04],
  ['OTHER', 0.04],
];
export const VALUE_WEIGHTS: Record<PropertyKind, Weights<ValueBand>> = {
  PHONE: [['<1k', 0.17], ['1-3k', 0.5], ['3-10k', 0.33]],
  WALLET: [['<1k', 0.8], ['1-3k', 0.2]],
  CASH: [['<1k', 0.88], ['1-3k', 0.12]],
  GOLD: [['3-10k', 0.55], ['>10k', 0.45]],
  OTHER: [['<1k', 0.7], ['1-3k', 0.3]],
}; // prettier-ignore

export const METHOD_WEIGHTS: Weights<CaseMethod> = [
  ['HAND', 0.5],
  ['COVER', 0.2],
  ['TOOL', 0.15],
  ['CROWD', 0.1],
  ['SLASH', 0.05],
];
export const AGE_WEIGHTS: Weights<SimulatedCase['victimAgeBand']> = [
  ['60+', 0.38],
  ['18-35', 0.35],
  ['36-59', 0.23],
  ['<18', 0.04],
];
export const STATUS_WEIGHTS: Weights<SimulatedCase['status']> = [
  ['filed', 0.62],
  ['solved', 0.2],
  ['cleared', 0.15],
  ['transferred', 0.03],
];
