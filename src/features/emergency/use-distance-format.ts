import { useTranslation } from 'react-i18next';
import { bearingText, distanceText } from '../../i18n/whereabouts-text.ts';

/** Distances, times and directions in words. */
export function useDistanceFormat() {
  const { t } = useTranslation();
  return {
    distance: (metres: number): string => distanceText(t, metres),
    /** Rounds up, so that no arrival is promised too early. */
    minutes: (seconds: number): string => t('emergency.minutes', { n: Math.max(1, Math.ceil(seconds / 60)) }),
    direction: (degrees: number): string => bearingText(t, degrees),
  };
}
