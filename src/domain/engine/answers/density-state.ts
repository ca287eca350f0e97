import type { BoundingBox } from '../../geo/positions.ts';
import type { DensityRaster } from '../api/answer.ts';
import { countCells, rasterFrame, densityRaster } from './density.ts';
import { RangeCounter } from '../counting/range-counter.ts';
import type { ResolvedQuery } from '../queries/query-cache.ts';
import { visitStretches } from '../store/half-hours.ts';
import type { Store } from '../store/store.ts';

/** The raster of one filter and view, kept so that a moved range costs what enters and leaves. */
interface Painting {
  readonly resolved: Pick<ResolvedQuery, 'matches' | 'rangeCounts'>;
  readonly key: string;
  readonly cells: RangeCounter;
  readonly frame: ReturnType<typeof rasterFrame>;
}

/** Density rasters of a store. */
export class DensityPainting {
  readonly #store: Store;
  #painting: Painting | null = null;

  constructor(store: Store) {
    this.#store = store;
  }

  get bytes(): number {
    return this.#painting?.cells.bytes ?? 0;
  }

  /** The matches of a query per cell of its view. */
  paint(resolved: ResolvedQuery, bbox: BoundingBox, columns: number, rows: number): DensityRaster {
    const key = [columns, rows, ...bbox].join(' ');
    const { matches, rangeCounts, weekHours, ranges } = resolved;
    const { base, late } = this.#store;
    if (this.#painting?.key !== key || this.#painting.resolved.rangeCounts !== rangeCounts) {
      const frame = rasterFrame(bbox, columns, rows);
      const { x, y, length } = base.columns;
      const { flags } = matches.base;
      const cells = new RangeCounter(
        length,
        columns * rows,
        (counters, from, to, sign) =>
          visitStretches(base.halfHours, weekHours, from, to, (low, high) =>
            countCells(counters, frame, x, y, flags, low, high, sign),
          ),
        false,
      );
      this.#painting = { resolved, key, cells, frame };
    }
    const { cells, frame } = this.#painting;
    const counts = cells.at(...ranges.base).slice();
    const { x, y } = late.columns;
    visitStretches(late.halfHours, weekHours, ...ranges.late, (low, high) =>
      countCells(counts, frame, x, y, matches.late.flags, low, high, 1),
    );
    return densityRaster(frame, counts);
  }
}
