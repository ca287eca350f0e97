import { useCallback, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type { TimeRange } from '../../domain/time/ranges.ts';
import { formatIso } from '../../domain/time/zone.ts';
import { useAppState, useEngine, useFilter, useView } from '../../state/hooks.tsx';
import { stopPlayback } from '../../state/playback.ts';
import { spanText } from './span-text.ts';
import { PlaybackControls, RangeControls, ZoomControls } from './TimeControls.tsx';
import { TimeHistogram } from './TimeHistogram.tsx';
import { usePlayback, type FrameClock } from './use-playback.ts';
import styles from './TimeBar.module.css';
import { zoomHistogram } from './zoom-histogram.ts';

const LESS_MOTION = '(prefers-reduced-motion: reduce)';

function useLessMotion(): boolean {
  return useSyncExternalStore(
    (onChange) => {
      const query = matchMedia(LESS_MOTION);
      query.addEventListener('change', onChange);
      return () => query.removeEventListener('change', onChange);
    },
    () => matchMedia(LESS_MOTION).matches,
  );
}

const day = (moment: number) => formatIso(moment).slice(0, 16).replace('T', ' ');

/** The time bar: playback, histogram with the chosen range, presets and the mode. `frames` is the window. */
export function TimeBar({ frames }: { frames: FrameClock }) {
  const { t } = useTranslation();
  const status = useEngine((engine) => engine.status);
  const answer = useEngine((engine) => engine.answer);
  usePlayback(frames, useLessMotion());
  return (
    <section
      className={`panel ${styles['bar']}`}
      aria-label={t('time.title')}
      aria-busy={status.kind === 'loading'}
    >
      <div className={styles['head']}>
        <PlaybackControls />
        <RangeReadout />
        <ZoomControls />
        <RangeControls />
      </div>
      {status.kind === 'failed' && (
        <p className={styles['failed']} role="alert">
          {t('time.failed', { message: status.message })}
        </p>
      )}
      {answer?.extent ? (
        <HistogramOfAnswer />
      ) : (
        <div className={styles['picture']} role="status">
          {status.kind === 'ready' && answer ? (
            <>
              <strong>{t('time.empty')}</strong>
              <span>{t('time.emptyHint')}</span>
            </>
          ) : (
            status.kind !== 'failed' && <span className={styles['loading']}>{t('time.loading')}</span>
          )}
        </div>
      )}
    </section>
  );
}

/** The range in words, the width of a bar and n. */
function RangeReadout() {
  const { t } = useTranslation();
  const answer = useEngine((engine) => engine.answer);
  const range = useChosenRange();
  if (!answer?.extent || !range) return <div className={styles['readout']} />;
  const width = spanText(answer.histogram.binMs);
  const isHighlight = answer.total !== answer.all;
  return (
    <div className={styles['readout']}>
      <output className={styles['range']}>
        {day(range.from)} – {day(range.to)}
      </output>
      <span className={styles['caption']}>
        {answer.total === 0
          ? t('time.none')
          : t(isHighlight ? 'time.captionOf' : 'time.caption', {
              width: t(width.key, { n: width.n }),
              n: answer.total.toLocaleString('en'),
              all: answer.all.toLocaleString('en'),
            })}
      </span>
    </div>
  );
}

/** The range as the filter says it now; a preset as the newest answer resolved it. */
function useChosenRange(): TimeRange | null {
  const clause = useFilter(({ filter }) => filter.range);
  const resolved = useEngine(({ answer }) => answer?.range ?? null);
  return clause.kind === 'range' ? clause : resolved;
}

function HistogramOfAnswer() {
  const { t } = useTranslation();
  const state = useAppState();
  const answer = useEngine((engine) => engine.answer);
  const theme = useView(({ view }) => view.theme);
  const range = useChosenRange();
  const shown = answer?.histogram.extent;
  const change = useCallback(
    (next: TimeRange, gesture: string) => {
      stopPlayback(state);
      const { timeExtent } = state.view.getState().view;
      if (!timeExtent && shown) state.view.getState().change({ timeExtent: shown });
      state.filter.getState().change({ range: { kind: 'range', from: next.from, to: next.to } }, gesture);
    },
    [state, shown],
  );
  const end = useCallback(() => state.filter.getState().endGesture(), [state]);
  const zoom = useCallback((centre: number, factor: number) => zoomHistogram(state, factor, centre), [state]);
  if (!answer || !range) return null;
  return (
    <TimeHistogram
      histogram={answer.histogram}
      range={range}
      asOf={answer.asOf}
      look={theme}
      summary={t('time.histogram')}
      onChange={change}
      onEnd={end}
      onZoom={zoom}
    />
  );
}
