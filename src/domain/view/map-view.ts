import type { BoundingBox, Position } from '../geo/positions.ts';

/** Where the map looks. `bearing` and `pitch` in degrees. */
export interface Camera {
  readonly center: readonly [number, number];
  readonly zoom: number;
  readonly bearing: number;
  readonly pitch: number;
}

/** What the map shows just now, reported by the map when it rests; follows from the camera and the window's size. */
export interface Viewport {
  readonly bbox: BoundingBox;
  readonly zoom: number;
}

/** The levels that the map draws: `finest` is micro-grid, grid or village, whichever is the last one at a place. */
export const DRAWN_LEVELS = ['county', 'township', 'village', 'finest'] as const;
export type DrawnLevel = (typeof DRAWN_LEVELS)[number];

/** Levels that a reader may choose. `auto` follows the zoom. */
export const VIEW_LEVELS = ['auto', 'county', 'township', 'village', 'grid', 'micro-grid', 'finest'] as const;
export type ViewLevel = (typeof VIEW_LEVELS)[number];

/** The level that is drawn at a zoom where the reader has fixed none. */
export function levelAtZoom(zoom: number): DrawnLevel {
  if (zoom < 9.5) return 'county';
  if (zoom < 10.5) return 'township';
  return zoom < 11 ? 'village' : 'finest';
}

/** What a unit is coloured by. */
export const METRICS = ['count', 'density', 'completionRate', 'overdue'] as const;
export type Metric = (typeof METRICS)[number];

/**
 * Who draws what moves with the filter: `gpu` draws every incident as a point of its own, `cpu` as a density. `auto` = what
 * suits the machine.
 */
export const PAINTERS = ['auto', 'gpu', 'cpu'] as const;
export type WantedPainter = (typeof PAINTERS)[number];
export type PainterKind = Exclude<WantedPainter, 'auto'>;

/** A square of the map, upright on the screen, that something covers. */
export interface CoveredSquare {
  readonly position: Position;
  /** Half of its side, px of the map. */
  readonly halfPx: number;
}

/** Things of the map that a reader can select. */
export const SELECTION_KINDS = ['unit', 'incident', 'case', 'camera', 'facility', 'place'] as const;
export type SelectionKind = (typeof SELECTION_KINDS)[number];
export interface Selection {
  readonly kind: SelectionKind;
  readonly id: string;
}
