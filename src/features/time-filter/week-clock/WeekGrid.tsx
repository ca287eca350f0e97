import { useId, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import {
  HOURS_OF_DAY,
  hourOfCell,
  hoursBetween,
  WEEKDAYS,
  type HoursJoin,
  type WeekCell,
} from '../../../domain/time/week-hours.ts';
import { useAnswersForTimeBar } from '../../../state/answers.ts';
import { useAppState, useFilter } from '../../../state/hooks.tsx';
import { useLiveCanvas } from '../../../ui/charts/use-live-canvas.ts';
import { drawWeek } from './draw-week.ts';
import { useWeekChoice } from './use-week-choice.ts';
import { cellAfterKey, firstFocus, joinOf, markedBySpace } from './week-keys.ts';
import {
  cornersOf,
  layOutWeek,
  nearestCell,
  targetAt,
  type WeekLayout,
  type WeekTarget,
} from './week-layout.ts';
import { weekShades } from './week-shades.ts';
import { weekCellText } from './week-text.ts';
import * as styles from './WeekClock.module.css';
import * as utilities from '../../../ui/utilities.module.css';

interface Drag {
  readonly from: WeekTarget;
  readonly join: HoursJoin;
  hasMoved: boolean;
}

const EMPTY_LAYOUT: WeekLayout = { left: 0, top: 0, cellWidth: 1, cellHeight: 1, foot: 0 };

/**
 * The 168 hours of the week, drawn by their counts and as a filter. Drag a rectangle, click a weekday or an hour;
 * Shift adds, Alt removes, Escape gives back. One field has the keyboard: arrows move it, Space marks it.
 * `onLookAt` gets the field under the pointer or the keyboard.
 */
export function WeekGrid(props: {
  dayNames: readonly string[];
  dayEms: number;
  onLookAt: (cell: WeekCell | null) => void;
}) {
  const { t } = useTranslation();
  const state = useAppState();
  const chosen = useFilter(({ filter }) => filter.weekHours);
  const choice = useWeekChoice();
  const cellId = useId();
  const area = useRef<HTMLDivElement>(null);
  const layout = useRef(EMPTY_LAYOUT);
  const drag = useRef<Drag | null>(null);
  const anchor = useRef<WeekCell | null>(null);
  const [hovered, setHovered] = useState<WeekCell | null>(null);
  const [focused, setFocused] = useState<WeekCell | null>(null);
  const [focusCell, setFocusCell] = useState<WeekCell | null>(null);
  const current = focusCell ?? firstFocus(chosen);

  const canvas = useLiveCanvas({
    one: state.filter,
    other: useAnswersForTimeBar(),
    readLook: (property) => {
      const scale = Array.from({ length: 7 }, (_, step) => property(`--sequential-${step}`));
      const emPx = Number.parseFloat(property('font-size'));
      return {
        scale,
        shades: weekShades(scale),
        accent: property('--accent'),
        text: property('--text'),
        muted: property('--muted'),
        emPx,
        family: property('font-family'),
      };
    },
    draw: (context, { width, height }, look) => {
      layout.current = layOutWeek(width, height, look.emPx, props.dayEms);
      drawWeek(context, layout.current, look, {
        counts: state.engine.getState().answerForTimeBar?.weekMatrix ?? null,
        chosen: state.filter.getState().filter.weekHours,
        hovered,
        focused,
        dayNames: props.dayNames,
      });
    },
  });

  const lookAt = (cell: WeekCell | null) => {
    if (cell?.day === hovered?.day && cell?.hour === hovered?.hour) return;
    setHovered(cell);
    props.onLookAt(cell ?? focused);
  };
  const pointOf = (event: { readonly clientX: number; readonly clientY: number }): [number, number] => {
    const box = area.current?.getBoundingClientRect();
    return box ? [event.clientX - box.left, event.clientY - box.top] : [0, 0];
  };
  const mark = (from: WeekTarget, to: WeekCell, join: HoursJoin) =>
    choice.mark(hoursBetween(...cornersOf(from, to)), join);

  const onPointerDown = (event: PointerEvent) => {
    if (event.button !== 0) return;
    const [x, y] = pointOf(event);
    const from = targetAt(layout.current, x, y);
    drag.current = { from, join: joinOf(event), hasMoved: false };
    choice.begin();
    area.current?.setPointerCapture(event.pointerId);
    setFocused(null);
    setFocusCell(nearestCell(layout.current, x, y));
    mark(from, nearestCell(layout.current, x, y), drag.current.join);
  };
  const onPointerMove = (event: { readonly clientX: number; readonly clientY: number }) => {
    const [x, y] = pointOf(event);
    const cell = nearestCell(layout.current, x, y);
    lookAt(cell);
    if (!drag.current || (cell.day === hovered?.day && cell.hour === hovered.hour)) return;
    drag.current.hasMoved = true;
    mark(drag.current.from, cell, drag.current.join);
  };
  const onPointerUp = () => {
    if (!drag.current) return;
    const isClick = !drag.current.hasMoved && drag.current.join === 'replace';
    drag.current = null;
    choice.end(isClick);
  };
  const giveBack = () => {
    drag.current = null;
    choice.giveBack();
  };
  const goTo = (cell: WeekCell) => {
    setFocusCell(cell);
    setFocused(cell);
    props.onLookAt(cell);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && drag.current) giveBack();
    else if (event.key === ' ') {
      const { marked, join } = markedBySpace(current, chosen, event);
      anchor.current = current;
      choice.begin();
      choice.mark(marked, join);
      choice.end(false);
      setFocused(current);
    } else if (event.key === 'Delete') choice.clear();
    else {
      const next =
        event.ctrlKey || event.metaKey || event.altKey ? undefined : cellAfterKey(current, event.key);
      if (!next) return;
      if (event.shiftKey) {
        anchor.current ??= current;
        choice.begin();
        choice.mark(hoursBetween(anchor.current, next), 'replace');
        choice.end(false);
      } else anchor.current = null;
      goTo(next);
    }
    event.preventDefault();
  };

  return (
    <div
      ref={area}
      className={styles.grid}
      role="grid"
      tabIndex={0}
      aria-label={t('weekClock.label')}
      aria-multiselectable="true"
      aria-rowcount={WEEKDAYS}
      aria-colcount={HOURS_OF_DAY}
      aria-activedescendant={cellId}
      onPointerEnter={() => state.interface.getState().enterView('weekClock')}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={giveBack}
      onPointerLeave={() => lookAt(null)}
      onKeyDown={onKeyDown}
      onFocus={(event) => event.target.matches(':focus-visible') && goTo(current)}
      onBlur={() => {
        setFocused(null);
        props.onLookAt(null);
      }}
    >
      <canvas ref={canvas} className={styles.canvas} aria-hidden="true" />
      <div role="row" aria-rowindex={current.day + 1} className={utilities.visuallyHidden}>
        <div
          role="gridcell"
          id={cellId}
          aria-colindex={current.hour + 1}
          aria-selected={chosen.includes(hourOfCell(current))}
        >
          {weekCellText(t, current, state.engine.getState().answerForPanels?.weekMatrix ?? null)}
        </div>
      </div>
    </div>
  );
}
