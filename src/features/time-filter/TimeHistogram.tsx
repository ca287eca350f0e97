import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TimeRange } from '../../domain/time/ranges.ts';
import { formatCount } from '../../i18n/format.ts';
import { useAnswersForTimeBar } from '../../state/answers.ts';
import { useAppState, useSubject } from '../../state/hooks.tsx';
import { BarStrip } from '../../ui/charts/BarStrip.tsx';
import { axisTicks } from './axis-ticks.ts';
import { BarTooltip } from './BarTooltip.tsx';
import { RangeBrush } from './RangeBrush.tsx';
import { lastElapsed, momentAt, shareOf, type BarGrid } from './time-scale.ts';
import * as styles from './TimeHistogram.module.css';

/** Room for a label of the axis, in heights of its letters. */
const TICK_ROOM_EM = 6.5;
/** Those letters on a desk and on a wall, as the style sheet has them. */
const LETTER_REM = 0.875;
const WALL_LETTER_REM = 1.125;

/** A count on the axis: 900, 1,200, 20k. */
const countText = (count: number) => (count < 10_000 ? formatCount(count) : `${formatCount(count / 1000)}k`);

/**
 * Histogram, axis and brush over one extent. The bars and the chosen range follow the stores by themselves; only another
 * extent renders anew. `today` is its 00:00, `look` names the theme; `onZoom` gets the moment under the wheel and the factor.
 */
export function TimeHistogram(props: {
  grid: BarGrid;
  today: number;
  look: string;
  onChange: (range: TimeRange, gesture: string) => void;
  onEnd: () => void;
  onZoom: (centre: number, factor: number) => void;
}) {
  const { grid, today, onZoom } = props;
  const { axis } = grid;
  const { t } = useTranslation();
  const name = t('time.histogram', { context: useSubject() });
  const state = useAppState();
  const answers = useAnswersForTimeBar();
  const tooltip = useId();
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
      onZoom(momentAt(axis, (event.clientX - box.left) / box.width), event.deltaY > 0 ? 1.25 : 0.8);
    };
    element.addEventListener('wheel', zoom, { passive: false });
    return () => {
      observer.disconnect();
      element.removeEventListener('wheel', zoom);
    };
  }, [axis, onZoom]);
  const enter = () => state.interface.getState().enterView('range');
  const readBars = () => {
    const { answerForTimeBar: answer } = state.engine.getState();
    if (!answer) return null;
    const { counts, inside } = answer.histogram;
    return {
      counts,
      strong: inside,
      start: 0,
      step: 1 / counts.length,
      lastElapsed: lastElapsed(answer.histogram, counts.length, answer.asOf),
    };
  };
  const remPx = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
  const roomPx = TICK_ROOM_EM * (props.look.startsWith('wall') ? WALL_LETTER_REM : LETTER_REM) * remPx;
  const ticks = axisTicks(axis, Math.max(2, Math.floor(width / roomPx)));
  const todayShare = shareOf(axis, today);
  const hasToday = todayShare >= 0 && todayShare <= 1;
  const isNearToday = (moment: number) =>
    hasToday && Math.abs(shareOf(axis, moment) - todayShare) * width < roomPx * 0.6;
  return (
    <div className={styles.plot} role="group" aria-label={name}>
      <div ref={area} className={styles.bars} onPointerEnter={enter} onFocus={enter}>
        <BarStrip key={props.look} one={answers} other={state.view} read={readBars} format={countText} />
        {hasToday && <i className={styles.today} style={{ left: `${todayShare * 100}%` }} />}
        <RangeBrush grid={grid} describedBy={tooltip} onChange={props.onChange} onEnd={props.onEnd} />
        <BarTooltip id={tooltip} area={area} grid={grid} />
      </div>
      <div className={styles.axis} aria-hidden="true">
        {ticks
          .filter(({ moment }) => !isNearToday(moment))
          .map(({ moment, label }) => (
            <span key={moment} style={{ left: `${shareOf(axis, moment) * 100}%` }}>
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
