import { useTranslation } from 'react-i18next';
import { commandOf } from '../../commands/registry.ts';
import { FILTER_MODES } from '../../domain/engine/api/filter.ts';
import { RANGE_PRESETS } from '../../domain/time/ranges.ts';
import { useAppState, useFilter, useInterface, useView } from '../../state/hooks.tsx';
import { IconButton, ToggleButton } from '../../ui/Button.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { zoomHistogram } from './zoom-histogram.ts';
import * as styles from './TimeControls.module.css';

/** Nearer and further on the time axis, around the chosen range. */
export function ZoomControls() {
  const { t } = useTranslation();
  const state = useAppState();
  return (
    <div className={styles.controls}>
      <IconButton icon="plus" label={t('time.zoomIn')} onClick={() => zoomHistogram(state, 0.5)} />
      <IconButton icon="minus" label={t('time.zoomOut')} onClick={() => zoomHistogram(state, 2)} />
    </div>
  );
}

/** Presets of the range. */
export function RangeControls() {
  const { t } = useTranslation();
  const state = useAppState();
  const chosen = useFilter(({ filter: { range } }) => (range.kind === 'preset' ? range.preset : undefined));
  return (
    <Segmented
      label={t('time.presets')}
      value={chosen}
      options={RANGE_PRESETS.map((preset, index) => ({
        value: preset,
        label: t(`time.preset.${preset}`),
        title: `${t(`command.preset.${preset}`)} (${index + 1})`,
      }))}
      onChange={(preset) => commandOf(`time.preset.${preset}`).run(state)}
    />
  );
}

/** Market days, the week clock and the switch between filter and highlight. */
export function ConditionControls() {
  const { t } = useTranslation();
  const state = useAppState();
  const mode = useFilter(({ filter }) => filter.mode);
  const isMarketDay = useFilter(({ filter }) => filter.calendar.includes('marketDay'));
  const hasWeekHours = useFilter(({ filter }) => filter.weekHours.length > 0);
  const markets = useInterface((store) => store.markets);
  const isWeekClockOpen = useView(({ view }) => view.open.includes('weekClock'));
  const isUnavailable = markets.kind === 'unavailable';
  return (
    <div className={styles.controls}>
      <ToggleButton
        isOn={isMarketDay}
        isDisabled={isUnavailable && !isMarketDay}
        title={
          isUnavailable
            ? t('calendar.marketsUnavailable', { message: markets.message })
            : `${t('calendar.hint.marketDay')} (M)`
        }
        onClick={() => commandOf('filter.marketDay').run(state)}
      >
        {t('calendar.kind.marketDay')}
      </ToggleButton>
      <ToggleButton
        isOn={hasWeekHours}
        isExpanded={isWeekClockOpen}
        icon="week"
        title={`${t('weekClock.open')} (W)`}
        onClick={() => commandOf('time.weekClock').run(state)}
      >
        {t('weekClock.name')}
      </ToggleButton>
      <Segmented
        label={t('time.mode')}
        value={mode}
        options={FILTER_MODES.map((value) => ({
          value,
          label: t(`time.${value}`),
          title: t(`time.${value}Hint`),
        }))}
        onChange={(value) => state.filter.getState().change({ mode: value })}
      />
    </div>
  );
}
