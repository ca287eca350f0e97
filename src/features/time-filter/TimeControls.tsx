import { useTranslation } from 'react-i18next';
import { commandOf } from '../../commands/registry.ts';
import { FILTER_MODES } from '../../domain/engine/filter.ts';
import { RANGE_PRESETS } from '../../domain/time/ranges.ts';
import { DAY_MS } from '../../domain/time/civil-day.ts';
import { useAppState, useFilter, useView } from '../../state/hooks.tsx';
import { PLAYBACK_SPEEDS, PLAYBACK_STEPS_MS } from '../../state/view-state.ts';
import { IconButton } from '../../ui/Button.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import styles from './TimeBar.module.css';
import { zoomHistogram } from './zoom-histogram.ts';

const PLAY = 'M4 2.5v11l9.5-5.5z';
const PAUSE = 'M4 2.5h3v11H4zM9 2.5h3v11H9z';

/** Play and pause, speed and step. */
export function PlaybackControls() {
  const { t } = useTranslation();
  const state = useAppState();
  const { playing, speed, stepMs } = useView(({ view }) => view.playback);
  const { changePlayback } = state.view.getState();
  return (
    <div className={styles['controls']}>
      <button
        type="button"
        className={styles['play']}
        aria-label={playing ? t('time.pause') : t('time.play')}
        aria-pressed={playing}
        title={`${playing ? t('time.pause') : t('time.play')} (Space)`}
        onClick={() => commandOf('time.play').run(state)}
      >
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <path d={playing ? PAUSE : PLAY} />
        </svg>
      </button>
      <Segmented
        label={t('time.speed')}
        value={String(speed)}
        options={PLAYBACK_SPEEDS.map((n) => ({
          value: String(n),
          label: `×${n}`,
          title: t('time.speedOf', { n }),
        }))}
        onChange={(value) =>
          changePlayback({ speed: PLAYBACK_SPEEDS.find((n) => String(n) === value) ?? speed })
        }
      />
      <Segmented
        label={t('time.step')}
        value={String(stepMs)}
        options={PLAYBACK_STEPS_MS.map((ms) => ({
          value: String(ms),
          label: ms === DAY_MS ? t('time.stepDay') : t('time.stepHour'),
          title: t('time.step'),
        }))}
        onChange={(value) => changePlayback({ stepMs: Number(value) })}
      />
    </div>
  );
}

/** Nearer and further on the time axis, around the chosen range. */
export function ZoomControls() {
  const { t } = useTranslation();
  const state = useAppState();
  return (
    <div className={styles['controls']}>
      <IconButton icon="plus" label={t('time.zoomIn')} onClick={() => zoomHistogram(state, 0.5)} />
      <IconButton icon="minus" label={t('time.zoomOut')} onClick={() => zoomHistogram(state, 2)} />
    </div>
  );
}

/** Presets of the range and the switch between filter and highlight. */
export function RangeControls() {
  const { t } = useTranslation();
  const state = useAppState();
  const range = useFilter(({ filter }) => filter.range);
  const mode = useFilter(({ filter }) => filter.mode);
  return (
    <div className={styles['controls']}>
      <Segmented
        label={t('time.presets')}
        value={range.kind === 'preset' ? range.preset : undefined}
        options={RANGE_PRESETS.map((preset, index) => ({
          value: preset,
          label: t(`time.preset.${preset}`),
          title: `${t(`command.preset.${preset}`)} (${index + 1})`,
        }))}
        onChange={(preset) => commandOf(`time.preset.${preset}`).run(state)}
      />
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
