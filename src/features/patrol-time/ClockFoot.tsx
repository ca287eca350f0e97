import { useTranslation } from 'react-i18next';
import { formatCount, formatNumber } from '../../i18n/format.ts';
import { useFilter } from '../../state/hooks.tsx';
import type { ShownClock } from './use-risk-clock.ts';
import * as styles from './PatrolTime.module.css';

/** What is looked at, or what is chosen, over how many days, and the caveat; the method is its tooltip. */
export function ClockFoot({ clock, looked }: { clock: ShownClock; looked: string | null }) {
  const { t } = useTranslation();
  const calendar = useFilter(({ filter }) => filter.calendar);
  const { choice, days, chosen, n } = clock;
  const chosenDays =
    choice.days.length === 0
      ? null
      : choice.days.map((day) => t(`weekClock.dayShort.${day}`)).join(t('patrolTime.comma'));
  const exposure = () => {
    if (n === 0) return t('patrolTime.clock.none');
    if (days === null)
      return t(
        calendar.includes('marketDay') ? 'patrolTime.clock.daysByPlace' : 'patrolTime.clock.partOfDay',
      );
    if (days === 0) return t('patrolTime.clock.noDay');
    return t('patrolTime.clock.perDay', {
      days: formatCount(Math.round(days)),
      rate: formatNumber(chosen / days, 2),
    });
  };
  const summary = [
    chosenDays !== null && t('patrolTime.clock.onDays', { days: chosenDays }),
    choice.hours.length > 0 && t('patrolTime.clock.hours', { n: choice.hours.length }),
    exposure(),
  ]
    .filter((part) => part !== false)
    .join(' · ');
  return (
    <p
      className={styles.readout}
      aria-live="polite"
      title={looked ?? `${summary} · ${t('patrolTime.clock.caveat')} · ${t('patrolTime.clock.method')}`}
    >
      {looked ?? (
        <>
          {summary} <span className={styles.faint}>· {t('patrolTime.clock.caveat')}</span>
        </>
      )}
    </p>
  );
}
