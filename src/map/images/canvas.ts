import type { Context } from '../../layers/style/images.ts';
import { mapRatio } from '../map-scale.ts';

/** An image as MapLibre takes it, with the ratio it was drawn at. */
export interface MapImage {
  data: ImageData;
  pixelRatio: number;
}

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
