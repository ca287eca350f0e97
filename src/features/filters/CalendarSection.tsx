import { useTranslation } from 'react-i18next';
import { CALENDAR_CLASSES, type CalendarClass } from '../../domain/time/calendar-classes.ts';
import { toggleCalendarClass } from '../../state/stores/calendar-clause.ts';
import { useAppState, useEngine, useFilter, useInterface } from '../../state/hooks.tsx';
import { formatCount } from '../../i18n/format.ts';
import { withoutHourText } from '../../i18n/without-hour-text.ts';
import { CheckRow } from './CheckRow.tsx';
import * as styles from './FiltersPanel.module.css';

/** Kinds of day and hour, each with what it means under the pointer. Without markets, market days are not offered. */
export function CalendarSection() {
  const { t } = useTranslation();
  const state = useAppState();
  const counts = useEngine(({ answerForPanels }) => answerForPanels?.facets.calendar);
  const withoutHour = useEngine(({ answerForPanels }) => answerForPanels?.facets.withoutHour ?? 0);
  const chosen = useFilter(({ filter }) => filter.calendar);
  const markets = useInterface((store) => store.markets);
  const isUnknown = (kind: CalendarClass) => kind === 'marketDay' && markets.kind === 'unavailable';
  const hintOf = (kind: CalendarClass) => {
    const hint = t(`calendar.hint.${kind}`) + (kind === 'commute' ? withoutHourText(t, withoutHour) : '');
    if (kind !== 'marketDay' || markets.kind === 'loading') return hint;
    if (markets.kind === 'unavailable') return t('calendar.marketsUnavailable', { message: markets.message });
    const known = t('calendar.marketsKnown', { n: markets.count });
    return markets.withoutUnit === 0
      ? `${hint} · ${known}`
      : `${hint} · ${known} · ${t('calendar.marketsWithoutUnit', { n: markets.withoutUnit })}`;
  };
  const largest = Math.max(0, ...CALENDAR_CLASSES.map((kind) => counts?.[kind] ?? 0));
  return (
    <>
      {CALENDAR_CLASSES.map((kind) => (
        <CheckRow
          key={kind}
          state={chosen.includes(kind) ? 'on' : 'off'}
          label={t(`calendar.kind.${kind}`)}
          hint={hintOf(kind)}
          count={isUnknown(kind) ? undefined : counts?.[kind]}
          largest={largest}
          isDisabled={isUnknown(kind) && !chosen.includes(kind)}
          onToggle={() => toggleCalendarClass(state, kind)}
        />
      ))}
      {chosen.includes('commute') && withoutHour > 0 && (
        <p className={styles.note}>{t('weekClock.withoutHour', { n: formatCount(withoutHour) })}</p>
      )}
      {markets.kind === 'unavailable' && (
        <p className={styles.note}>{t('calendar.marketsUnavailable', { message: markets.message })}</p>
      )}
      {markets.kind === 'known' && markets.withoutUnit > 0 && (
        <p className={styles.note}>{t('calendar.marketsWithoutUnit', { n: markets.withoutUnit })}</p>
      )}
    </>
  );
}
