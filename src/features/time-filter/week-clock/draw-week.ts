import {
  cellOfHour,
  HOURS_OF_DAY,
  hourOfCell,
  WEEKDAYS,
  type WeekCell,
} from '../../../domain/time/week-hours.ts';
import type { WeekLayout } from './week-layout.ts';
import { weekShade } from './week-shades.ts';

/** Colours and letters of the week clock. */
export interface WeekLook {
  /** Colours from nothing to the most, even in lightness. */
  readonly scale: readonly string[];
  readonly accent: string;
  readonly text: string;
  readonly muted: string;
  /** Size and family of the letters; names of days shrink with their rows. */
  readonly emPx: number;
  readonly family: string;
}

/** What the week clock shows. */
export interface WeekDrawing {
  /** Counts of the 168 hours of the week; `null` before the first answer. */
  readonly counts: ArrayLike<number> | null;
  /** Chosen hours, ascending; none = no clause, and nothing is dimmed. */
  readonly chosen: readonly number[];
  readonly hovered: WeekCell | null;
  readonly focused: WeekCell | null;
  readonly dayNames: readonly string[];
}

const GAP_PX = 1;
const DIMMED = 0.38;

/** Draws the week clock over a canvas. */
export function drawWeek(
  context: CanvasRenderingContext2D,
  layout: WeekLayout,
  look: WeekLook & { readonly shades: readonly string[] },
  drawing: WeekDrawing,
): void {
  const { counts } = drawing;
  const isChosen = new Uint8Array(WEEKDAYS * HOURS_OF_DAY);
  for (const hour of drawing.chosen) isChosen[hour] = 1;
  const hasChoice = drawing.chosen.length > 0;
  const most = counts ? largestOf(counts) : 0;
  for (let hour = 0; hour < isChosen.length; hour++) {
    const { x, y, width, height } = boxOf(layout, cellOfHour(hour));
    context.globalAlpha = hasChoice && isChosen[hour] === 0 ? DIMMED : 1;
    context.fillStyle = look.shades[counts ? weekShade(counts[hour] ?? 0, most) : 0] ?? '';
    context.fillRect(x, y, width - GAP_PX, height - GAP_PX);
  }
  context.globalAlpha = 1;
  if (hasChoice) outline(context, layout, isChosen, look.accent);
  for (const [cell, colour] of [
    [drawing.hovered, look.muted],
    [drawing.focused, look.text],
  ] as const) {
    if (!cell) continue;
    const { x, y, width, height } = boxOf(layout, cell);
    context.lineWidth = 1.5;
    context.strokeStyle = colour;
    context.strokeRect(x + 0.25, y + 0.25, width - 1.5, height - 1.5);
  }
  drawNames(context, layout, look, drawing.dayNames);
}

function largestOf(counts: ArrayLike<number>): number {
  let most = 0;
  for (let hour = 0; hour < counts.length; hour++) most = Math.max(most, counts[hour] ?? 0);
  return most;
}

function boxOf(layout: WeekLayout, { day, hour }: WeekCell) {
  const x = Math.round(layout.left + hour * layout.cellWidth);
  const y = Math.round(layout.top + day * layout.cellHeight);
  return {
    x,
    y,
    width: Math.round(layout.left + (hour + 1) * layout.cellWidth) - x,
    height: Math.round(layout.top + (day + 1) * layout.cellHeight) - y,
  };
}

/** A line around what is chosen: the sides at which a chosen field meets one that is not. */
function outline(
  context: CanvasRenderingContext2D,
  layout: WeekLayout,
  isChosen: Uint8Array,
  colour: string,
): void {
  const isIn = (day: number, hour: number) =>
    day >= 0 &&
    day < WEEKDAYS &&
    hour >= 0 &&
    hour < HOURS_OF_DAY &&
    isChosen[hourOfCell({ day, hour })] === 1;
  context.beginPath();
  for (let day = 0; day < WEEKDAYS; day++)
    for (let hour = 0; hour < HOURS_OF_DAY; hour++) {
      if (!isIn(day, hour)) continue;
      const { x, y, width, height } = boxOf(layout, { day, hour });
      const [left, top, right, bottom] = [x - 0.5, y - 0.5, x + width - 0.5, y + height - 0.5];
      if (!isIn(day - 1, hour)) side(context, left, top, right, top);
      if (!isIn(day + 1, hour)) side(context, left, bottom, right, bottom);
      if (!isIn(day, hour - 1)) side(context, left, top, left, bottom);
      if (!isIn(day, hour + 1)) side(context, right, top, right, bottom);
    }
  context.lineWidth = 1.5;
  context.strokeStyle = colour;
  context.stroke();
}

function side(context: CanvasRenderingContext2D, x0: number, y0: number, x1: number, y1: number): void {
  context.moveTo(x0, y0);
  context.lineTo(x1, y1);
}

function drawNames(
  context: CanvasRenderingContext2D,
  layout: WeekLayout,
  look: WeekLook,
  dayNames: readonly string[],
): void {
  const { emPx, family } = look;
  context.font = `${Math.min(emPx, layout.cellHeight * 0.92)}px ${family}`;
  context.fillStyle = look.muted;
  context.textBaseline = 'middle';
  context.textAlign = 'left';
  dayNames.forEach((name, day) => context.fillText(name, 0, layout.top + (day + 0.5) * layout.cellHeight));
  context.font = `${emPx}px ${family}`;
  context.textBaseline = 'bottom';
  context.textAlign = 'center';
  for (let hour = 0; hour < HOURS_OF_DAY; hour += 3)
    context.fillText(String(hour), layout.left + (hour + 0.5) * layout.cellWidth, layout.foot + 1.25 * emPx);
}
