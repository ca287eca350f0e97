import { type KeyboardEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { dateOfCivilDay } from '../../domain/time/civil-day.ts';
import { solarDayOfMonth } from '../../domain/time/market-days.ts';
import type { MarketMonthDay } from '../../domain/time/market-month.ts';
import { formatCount } from '../../i18n/format.ts';
import { lunarDayText, lunarText } from './lunar-text.ts';
import * as styles from './MonthGrid.module.css';

const WEEKDAYS = [0, 1, 2, 3, 4, 5, 6];
const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

/** The weeks of a month: solar and lunar day, holiday or make-up workday, markets and cases of each. */
export function MonthGrid(props: {
  days: readonly MarketMonthDay[];
  counts: ReadonlyMap<number, number>;
  today: number;
  chosen: number;
  onChoose: (day: number) => void;
}) {
  const { t } = useTranslation();
  const { days, chosen, onChoose } = props;
  const grid = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    onChoose(chosen + step);
    requestAnimationFrame(() => grid.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus());
  };
  const hasChosen = days.some(({ day }) => day === chosen);
  const weeks = Array.from({ length: days.length / 7 }, (_, week) => days.slice(week * 7, week * 7 + 7));
  return (
    <div
      ref={grid}
      role="grid"
      aria-label={t('patrolTime.month.grid')}
      className={styles.month}
      onKeyDown={onKeyDown}
    >
      <div role="row" className={styles.week}>
        {WEEKDAYS.map((day) => (
          <span
            key={day}
            role="columnheader"
            className={styles.weekday}
            aria-label={t(`weekClock.day.${day}`)}
          >
            {t(`weekClock.dayShort.${day}`)}
          </span>
        ))}
      </div>
      {weeks.map((week) => (
        <div key={week[0]!.day} role="row" className={styles.week}>
          {week.map((one) => (
            <DayCell
              key={one.day}
              one={one}
              n={props.counts.get(one.day) ?? 0}
              isToday={one.day === props.today}
              isFuture={one.day > props.today}
              isChosen={one.day === chosen}
              isTabStop={hasChosen ? one.day === chosen : one.day === days[0]?.day}
              onChoose={onChoose}
            />
          ))}
        </div>
      ))}
    </div>
  );
}

function DayCell(props: {
  one: MarketMonthDay;
  n: number;
  isToday: boolean;
  isFuture: boolean;
  isChosen: boolean;
  isTabStop: boolean;
  onChoose: (day: number) => void;
}) {
  const { t } = useTranslation();
  const { one, n } = props;
  const mark = one.kind === 'holiday' ? 'holiday' : one.kind === 'makeupWorkday' ? 'makeup' : null;
  const hint = [
    dateOfCivilDay(one.day),
    one.lunar && lunarText(t, one.lunar),
    one.holidayName !== null && mark !== null && `${one.holidayName} · ${t(`patrolTime.month.${mark}Hint`)}`,
    t('patrolTime.month.held', { n: one.held.length }),
    !props.isFuture && t('patrolTime.month.cases', { n: formatCount(n) }),
  ]
    .filter((part) => part !== false && part !== null)
    .join(' · ');
  return (
    <button
      type="button"
      role="gridcell"
      className={styles.day}
      data-outside={!one.isInMonth}
      data-today={props.isToday}
      data-kind={one.kind}
      aria-selected={props.isChosen}
      aria-current={props.isToday ? 'date' : undefined}
      tabIndex={props.isTabStop ? 0 : -1}
      title={hint}
      aria-label={hint}
      onClick={() => props.onChoose(one.day)}
    >
      <span className={styles.solar}>{solarDayOfMonth(one.day)}</span>
      {mark !== null && <span className={styles.mark}>{t(`patrolTime.month.${mark}`)}</span>}
      <span className={styles.lunar}>{one.lunar ? lunarDayText(t, one.lunar) : ''}</span>
      <span className={styles.held} data-none={one.held.length === 0}>
        {one.held.length === 0 ? '' : `★${one.held.length}`}
      </span>
    </button>
  );
}
