import type { PainterKind } from '../../domain/view/map-view.ts';
import type { BoundingBox } from '../../domain/geo/positions.ts';
import type { UnitCollection } from '../../schemas/units.ts';
import type { DensityRaster, MapMark, PointColumns } from '../../domain/engine/api/answer.ts';
import type { TimeRange } from '../../domain/time/ranges.ts';
import type { Spider } from '../../layers/marks/spider.ts';
import type { Theme } from '../../themes/theme.ts';
import type { Picked } from '../pick-at.ts';
import type { ScreenView } from './screen-view.ts';

/** Matches per cell of a box of degrees. */
export interface LocatedDensity {
  readonly raster: DensityRaster;
  readonly bbox: BoundingBox;
}

/** Land and coloured units, where the map itself leaves them to the painter. */
export interface UnitFill {
  readonly land: UnitCollection | undefined;
  /** Units that carry a colour. */
  readonly units: UnitCollection | undefined;
  /** Step of the sequential scale by code; -1 unknown, anything else below 0 is not coloured. */
  readonly classes: ReadonlyMap<string, number> | undefined;
}

/** Every match of the clauses besides the time range; `clauses` is a text that stands for them. */
export interface ClausePoints {
  readonly columns: PointColumns;
  readonly clauses: string;
}

/** Everything that a painter draws, as of one answer. Marks and density are of the same answer. */
export interface Painting {
  readonly theme: Theme;
  readonly marks: readonly MapMark[];
  /** Of the answer that marks and density are of. */
  readonly version?: number | undefined;
  readonly density?: LocatedDensity | undefined;
  /** Matches of every clause but the time range, of which the ones in `range` are drawn. */
  readonly points?: PointColumns | undefined;
  /** Half-open, epoch ms. */
  readonly range: TimeRange;
  readonly unitFill?: UnitFill | undefined;
  readonly spider?: Spider | undefined;
  /** Position of the selected point thing, which gets a ring. */
  readonly selected?: readonly [number, number] | undefined;
}

/**
 * Draws what moves with the filter over the map, without a repaint of the map itself. Coordinates of the screen are
 * CSS px from the map's top left corner.
 */
export interface Painter {
  readonly kind: PainterKind;
  /** Draws a painting in the view of the map as it stands. */
  paint(painting: Painting, view: ScreenView): void;
  /** Draws the last painting again, in the view of a map that has moved or changed its size. */
  move(view: ScreenView): void;
  /** What of the last painting lies at a point, at most `reachPx` beside it; densities and single points answer nothing. */
  pick(point: { readonly x: number; readonly y: number }, reachPx: number): Picked | undefined;
  /** Takes everything off the page. */
  remove(): void;
}
