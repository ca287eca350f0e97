import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { marketCounts } from '../../domain/hotspots/time/market-rates.ts';
import { calendarDay } from '../../domain/time/calendar-days.ts';
import { dateOfCivilDay, startOfCivilDay } from '../../domain/time/civil-day.ts';
import { heldMarkets } from '../../domain/time/held-markets.ts';
import { knownLunarDate } from '../../domain/time/lunar.ts';
import { confirmerText } from '../../i18n/confirmer-text.ts';
import { formatCount } from '../../i18n/format.ts';
import { ruleText } from '../../i18n/market-rule-text.ts';
import { useAppState, useView } from '../../state/hooks.tsx';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { marketsOf } from './known-markets.ts';
import { lunarText } from './lunar-text.ts';
import type { DeskCases } from './use-desk-cases.ts';
import * as styles from './PatrolTime.module.css';

/**
 * One day of the calendar: which markets are held, by which rule, and how many cases their market days have had. `n`: cases
 * of the day; `isCounted`: those of the page's clauses of place and kind.
 */
export function DayDetail(props: {
  day: number;
  n: number;
  desk: DeskCases;
  isCounted: (row: number) => boolean;
}) {
  const { t } = useTranslation();
  const state = useAppState();
  const select = useView((view) => view.select);
  const { day, n, isCounted } = props;
  const { cases, places, covered, today } = props.desk;
  const markets = useMemo(() => marketsOf(places), [places]);
  const counts = useMemo(
    () =>
      new Map(
        marketCounts(
          cases,
          markets.map(({ id, rule }) => ({ placeId: id, rule })),
          covered,
          isCounted,
        ).map((one) => [one.placeId, one]),
      ),
    [cases, markets, covered, isCounted],
  );
  const { byRule: held, daily } = heldMarkets(markets, day);
  const { kind, holidayName, isPublished } = calendarDay(day);
  const lunar = knownLunarDate(day);
  const facts = [
    lunar !== null && lunarText(t, lunar),
    t(`patrolTime.dayIs.${kind}`, { name: holidayName ?? '' }),
    day <= today && t('patrolTime.month.cases', { n: formatCount(n) }),
    !isPublished && t('patrolTime.month.unpublished'),
  ].filter((part) => part !== false);
  return (
    <div className={styles.detail}>
      <div className={styles.detailHead}>
        <Badge tone={day === today ? 'accent' : 'plain'}>
          {day === today
            ? t('patrolTime.day.today', { n: held.length, daily: daily.length })
            : t('patrolTime.day.other', {
                date: dateOfCivilDay(day).slice(5),
                n: held.length,
                daily: daily.length,
              })}
        </Badge>
        <span className={styles.muted}>{facts.join(' · ')}</span>
        {day <= today && (
          <Button
            onClick={() =>
              state.filter.getState().change({
                range: { kind: 'range', from: startOfCivilDay(day), to: startOfCivilDay(day + 1) },
              })
            }
          >
            {t('patrolTime.day.only')}
          </Button>
        )}
      </div>
      {held.length > 0 && (
        <ul className={styles.markets}>
          {held.map(({ id, name, rule, market }) => (
            <li key={id}>
              <button
                type="button"
                className={styles.marketName}
                onClick={() => select({ kind: 'place', id })}
              >
                {name}
              </button>
              <span
                className={styles.muted}
                title={
                  market.confirmedBy && t('place.confirmed', { who: confirmerText(market.confirmedBy, t) })
                }
              >
                {ruleText(rule, t)}
                {market.confirmedBy !== undefined && ` ✓`}
              </span>
              <span className={styles.figure} title={t('patrolTime.day.onMarketDays')}>
                n={formatCount(counts.get(id)?.onMarketDays ?? 0)}
              </span>
            </li>
          ))}
        </ul>
      )}
      <p className={styles.note}>{t('patrolTime.day.note')}</p>
    </div>
  );
}
