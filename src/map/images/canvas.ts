import { mapRatio } from '../map-scale.ts';

/** An image as MapLibre takes it, with the ratio it was drawn at. */
export interface MapImage {
  data: ImageData;
  pixelRatio: number;
}

export type Context = OffscreenCanvasRenderingContext2D;

/** Images are drawn at twice the screen's CSS px at least, so that they stay sharp when a layer scales them up. */
function imageRatio(): number {
  return Math.max(2, Math.min(4, Math.ceil(mapRatio())));
}

/**
 * Draws a box of `widthPx` × `heightPx` CSS px at `ratio` device px each; `paint` sees a context whose origin is the
 * centre. The canvas lies in main memory: reading it back from a graphics card takes longer than drawing it.
 */
function paintBox(widthPx: number, heightPx: number, ratio: number, paint: (context: Context) => void) {
  const canvas = new OffscreenCanvas(Math.ceil(widthPx * ratio), Math.ceil(heightPx * ratio));
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('this browser draws no canvas');
  context.translate(canvas.width / 2, canvas.height / 2);
  context.scale(ratio, ratio);
  context.lineJoin = 'round';
  context.lineCap = 'round';
  paint(context);
  return { canvas, context };
}

/** A square image of `sizePx` CSS px for the map. */
export function paintSquare(sizePx: number, paint: (context: Context) => void): MapImage {
  const pixelRatio = imageRatio();
  const { canvas, context } = paintBox(sizePx, sizePx, pixelRatio, paint);
  return { data: context.getImageData(0, 0, canvas.width, canvas.height), pixelRatio };
}

/** An image to be copied onto a canvas, drawn at the very ratio of that canvas. */
export function paintSprite(
  widthPx: number,
  heightPx: number,
  ratio: number,
  paint: (context: Context) => void,
): ImageBitmap {
  return paintBox(widthPx, heightPx, ratio, paint).canvas.transferToImageBitmap();
}

/** The path of a shape around the origin; `radius` in CSS px. */
export function shapePath(context: Context, shape: string, radius: number): void {
  context.beginPath();
  if (shape === 'circle') context.arc(0, 0, radius, 0, 2 * Math.PI);
  else if (shape === 'square')
    context.roundRect(-radius * 0.88, -radius * 0.88, radius * 1.76, radius * 1.76, radius * 0.2);
  else if (shape === 'triangle') polygonPath(context, 3, radius * 1.18, -Math.PI / 2);
  else if (shape === 'diamond') polygonPath(context, 4, radius * 1.12, -Math.PI / 2);
  else if (shape === 'star') starPath(context, radius * 1.15);
  else throw new Error(`no such shape: ${shape}`);
}

function polygonPath(context: Context, corners: number, radius: number, start: number): void {
  for (let corner = 0; corner < corners; corner++) {
    const angle = start + (2 * Math.PI * corner) / corners;
    context.lineTo(radius * Math.cos(angle), radius * Math.sin(angle));
  }
  context.closePath();
}

function starPath(context: Context, radius: number): void {
  for (let corner = 0; corner < 10; corner++) {
    const angle = -Math.PI / 2 + (Math.PI * corner) / 5;
    const reach = corner % 2 === 0 ? radius : radius * 0.5;
    context.lineTo(reach * Math.cos(angle), reach * Math.sin(angle));
  }
  context.closePath();
}
