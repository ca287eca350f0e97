import { useTranslation } from 'react-i18next';
import { commandOf } from '../../../commands/registry.ts';
import { presetHours, presetOfHours, WEEK_PRESETS } from '../../../domain/time/week-hours.ts';
import { useAppState, useEngine, useFilter } from '../../../state/hooks.tsx';
import { stopWeekFilm } from '../../../state/playback/playback.ts';
import { formatCount } from '../../../i18n/format.ts';
import { Popover } from '../../../ui/Popover.tsx';
import { Segmented } from '../../../ui/Segmented.tsx';
import { WeekClock } from './WeekClock.tsx';
import * as styles from './WeekClock.module.css';

/** The large week clock over the time bar: presets, the grid of its hours, its scale and how it is used. */
export function WeekClockPanel() {
  const { t } = useTranslation();
  const state = useAppState();
  const chosen = useFilter(({ filter }) => filter.weekHours);
  const most = useEngine(({ answerForPanels }) =>
    answerForPanels ? Math.max(0, ...answerForPanels.weekMatrix) : null,
  );
  const preset = presetOfHours(chosen);
  return (
    <Popover title={t('weekClock.title')} onClose={() => commandOf('time.weekClock').run(state)}>
      <Segmented
        label={t('weekClock.presets')}
        value={preset}
        options={WEEK_PRESETS.map((value) => ({
          value,
          label: t(`weekClock.preset.${value}`),
          title: t(`weekClock.presetHint.${value}`),
        }))}
        onChange={(value) => {
          stopWeekFilm(state);
          state.filter.getState().change({ weekHours: value === preset ? [] : presetHours(value) });
        }}
      />
      <WeekClock size="large" />
      <div className={styles.foot}>
        <span className={styles.scale} aria-hidden="true" />
        <span>{most === null ? '–' : t('weekClock.scale', { n: formatCount(most) })}</span>
        <span className={styles.hint}>{t('weekClock.hint')}</span>
      </div>
    </Popover>
  );
}
