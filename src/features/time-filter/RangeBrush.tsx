import { useRef, type KeyboardEvent, type PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { TimeRange } from '../../domain/time/ranges.ts';
import { formatIso } from '../../domain/time/zone.ts';
import { dragRange, keyRange, momentAt, shareOf, snap, type Grip, type SnapGrid } from './time-scale.ts';
import styles from './TimeBar.module.css';

interface Drag {
  readonly grip: Grip;
  readonly before: TimeRange;
  range: TimeRange;
}

const percent = (share: number) => `${Math.min(1, Math.max(0, share)) * 100}%`;
const minute = (moment: number) => formatIso(moment).slice(0, 16).replace('T', ' ');

/**
 * The chosen range over the histogram. Drag an edge to resize, the window to move it, the empty part to choose anew;
 * Escape gives back what was before. Each edge and the window are sliders for the keyboard.
 */
export function RangeBrush(props: {
  grid: SnapGrid;
  range: TimeRange;
  onChange: (range: TimeRange, gesture: string) => void;
  onEnd: () => void;
}) {
  const { grid, range, onChange, onEnd } = props;
  const { t } = useTranslation();
  const area = useRef<HTMLDivElement>(null);
  const drag = useRef<Drag | null>(null);

  const momentOf = (event: PointerEvent) => {
    const box = area.current?.getBoundingClientRect();
    return box ? momentAt(grid.extent, (event.clientX - box.left) / box.width) : grid.extent.from;
  };
  const begin = (kind: Grip['kind']) => (event: PointerEvent) => {
    if (event.button !== 0 || drag.current) return;
    event.stopPropagation();
    const moment = momentOf(event);
    const grip: Grip =
      kind === 'window'
        ? { kind, grabbedAt: moment, start: range }
        : kind === 'brush'
          ? { kind, anchor: snap(moment, grid) }
          : { kind };
    drag.current = { grip, before: range, range };
    area.current?.setPointerCapture(event.pointerId);
  };
  const move = (event: PointerEvent) => {
    const { current } = drag;
    if (!current) return;
    const next = dragRange(current.range, current.grip, momentOf(event), grid);
    if (next.from === current.range.from && next.to === current.range.to) return;
    current.range = next;
    onChange(next, 'drag');
  };
  const end = () => {
    if (!drag.current) return;
    drag.current = null;
    onEnd();
  };
  const giveBack = () => {
    if (!drag.current) return;
    onChange(drag.current.before, 'drag');
    end();
  };
  const onKey = (part: 'from' | 'to' | 'window') => (event: KeyboardEvent) => {
    if (event.key === 'Escape' && drag.current) {
      event.preventDefault();
      giveBack();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const next = keyRange(range, part, event.key, grid);
    if (!next) return;
    event.preventDefault();
    onChange(next, `key-${part}`);
  };

  const slider = (part: 'from' | 'to' | 'window', value: number, text: string) => ({
    role: 'slider',
    tabIndex: 0,
    'aria-label': t(`time.${part}`),
    'aria-orientation': 'horizontal' as const,
    'aria-valuemin': Math.min(grid.extent.from, value),
    'aria-valuemax': Math.max(grid.extent.to, value),
    'aria-valuenow': value,
    'aria-valuetext': text,
    onKeyDown: onKey(part),
    onKeyUp: onEnd,
    onPointerDown: begin(part),
  });
  const left = shareOf(grid.extent, range.from);
  const right = shareOf(grid.extent, range.to);
  return (
    <div
      ref={area}
      className={styles['brush']}
      onPointerDown={begin('brush')}
      onPointerMove={move}
      onPointerUp={end}
      onPointerCancel={giveBack}
    >
      {right > 0 && left < 1 && (
        <div
          className={styles['window']}
          style={{ left: percent(left), width: percent(Math.min(1, right) - Math.max(0, left)) }}
          {...slider('window', range.from, `${minute(range.from)} – ${minute(range.to)}`)}
        />
      )}
      {left >= 0 && left <= 1 && (
        <div
          className={styles['edge']}
          style={{ left: percent(left) }}
          {...slider('from', range.from, minute(range.from))}
        />
      )}
      {right >= 0 && right <= 1 && (
        <div
          className={styles['edge']}
          style={{ left: percent(right) }}
          {...slider('to', range.to, minute(range.to))}
        />
      )}
    </div>
  );
}
