import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseColumns } from '../../domain/cases/case-columns.ts';
import { civilDayOfTime } from '../../domain/time/civil-day.ts';
import { marketMonth } from '../../domain/time/market-month.ts';
import { laterMonth, monthOfCivilDay } from '../../domain/time/month-days.ts';
import { formatCount } from '../../i18n/format.ts';
import { IconButton } from '../../ui/Button.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { DayDetail } from './DayDetail.tsx';
import { knownMarkets, marketsOf } from './known-markets.ts';
import { MonthGrid } from './MonthGrid.tsx';
import { UnsureMarkets } from './UnsureMarkets.tsx';
import { useDeskCases, type DeskCases } from './use-desk-cases.ts';
import { usePassingCases } from './use-passing-cases.ts';
import * as styles from './PatrolTime.module.css';

/** Which markets are held on which days of a month, by the solar and the lunar calendar. */
export function MarketCalendarPanel({ reload }: { reload: () => void }) {
  const { t } = useTranslation();
  const { desk, state } = useDeskCases(t('patrolTime.failed'));
  if (desk === null)
    return (
      <Panel title={t('patrolTime.month.title')} state={state} className={styles.panel}>
        {null}
      </Panel>
    );
  return <MarketCalendar desk={desk} reload={reload} />;
}

function MarketCalendar({ desk, reload }: { desk: DeskCases; reload: () => void }) {
  const { t } = useTranslation();
  const { cases, places, today } = desk;
  const [chosen, setChosen] = useState<number | null>(null);
  const [month, setMonth] = useState(() => monthOfCivilDay(today));
  const markets = useMemo(() => knownMarkets(places), [places]);
  const days = useMemo(() => marketMonth(month, marketsOf(places)), [month, places]);
  const { isCounted } = usePassingCases(desk);
  const counts = useMemo(() => casesPerDay(cases, isCounted), [cases, isCounted]);
  const step = (by: number) => setMonth(laterMonth(month, by));
  return (
    <Panel
      title={t('patrolTime.month.title')}
      aside={t('patrolTime.month.aside', { markets: formatCount(markets.length) })}
      state={{ kind: 'ready' }}
      className={styles.panel}
      bodyClassName={styles.body}
    >
      <div className={styles.monthHead}>
        <IconButton icon="chevronLeft" label={t('patrolTime.month.before')} onClick={() => step(-1)} />
        <strong aria-live="polite">{t('patrolTime.month.name', { ...month })}</strong>
        <IconButton icon="chevronRight" label={t('patrolTime.month.after')} onClick={() => step(1)} />
        <button
          type="button"
          className={styles.toToday}
          onClick={() => {
            setMonth(monthOfCivilDay(today));
            setChosen(null);
          }}
        >
          {t('patrolTime.month.today')}
        </button>
      </div>
      <MonthGrid
        days={days}
        counts={counts}
        today={today}
        chosen={chosen ?? today}
        onChoose={(day) => {
          setChosen(day);
          setMonth(monthOfCivilDay(day));
        }}
      />
      <DayDetail
        day={chosen ?? today}
        n={counts.get(chosen ?? today) ?? 0}
        desk={desk}
        isCounted={isCounted}
      />
      <UnsureMarkets places={places} reload={reload} />
    </Panel>
  );
}

/** Cases that count, per civil day of their earliest possible moment. */
function casesPerDay(
  { count, from }: CaseColumns,
  isCounted: (row: number) => boolean,
): ReadonlyMap<number, number> {
  const days = new Map<number, number>();
  for (let row = 0; row < count; row++) {
    if (!isCounted(row)) continue;
    const day = civilDayOfTime(from[row]!);
    days.set(day, (days.get(day) ?? 0) + 1);
  }
  return days;
}
