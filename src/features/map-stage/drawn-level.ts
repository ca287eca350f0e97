import { DRAWN_LEVELS, levelAtZoom, type DrawnLevel, type UnitsByLevel } from '../../layers/unit-data.ts';
import type { ViewLevel } from '../../state/view-state.ts';

/** The level that the map draws for what the reader chose, at a zoom. Grids and micro-grids are part of `finest`. */
export function drawnLevel(chosen: ViewLevel, zoom: number): DrawnLevel {
  if (chosen === 'auto') return levelAtZoom(zoom);
  return chosen === 'grid' || chosen === 'micro-grid' ? 'finest' : chosen;
}

/** `level` where its units are there, else the next coarser level that is; districts when there is nothing yet. */
export function nearestLoaded(level: DrawnLevel, units: UnitsByLevel): DrawnLevel {
  const coarser = DRAWN_LEVELS.slice(0, DRAWN_LEVELS.indexOf(level) + 1).reverse();
  return coarser.find((candidate) => units[candidate] !== undefined) ?? 'county';
}
