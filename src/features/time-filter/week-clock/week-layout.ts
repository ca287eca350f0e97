import { HOURS_OF_DAY, WEEKDAYS, type WeekCell } from '../../../domain/time/week-hours.ts';

/** Where the fields of the week clock lie, CSS px: weekday names at the left, hours along the foot. */
export interface WeekLayout {
  readonly left: number;
  readonly top: number;
  readonly cellWidth: number;
  readonly cellHeight: number;
  /** Top of the names of the hours. */
  readonly foot: number;
}

/** Room for the line around chosen fields at the edges, px. */
const EDGE_PX = 1;

/** Shares a canvas of this size out; `emPx` is the size of its letters, `dayEms` the room for a weekday's name. */
export function layOutWeek(width: number, height: number, emPx: number, dayEms: number): WeekLayout {
  const left = Math.round(emPx * dayEms);
  const foot = Math.max(0, height - Math.round(emPx * 1.3));
  return {
    left,
    top: EDGE_PX,
    foot,
    cellWidth: Math.max(0, (width - left - EDGE_PX) / HOURS_OF_DAY),
    cellHeight: Math.max(0, (foot - EDGE_PX) / WEEKDAYS),
  };
}

/** What lies at a point: a field, the name of a weekday or that of an hour. */
export type WeekTarget =
  | { readonly kind: 'cell'; readonly cell: WeekCell }
  | { readonly kind: 'day'; readonly day: number }
  | { readonly kind: 'hour'; readonly hour: number };

const clamp = (value: number, count: number) => Math.min(count - 1, Math.max(0, Math.floor(value)));

/** The field, weekday or hour at a point of the canvas; points beyond an edge take the nearest. */
export function targetAt(layout: WeekLayout, x: number, y: number): WeekTarget {
  const cell = nearestCell(layout, x, y);
  if (x < layout.left && y < layout.foot) return { kind: 'day', day: cell.day };
  if (y >= layout.foot && x >= layout.left) return { kind: 'hour', hour: cell.hour };
  return { kind: 'cell', cell };
}

/** The field nearest to a point, for a drag that leaves the canvas. */
export function nearestCell(layout: WeekLayout, x: number, y: number): WeekCell {
  return {
    day: clamp((y - layout.top) / layout.cellHeight, WEEKDAYS),
    hour: clamp((x - layout.left) / layout.cellWidth, HOURS_OF_DAY),
  };
}

/** The rectangle of fields from one target to another: whole rows from a weekday's name, whole columns from an hour's. */
export function cornersOf(from: WeekTarget, to: WeekCell): [WeekCell, WeekCell] {
  if (from.kind === 'day') return [{ day: from.day, hour: 0 }, { day: to.day, hour: HOURS_OF_DAY - 1 }]; // prettier-ignore
  if (from.kind === 'hour') return [{ day: 0, hour: from.hour }, { day: WEEKDAYS - 1, hour: to.hour }]; // prettier-ignore
  return [from.cell, to];
}
