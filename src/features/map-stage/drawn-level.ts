import { levelAtZoom, type DrawnLevel } from '../../layers/unit-data.ts';
import type { ViewLevel } from '../../state/view-state.ts';

/** The level that the map draws for what the reader chose, at a zoom. Grids and micro-grids are part of `finest`. */
export function drawnLevel(chosen: ViewLevel, zoom: number): DrawnLevel {
  if (chosen === 'auto') return levelAtZoom(zoom);
  return chosen === 'grid' || chosen === 'micro-grid' ? 'finest' : chosen;
}
