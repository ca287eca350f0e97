import { layOutBars, type Bar, type BarPicture, type BarStripData } from './lay-out-bars.ts';

/** How a strip looks. Colours are CSS colours, the font as a canvas takes it. */
export interface BarStripLook {
  readonly weak: string;
  readonly strong: string;
  readonly baseline: string;
  readonly text: string;
  /** Colour of the count above a cut bar. */
  readonly value: string;
  readonly font: string;
  readonly fontPx: number;
  /** What a count is called on the axis and above a cut bar. */
  readonly format: (count: number) => string;
}

/** Room for the values left of the bars, in heights of a letter; `BarStrip.module.css` leaves as much. */
export const GUTTER_EM = 3;

const UNFINISHED_OPACITY = 0.55;
const HATCH_PX = 4;
const BREAK_PX = 2;

/** Draws the strip with its axis over a canvas of this size in CSS px; the bars begin after the gutter. */
export function drawBars(
  context: CanvasRenderingContext2D,
  data: BarStripData,
  look: BarStripLook,
  size: { readonly width: number; readonly height: number },
): void {
  const gutter = GUTTER_EM * look.fontPx;
  const width = size.width - gutter;
  const picture = layOutBars(data, { width, height: size.height - 1, fontPx: look.fontPx });
  context.save();
  context.translate(gutter, 0);
  context.font = look.font;
  drawAxis(context, picture, look, { width, height: size.height });
  for (const isStrong of [false, true]) {
    context.fillStyle = isStrong ? look.strong : look.weak;
    for (const bar of picture.bars)
      if (bar.isStrong === isStrong && !bar.isUnfinished)
        context.fillRect(bar.x, bar.y, bar.width, bar.height);
  }
  for (const bar of picture.bars) if (bar.isUnfinished) drawUnfinished(context, bar, look);
  if (picture.unfinished) {
    const { x, width: wholePx, elapsedPx } = picture.unfinished;
    context.fillStyle = look.baseline;
    context.fillRect(x, size.height - 3, wholePx, 3);
    context.fillStyle = look.text;
    context.fillRect(x, size.height - 3, elapsedPx, 3);
  }
  // Two gaps across a bar say that it is higher than the scale.
  for (const { x, y, width: barPx } of picture.breaks)
    for (const down of [0, 2 * BREAK_PX]) context.clearRect(x - 1, y + down, barPx + 2, BREAK_PX);
  context.fillStyle = look.value;
  context.font = `700 ${look.font}`;
  context.textAlign = 'center';
  context.textBaseline = 'top';
  for (const { x, count } of picture.values) context.fillText(look.format(count), x, 0);
  context.restore();
}

function drawAxis(
  context: CanvasRenderingContext2D,
  { ticks }: BarPicture,
  look: BarStripLook,
  { width, height }: { readonly width: number; readonly height: number },
): void {
  context.fillStyle = look.baseline;
  context.fillRect(0, height - 1, width, 1);
  for (const { y } of ticks) context.fillRect(0, Math.round(y), width, 1);
  context.fillStyle = look.text;
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  for (const { y, value } of ticks)
    context.fillText(look.format(value), -0.4 * look.fontPx, Math.max(look.fontPx * 0.55, y));
}

/** A bar that goes on growing: paler, hatched where it is wide enough, with a firm edge at its top. */
function drawUnfinished(context: CanvasRenderingContext2D, bar: Bar, look: BarStripLook): void {
  const { x, y, width, height } = bar;
  context.save();
  context.beginPath();
  context.rect(x, y, width, height);
  context.clip();
  context.fillStyle = bar.isStrong ? look.strong : look.weak;
  context.globalAlpha *= UNFINISHED_OPACITY;
  context.fillRect(x, y, width, height);
  context.globalAlpha = 1;
  context.strokeStyle = context.fillStyle;
  context.lineWidth = 1;
  context.beginPath();
  for (let at = x - height; at < x + width; at += HATCH_PX) {
    context.moveTo(at, y + height);
    context.lineTo(at + height, y);
  }
  context.stroke();
  context.fillRect(x, y, width, Math.min(2, height));
  context.restore();
}
