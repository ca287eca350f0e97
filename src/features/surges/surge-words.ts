import type { TFunction } from 'i18next';
import { describePlace, type KnownPlaces } from '../../domain/geo/describe-place.ts';
import { fullCode } from '../../domain/grids/codes.ts';
import { formatCount, formatTimeOn } from '../../i18n/format.ts';
import { radiusText, whereaboutsText } from '../../i18n/whereabouts-text.ts';
import { probabilityText } from '../../i18n/probability-text.ts';
import type { SurgeRecord } from '../../schemas/surges.ts';

/** Names of codes, and of what positions are told from. */
export interface SurgeNames {
  readonly unit: (code: string) => string;
  readonly category: (code: string) => string;
  readonly known: KnownPlaces;
}

/** The parts of what is said of a surge. */
export interface SurgeWords {
  /** Which reports of which county, and how many. */
  readonly headline: string;
  /** How many are usual in that time. */
  readonly usual: string;
  /** The unit and the place that people know, with the radius. */
  readonly where: string;
  /** How likely it is to be chance. */
  readonly chance: string;
}

/** Says a surge in the language of `t`. */
export function surgeWords(t: TFunction, surge: SurgeRecord, names: SurgeNames): SurgeWords {
  const county = fullCode(surge.countyCode);
  const { low, high, radiusM } = surge;
  const units = surge.unitCode === county ? [] : [names.unit(surge.unitCode)];
  const near = describePlace([surge.longitude, surge.latitude], names.known);
  const radius = t('surge.radius', { distance: radiusText(t, radiusM) });
  return {
    headline: t('surge.headline', {
      unit: names.unit(county),
      category: categoryText(t, surge, names),
      count: formatCount(surge.count),
    }),
    usual: t(low === high ? 'surge.usualOne' : 'surge.usual', { low, high }),
    where: [whereaboutsText(t, units, near), radius].filter((part) => part !== '').join(' · '),
    chance: t('surge.chance', { probability: probabilityText(surge.probability) }),
  };
}

/** A category with its count, most beyond the usual first. */
export function partsText(t: TFunction, surges: readonly SurgeRecord[], names: SurgeNames): string[] {
  return surges.map((surge) =>
    t('surge.part', { category: categoryText(t, surge, names), count: formatCount(surge.count) }),
  );
}

/** Since when it goes on, or from when to when it went on; with dates where they are not of the day of `asOf` (epoch ms). */
export function surgeTimes(
  t: TFunction,
  { firstAt, endedAt }: Pick<SurgeRecord, 'firstAt' | 'endedAt'>,
  asOf: number,
): string {
  const from = formatTimeOn(firstAt, asOf);
  return endedAt === null
    ? t('surge.since', { time: from })
    : t('surge.ended', { from, to: formatTimeOn(endedAt, firstAt) });
}

function categoryText(t: TFunction, { categoryCode }: SurgeRecord, names: SurgeNames): string {
  return categoryCode === null ? t('surge.all') : names.category(categoryCode);
}
