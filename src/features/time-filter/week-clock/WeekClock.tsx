import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WeekCell } from '../../../domain/time/week-hours.ts';
import { useAnswersForTimeBar } from '../../../state/answers.ts';
import { useAppState, useFilter, useShownTheme } from '../../../state/hooks.tsx';
import { withoutHourText } from '../../../i18n/without-hour-text.ts';
import { Button } from '../../../ui/Button.tsx';
import { LiveText } from '../../../ui/LiveText.tsx';
import { useWeekChoice } from './use-week-choice.ts';
import { weekCellText, weekChoiceText } from './week-text.ts';
import { WeekGrid } from './WeekGrid.tsx';
import * as styles from './WeekClock.module.css';

const DAYS = [0, 1, 2, 3, 4, 5, 6];

/** The week clock with its title, what it says of the active field, and a way to clear it. */
export function WeekClock({ size }: { size: 'docked' | 'large' }) {
  const { t } = useTranslation();
  const state = useAppState();
  const answers = useAnswersForTimeBar();
  const theme = useShownTheme();
  const isSet = useFilter(({ filter }) => filter.weekHours.length > 0);
  const { clear } = useWeekChoice();
  const [activeCell, setActiveCell] = useState<WeekCell | null>(null);
  const isLarge = size === 'large';
  const text = () => {
    const answer = state.engine.getState().answerForTimeBar;
    const counts = answer?.weekMatrix ?? null;
    return activeCell
      ? weekCellText(t, activeCell, counts)
      : weekChoiceText(t, state.filter.getState().filter.weekHours, counts) +
          withoutHourText(t, answer?.withoutHour ?? 0);
  };
  return (
    <div className={styles.clock} data-size={size}>
      <div className={styles.head}>
        {!isLarge && <h3 className={styles.title}>{t('weekClock.title')}</h3>}
        <LiveText one={state.filter} other={answers} text={text} className={styles.readout} />
        <span className={styles.clear} data-shown={isSet}>
          <Button onClick={clear}>{t('weekClock.clear')}</Button>
        </span>
      </div>
      <WeekGrid
        key={theme}
        dayNames={DAYS.map((day) => t(`weekClock.${isLarge ? 'day' : 'dayShort'}.${day}`))}
        dayEms={isLarge ? 2.75 : 1.5}
        onLookAt={setActiveCell}
      />
    </div>
  );
}
