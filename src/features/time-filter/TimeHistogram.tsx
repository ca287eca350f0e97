import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TimeRange } from '../../domain/time/ranges.ts';
import { useAnswersForTimeBar } from '../../state/answers.ts';
import { useAppState, useSubject } from '../../state/hooks.tsx';
import { BarStrip } from '../../ui/charts/BarStrip.tsx';
import { axisTicks } from './axis-ticks.ts';
import { RangeBrush } from './RangeBrush.tsx';
import { momentAt, shareOf, type SnapGrid } from './time-scale.ts';
import * as styles from './TimeHistogram.module.css';

const TICK_ROOM_PX = 92;

/**
 * Histogram, axis and brush over one extent. The bars and the chosen range follow the stores by themselves; only another
 * extent renders anew. `today` is its 00:00, `look` names the theme; `onZoom` gets the moment under the wheel and the factor.
 */
export function TimeHistogram(props: {
  grid: SnapGrid;
  today: number;
  look: string;
  onChange: (range: TimeRange, gesture: string) => void;
  onEnd: () => void;
  onZoom: (centre: number, factor: number) => void;
}) {
  const { grid, today, onZoom } = props;
  const { extent } = grid;
  const { t } = useTranslation();
  const name = t('time.histogram', { context: useSubject() });
  const state = useAppState();
  const answers = useAnswersForTimeBar();
  const area = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(900);
  useEffect(() => {
    const element = area.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    const zoom = (event: WheelEvent) => {
      event.preventDefault();
      const box = element.getBoundingClientRect();
      onZoom(momentAt(extent, (event.clientX - box.left) / box.width), event.deltaY > 0 ? 1.25 : 0.8);
    };
    element.addEventListener('wheel', zoom, { passive: false });
    return () => {
      observer.disconnect();
      element.removeEventListener('wheel', zoom);
    };
  }, [extent, onZoom]);
  const enter = () => state.interface.getState().enterView('range');
  const readBars = () => {
    const histogram = state.engine.getState().answerForTimeBar?.histogram;
    if (!histogram) return null;
    const { counts, inside, startMs, binMs } = histogram;
    const shown = histogram.extent;
    return { counts, strong: inside, start: shareOf(shown, startMs), step: binMs / (shown.to - shown.from) };
  };
  const fontPx = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
  const ticks = axisTicks(extent, Math.max(2, Math.floor(width / (TICK_ROOM_PX * (fontPx / 16)))));
  const todayShare = shareOf(extent, today);
  const hasToday = todayShare >= 0 && todayShare <= 1;
  const isNearToday = (moment: number) =>
    hasToday && Math.abs(shareOf(extent, moment) - todayShare) * width < TICK_ROOM_PX * 0.6;
  return (
    <div className={styles.plot} role="group" aria-label={name} title={name}>
      <div ref={area} className={styles.bars} onPointerEnter={enter} onFocus={enter}>
        <BarStrip key={props.look} one={answers} other={state.view} read={readBars} />
        {hasToday && <i className={styles.today} style={{ left: `${todayShare * 100}%` }} />}
        <RangeBrush grid={grid} onChange={props.onChange} onEnd={props.onEnd} />
      </div>
      <div className={styles.axis} aria-hidden="true">
        {ticks
          .filter(({ moment }) => !isNearToday(moment))
          .map(({ moment, label }) => (
            <span key={moment} style={{ left: `${shareOf(extent, moment) * 100}%` }}>
              {label}
            </span>
          ))}
        {hasToday && (
          <span className={styles.todayLabel} style={{ left: `${todayShare * 100}%` }}>
            {t('time.today')}
          </span>
        )}
      </div>
    </div>
  );
}
