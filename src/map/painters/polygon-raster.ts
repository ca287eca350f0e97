import type { MultiPolygon, Polygon } from 'geojson';
import { mercatorX, mercatorY } from '../../domain/geo/mercator.ts';
import type { ScreenView } from './screen-view.ts';

/** Polygons as flat Web Mercator coordinates. Ring `r` of all rings holds the points `ringStarts[r]` to `ringStarts[r + 1]`. */
export interface FlatShapes {
  readonly points: Float64Array;
  readonly ringStarts: Uint32Array;
  /** Shape `s` holds the rings `shapeStarts[s]` to `shapeStarts[s + 1]`. */
  readonly shapeStarts: Uint32Array;
}

/** Flattens shapes once, so that every view costs arithmetic only. */
export function flattenShapes(shapes: readonly (Polygon | MultiPolygon)[]): FlatShapes {
  const points: number[] = [];
  const ringStarts = [0];
  const shapeStarts = [0];
  for (const shape of shapes) {
    const rings = shape.type === 'Polygon' ? shape.coordinates : shape.coordinates.flat();
    for (const ring of rings) {
      for (const [longitude = 0, latitude = 0] of ring)
        points.push(mercatorX(longitude), mercatorY(latitude));
      ringStarts.push(points.length / 2);
    }
    shapeStarts.push(ringStarts.length - 1);
  }
  return {
    points: Float64Array.from(points),
    ringStarts: Uint32Array.from(ringStarts),
    shapeStarts: Uint32Array.from(shapeStarts),
  };
}

/**
 * Writes `first + s` into every cell whose centre lies in shape `s` (even-odd), later shapes over earlier ones. Cells are
 * CSS px, row by row; `cells` is `width` × `height` of them.
 */
export function rasteriseShapes(
  { points, ringStarts, shapeStarts }: FlatShapes,
  view: Pick<ScreenView, 'fromMercator'>,
  grid: { readonly cells: Uint16Array; readonly width: number; readonly height: number },
  first: number,
): void {
  const { cells, width, height } = grid;
  const onScreen = new Float64Array(points.length);
  for (let at = 0; at < points.length; at += 2) {
    const [x, y] = view.fromMercator(points[at]!, points[at + 1]!);
    onScreen[at] = x;
    onScreen[at + 1] = y;
  }
  const crossings: number[][] = Array.from({ length: height }, () => []);
  for (let shape = 0; shape + 1 < shapeStarts.length; shape++) {
    let top = height;
    let bottom = -1;
    for (let ring = shapeStarts[shape]!; ring < shapeStarts[shape + 1]!; ring++) {
      const end = ringStarts[ring + 1]!;
      for (let from = ringStarts[ring]!, to = from + 1; to < end; from++, to++) {
        const [x0, y0] = [onScreen[from * 2]!, onScreen[from * 2 + 1]!];
        const [x1, y1] = [onScreen[to * 2]!, onScreen[to * 2 + 1]!];
        const low = Math.max(0, Math.ceil(Math.min(y0, y1) - 0.5));
        const high = Math.min(height - 1, Math.ceil(Math.max(y0, y1) - 0.5) - 1);
        for (let row = low; row <= high; row++)
          crossings[row]!.push(x0 + ((row + 0.5 - y0) * (x1 - x0)) / (y1 - y0));
        if (low <= high) {
          top = Math.min(top, low);
          bottom = Math.max(bottom, high);
        }
      }
    }
    for (let row = top; row <= bottom; row++) {
      const line = crossings[row]!;
      if (line.length > 2) line.sort((a, b) => a - b);
      else if (line.length === 2 && line[0]! > line[1]!) line.reverse();
      for (let at = 0; at + 1 < line.length; at += 2) {
        const left = Math.max(0, Math.ceil(line[at]! - 0.5));
        const right = Math.min(width, Math.ceil(line[at + 1]! - 0.5));
        if (left < right) cells.fill(first + shape, row * width + left, row * width + right);
      }
      line.length = 0;
    }
  }
}
