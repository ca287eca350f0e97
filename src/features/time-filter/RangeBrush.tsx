import { useRef, type KeyboardEvent, type PointerEvent, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { TimeRange } from '../../domain/time/ranges.ts';
import { formatIso } from '../../domain/time/zone.ts';
import { useAppState } from '../../state/hooks.tsx';
import { chosenRange } from '../../state/playback/playback.ts';
import { useFrameDraw } from '../../ui/use-frame-draw.ts';
import { useRawMoves } from '../../ui/use-raw-moves.ts';
import { dragRange, keyRange, momentAt, placeOf, snap, type BarGrid, type Grip } from './time-scale.ts';
import * as styles from './RangeBrush.module.css';

interface Drag {
  readonly grip: Grip;
  /** Where the brush is: to ask for it at every move has the browser lay out the page early. */
  readonly box: DOMRect;
  readonly before: TimeRange;
  range: TimeRange;
}

const percent = (share: number) => `${Math.min(1, Math.max(0, share)) * 100}%`;
const minute = (moment: number) => formatIso(moment).slice(0, 16).replace('T', ' ');

type Part = 'from' | 'to' | 'window';

/**
 * The chosen range over the histogram; it follows the filter without rendering anew. Drag an edge to resize, the window to move it, the empty part to choose anew;
 * Escape gives back what was before. Each edge and the window are sliders for the keyboard.
 */
export function RangeBrush(props: {
  grid: BarGrid;
  /** Id of the element that says what a focused part holds. */
  describedBy: string;
  onChange: (range: TimeRange, gesture: string) => void;
  onEnd: () => void;
}) {
  const { grid, onChange, onEnd } = props;
  const { t } = useTranslation();
  const state = useAppState();
  const parts = {
    window: useRef<HTMLDivElement>(null),
    from: useRef<HTMLDivElement>(null),
    to: useRef<HTMLDivElement>(null),
  };
  const area = useRef<HTMLDivElement>(null);
  const drag = useRef<Drag | null>(null);

  const momentOf = ({ clientX }: { readonly clientX: number }, box: DOMRect) =>
    momentAt(grid.axis, (clientX - box.left) / box.width);
  const begin = (kind: Grip['kind']) => (event: PointerEvent) => {
    const range = chosenRange(state);
    const box = area.current?.getBoundingClientRect();
    if (event.button !== 0 || drag.current || !range || !box) return;
    event.stopPropagation();
    const moment = momentOf(event, box);
    const grip: Grip =
      kind === 'window'
        ? { kind, grabbedAt: moment, start: range }
        : kind === 'brush'
          ? { kind, anchor: snap(moment, grid) }
          : { kind };
    drag.current = { grip, box, before: range, range };
    area.current?.setPointerCapture(event.pointerId);
  };
  const move = (event: { readonly clientX: number }) => {
    const { current } = drag;
    if (!current) return;
    const next = dragRange(current.range, current.grip, momentOf(event, current.box), grid);
    if (next.from === current.range.from && next.to === current.range.to) return;
    current.range = next;
    onChange(next, 'drag');
  };
  useRawMoves(area, move);
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
  const onKey = (part: Part) => (event: KeyboardEvent) => {
    if (event.key === 'Escape' && drag.current) {
      event.preventDefault();
      giveBack();
      return;
    }
    const range = chosenRange(state);
    if (event.ctrlKey || event.metaKey || event.altKey || !range) return;
    const next = keyRange(range, part, event.key, grid);
    if (!next) return;
    event.preventDefault();
    onChange(next, `key-${part}`);
  };

  useFrameDraw(state.filter, state.engine, () => {
    const range = chosenRange(state);
    if (!range) return;
    const { extent } = grid;
    const left = placeOf(grid, range.from);
    const right = placeOf(grid, range.to);
    const seen = { left: Math.max(0, left), right: Math.min(1, right) };
    movePart(parts.window, right > 0 && left < 1, {
      left: seen.left,
      width: seen.right - seen.left,
      value: range.from,
      text: `${minute(range.from)} – ${minute(range.to)}`,
      extent,
    });
    const edge = { width: null, extent };
    movePart(parts.from, left >= 0 && left <= 1, {
      ...edge,
      left,
      value: range.from,
      text: minute(range.from),
    });
    movePart(parts.to, right >= 0 && right <= 1, {
      ...edge,
      left: right,
      value: range.to,
      text: minute(range.to),
    });
  });

  const slider = (part: Part) => (
    <div
      ref={parts[part]}
      className={styles[part === 'window' ? 'window' : 'edge']}
      role="slider"
      data-grip={part}
      tabIndex={0}
      aria-describedby={props.describedBy}
      aria-label={t(`time.${part}`)}
      aria-orientation="horizontal"
      aria-valuenow={0}
      onKeyDown={onKey(part)}
      onKeyUp={onEnd}
      onPointerDown={begin(part)}
    />
  );
  return (
    <div
      ref={area}
      className={styles.brush}
      onPointerDown={begin('brush')}
      onPointerMove={move}
      onPointerUp={end}
      onPointerCancel={giveBack}
    >
      {slider('window')}
      {slider('from')}
      {slider('to')}
    </div>
  );
}

/** Moves a part of the brush to where it belongs and says its value; what lies outside is hidden. */
function movePart(
  part: RefObject<HTMLDivElement | null>,
  isSeen: boolean,
  at: { left: number; width: number | null; value: number; text: string; extent: TimeRange },
): void {
  const element = part.current;
  if (!element) return;
  element.hidden = !isSeen;
  if (!isSeen) return;
  element.style.left = percent(at.left);
  if (at.width !== null) element.style.width = percent(at.width);
  element.ariaValueNow = String(at.value);
  element.ariaValueMin = String(Math.min(at.extent.from, at.value));
  element.ariaValueMax = String(Math.max(at.extent.to, at.value));
  element.ariaValueText = at.text;
}
