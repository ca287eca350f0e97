import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import type { TimeRange } from '../../domain/time/ranges.ts';
import { startOfDay } from '../../domain/time/zone.ts';
import { useAppState, useEngine, useShownTheme, useSubject, useView } from '../../state/hooks.tsx';
import { stopPlayback } from '../../state/playback/playback.ts';
import { isAway } from '../../state/playback/present.ts';
import { useMedia } from '../../ui/use-media.ts';
import { PresentNote } from './PresentNote.tsx';
import { PlaybackControls } from './PlaybackControls.tsx';
import { ConditionControls, RangeControls, ZoomControls } from './TimeControls.tsx';
import { TimeHistogram } from './TimeHistogram.tsx';
import { TimeReadout } from './TimeReadout.tsx';
import { useFollowing } from './use-following.ts';
import { usePlayback, type FrameClock } from './use-playback.ts';
import { WeekClock } from './week-clock/WeekClock.tsx';
import { WeekClockPanel } from './week-clock/WeekClockPanel.tsx';
import { zoomHistogram } from './zoom-histogram.ts';
import * as styles from './TimeBar.module.css';
import * as panelStyles from '../../ui/Panel.module.css';

/** The time bar: playback, histogram with the chosen range, presets, the mode and the week clock. `frames` is the window. */
export function TimeBar({ frames }: { frames: FrameClock }) {
  const { t } = useTranslation();
  const subject = useSubject();
  const status = useEngine((engine) => engine.status);
  const hasAnswer = useEngine(({ answer }) => answer !== null);
  const hasExtent = useEngine(({ answer }) => Boolean(answer?.extent));
  const isWeekClockOpen = useView(({ view }) => view.open.includes('weekClock'));
  const isPatrol = useView(({ view }) => view.workspace === 'patrol');
  const isWide = useMedia('(min-width: 100rem)');
  const hasRoom = useMedia('(min-width: 1200px)');
  const isKiosk = useView(({ view }) => view.wall.kiosk);
  const following = useFollowing();
  const isStepwise = useMedia('(prefers-reduced-motion: reduce)');
  usePlayback(frames, isStepwise);
  return (
    <section
      className={`${panelStyles.panel} ${styles.bar}`}
      aria-label={t('time.title')}
      data-part="time"
      aria-busy={status.kind === 'loading'}
      data-compact={isKiosk}
      data-following={following}
    >
      <div className={styles.main}>
        <div className={styles.head}>
          {!isKiosk && <PlaybackControls />}
          <PresentNote following={following} isKiosk={isKiosk} />
          {(!isKiosk || !isAway(following)) && <TimeReadout isStepwise={isStepwise} />}
          {!isKiosk && <ZoomControls />}
          {!isKiosk && <RangeControls />}
          {!isKiosk && <ConditionControls />}
        </div>
        {status.kind === 'failed' && (
          <p className={styles.failed} role="alert">
            {t('time.failed', { context: subject, message: status.message })}
          </p>
        )}
        {hasExtent ? (
          <HistogramOfAnswer />
        ) : (
          <div className={styles.placeholder} role="status">
            {status.kind === 'ready' && hasAnswer ? (
              <>
                <strong>{t('time.empty', { context: subject })}</strong>
                <span>{t('time.emptyHint', { context: subject })}</span>
              </>
            ) : (
              status.kind !== 'failed' && (
                <span className={styles.loading}>{t('time.loading', { context: subject })}</span>
              )
            )}
          </div>
        )}
        {isKiosk && <RangeControls />}
      </div>
      {!isKiosk && (isWide || (isPatrol && hasRoom)) && <WeekClock size="docked" />}
      {isWeekClockOpen && (
        <div className={styles.weekPanel}>
          <WeekClockPanel />
        </div>
      )}
    </section>
  );
}

function HistogramOfAnswer() {
  const state = useAppState();
  const { from, to, startMs, binMs, endMs, latestMs } = useEngine(
    useShallow(({ answerForTimeBar: answer }) => ({
      from: answer?.histogram.extent.from ?? 0,
      to: answer?.histogram.extent.to ?? 1,
      startMs: answer?.histogram.startMs ?? 0,
      binMs: answer?.histogram.binMs ?? 1,
      endMs: answer ? answer.histogram.startMs + answer.histogram.counts.length * answer.histogram.binMs : 1,
      latestMs: answer?.extent?.to ?? 1,
    })),
  );
  const grid = useMemo(
    () => ({ extent: { from, to }, startMs, binMs, axis: { from: startMs, to: endMs }, latestMs }),
    [from, to, startMs, binMs, endMs, latestMs],
  );
  const today = useEngine(({ answer }) => startOfDay(answer?.asOf ?? 0));
  const theme = useShownTheme();
  const change = useCallback(
    (next: TimeRange, gesture: string) => {
      stopPlayback(state);
      const { timeExtent } = state.view.getState().view;
      if (!timeExtent) state.view.getState().change({ timeExtent: grid.extent });
      state.filter.getState().change({ range: { kind: 'range', from: next.from, to: next.to } }, gesture);
    },
    [state, grid],
  );
  const end = useCallback(() => state.filter.getState().endGesture(), [state]);
  const zoom = useCallback((centre: number, factor: number) => zoomHistogram(state, factor, centre), [state]);
  return <TimeHistogram grid={grid} today={today} look={theme} onChange={change} onEnd={end} onZoom={zoom} />;
}
