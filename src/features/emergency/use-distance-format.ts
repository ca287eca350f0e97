import { useTranslation } from 'react-i18next';
import { directionOf } from '../../domain/emergency/bearing.ts';
import { formatNumber } from '../../i18n/format.ts';

/** Distances, times and directions in words. */
export function useDistanceFormat() {
  const { t } = useTranslation();
  return {
    /** Rounded to 10 m, from a kilometre on to 100 m. */
    distance: (metres: number): string =>
      metres < 995
        ? t('emergency.metres', { n: Math.round(metres / 10) * 10 })
        : t('emergency.kilometres', { n: formatNumber(metres / 1000, 1) }),
    /** Rounds up, so that no arrival is promised too early. */
    minutes: (seconds: number): string => t('emergency.minutes', { n: Math.max(1, Math.ceil(seconds / 60)) }),
    direction: (degrees: number): string => t(`emergency.direction.${directionOf(degrees)}`),
  };
}
