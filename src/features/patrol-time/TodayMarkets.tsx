import { useTranslation } from 'react-i18next';
import { calendarDay } from '../../domain/time/calendar-days.ts';
import { heldMarkets } from '../../domain/time/held-markets.ts';
import { knownLunarDate } from '../../domain/time/lunar.ts';
import { ruleText } from '../../i18n/market-rule-text.ts';
import { useView } from '../../state/hooks.tsx';
import { Badge } from '../../ui/Badge.tsx';
import { marketsOf } from './known-markets.ts';
import { lunarText } from './lunar-text.ts';
import type { DeskCases } from './use-desk-cases.ts';
import * as styles from './PatrolTime.module.css';

/** Markets of today by name, how many have an unknown rule, and what day it is. */
export function TodayMarkets({ desk: { places, today } }: { desk: DeskCases }) {
  const { t } = useTranslation();
  const select = useView((view) => view.select);
  const markets = marketsOf(places);
  const { byRule: held, daily } = heldMarkets(markets, today);
  const unknown = markets.filter(({ rule }) => rule.kind === 'unknown');
  const { kind, holidayName } = calendarDay(today);
  const lunar = knownLunarDate(today);
  const day = [
    lunar && lunarText(t, lunar),
    t(`patrolTime.dayIs.${kind}`, { name: holidayName ?? '' }),
  ].filter((part) => part !== null);
  return (
    <div className={styles.todayLine}>
      <Badge tone="accent">{t('patrolTime.day.today', { n: held.length, daily: daily.length })}</Badge>
      {held.map(({ id, name, rule }) => (
        <button
          key={id}
          type="button"
          className={styles.chip}
          title={`${name} · ${ruleText(rule, t)}`}
          onClick={() => select({ kind: 'place', id })}
        >
          {name}
        </button>
      ))}
      {unknown.length > 0 && (
        <span title={unknown.map(({ name }) => name).join(t('patrolTime.comma'))}>
          <Badge>{t('patrolTime.day.unknown', { n: unknown.length })}</Badge>
        </span>
      )}
      <span className={styles.muted}>{t('patrolTime.day.is', { day: day.join(' · ') })}</span>
    </div>
  );
}
