import type { Map as MapLibreMap } from 'maplibre-gl';
import { useEffect, useRef, useState, type PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { mapScale } from '../../map/map-scale.ts';
import { useAppState } from '../../state/hooks.tsx';
import { pathOf, ringOfStroke, strokeLength, type ScreenPoint } from './ring-of-stroke.ts';
import * as styles from './Lasso.module.css';

/** A stroke shorter than this is a click: a corner. */
const CLICK_PX = 12;
/** A click this near to the first corner closes the area. */
const CLOSING_PX = 12;
/** Points of a stroke lie at least this far apart. */
const STEP_PX = 3;

const isNear = (a: ScreenPoint, b: ScreenPoint, distance: number) =>
  Math.hypot(a[0] - b[0], a[1] - b[1]) <= distance;

/**
 * Takes the pointer over the map until an area is drawn: in one stroke, or corner by corner, closed by a double click, by
 * Enter or at the first corner. Backspace takes a corner back, Escape gives up. The map stands still meanwhile.
 */
export function LassoStroke({ map }: { map: MapLibreMap }) {
  const { t } = useTranslation();
  const state = useAppState();
  const [corners, setCorners] = useState<readonly ScreenPoint[]>([]);
  const [isTooSmall, setTooSmall] = useState(false);
  const stroke = useRef<ScreenPoint[] | null>(null);
  const line = useRef<SVGPathElement>(null);

  const show = (points: readonly ScreenPoint[]) => line.current?.setAttribute('d', pathOf(points, true));
  const begin = () => {
    stroke.current = null;
    setCorners([]);
    show([]);
  };
  const finish = (points: readonly ScreenPoint[]) => {
    const ring = ringOfStroke(points, ([x, y]) => map.unproject([x / mapScale(), y / mapScale()]).toArray());
    begin();
    setTooSmall(ring === null);
    if (ring === null) return;
    state.filter.getState().change({ lasso: ring });
    state.interface.getState().setDrawingLasso(false);
  };
  const keys = useRef<(event: KeyboardEvent) => void>(() => undefined);
  useEffect(() => {
    keys.current = (event) => {
      if (event.key === 'Escape') state.interface.getState().setDrawingLasso(false);
      else if (event.key === 'Enter' && corners.length >= 3) finish(corners);
      else if (event.key === 'Backspace' && corners.length > 0) {
        setCorners(corners.slice(0, -1));
        show(corners.slice(0, -1));
      } else return;
      event.preventDefault();
      event.stopPropagation();
    };
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => keys.current(event);
    window.addEventListener('keydown', onKey, { capture: true });
    return () => window.removeEventListener('keydown', onKey, { capture: true });
  }, []);

  const pointOf = (event: PointerEvent): ScreenPoint => {
    const box = map.getCanvas().getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };
  const onPointerDown = (event: PointerEvent) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    stroke.current = [pointOf(event)];
    setTooSmall(false);
  };
  const onPointerMove = (event: PointerEvent) => {
    const at = pointOf(event);
    const last = stroke.current?.at(-1);
    if (!stroke.current || !last) {
      if (corners.length > 0) show([...corners, at]);
      return;
    }
    if (isNear(last, at, STEP_PX)) return;
    stroke.current.push(at);
    show([...corners, ...stroke.current]);
  };
  const onPointerUp = () => {
    const drawn = stroke.current;
    const [at] = drawn ?? [];
    stroke.current = null;
    if (!drawn || !at) return;
    if (strokeLength(drawn) > CLICK_PX) {
      finish([...corners, ...drawn]);
      return;
    }
    const last = corners.at(-1);
    const [first] = corners;
    const isClosing =
      corners.length >= 3 && first && (isNear(first, at, CLOSING_PX) || (last && isNear(last, at, 4)));
    if (isClosing) finish(corners);
    else if (!last || !isNear(last, at, 4)) {
      setCorners([...corners, at]);
      show([...corners, at]);
    }
  };
  return (
    <div
      className={styles.stroke}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={begin}
    >
      <svg aria-hidden="true">
        <path ref={line} />
        {corners.map(([x, y], index) => (
          <circle key={index} cx={x} cy={y} r={index === 0 ? 5 : 3} />
        ))}
      </svg>
      <p className={styles.hint} role="status" data-warning={isTooSmall}>
        {isTooSmall ? t('lasso.tooSmall') : t('lasso.hint')}
        {corners.length > 0 && ` · ${t('lasso.corners', { n: corners.length })}`}
      </p>
    </div>
  );
}
