import { levelOfCode, type UnitLevel } from '../../domain/grids/codes.ts';
import { DRAWN_LEVELS, levelAtZoom, type DrawnLevel, type UnitsByLevel } from '../../layers/unit-data.ts';
import type { ViewLevel } from '../../state/view/view-state.ts';

/** What a unit is divided into on the map. */
const LEVEL_BELOW: Readonly<Partial<Record<UnitLevel, DrawnLevel>>> = {
  county: 'township',
  township: 'village',
  village: 'finest',
  grid: 'finest',
  'micro-grid': 'finest',
  area: 'finest',
};

/**
 * The level that the map draws for what the reader chose, at a zoom, while the page looks at `focus`: a unit that was
 * drilled into shows at least what it is divided into. Grids and micro-grids are part of `finest`.
 */
export function drawnLevel(chosen: ViewLevel, zoom: number, focus: string | null): DrawnLevel {
  const wanted =
    chosen === 'auto' ? levelAtZoom(zoom) : chosen === 'grid' || chosen === 'micro-grid' ? 'finest' : chosen;
  const focusLevel = focus === null ? undefined : levelOfCode(focus);
  const below = focusLevel && LEVEL_BELOW[focusLevel];
  if (below === undefined) return wanted;
  return DRAWN_LEVELS.indexOf(below) > DRAWN_LEVELS.indexOf(wanted) ? below : wanted;
}

/** `level` where its units are there, else the next coarser level that is; districts when there is nothing yet. */
export function nearestLoaded(level: DrawnLevel, units: UnitsByLevel): DrawnLevel {
  const coarser = DRAWN_LEVELS.slice(0, DRAWN_LEVELS.indexOf(level) + 1).reverse();
  return coarser.find((candidate) => units[candidate] !== undefined) ?? 'county';
}
