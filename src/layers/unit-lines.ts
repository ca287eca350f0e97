import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { DrawnLevel } from '../domain/view/map-view.ts';
import type { Theme } from '../themes/theme.ts';
import type { ScenePart } from './scene.ts';
import { unitSourceId, type UnitsByLevel } from './units/unit-data.ts';

export interface UnitLinesData {
  units: UnitsByLevel;
  /** Borders finer than this level are not drawn. */
  level: DrawnLevel;
}

const ORDER: readonly DrawnLevel[] = ['finest', 'village', 'township', 'county'];

/** Borders, hair lines for the finest and a brighter line for districts. Sources belong to the fill. */
export function unitLines(data: UnitLinesData, theme: Theme): ScenePart {
  const finest = ORDER.indexOf(data.level);
  const layers = ORDER.filter((level, index) => data.units[level] !== undefined && index >= finest).map(
    (level) => lineLayer(level, theme),
  );
  return { sources: {}, layers };
}

function lineLayer(level: DrawnLevel, theme: Theme): LayerSpecification {
  const { map } = theme;
  const style = {
    finest: { colour: map.fineLine, opacity: map.fineLineOpacity, width: [0.35, 0.7, 1.1] },
    village: {
      colour: map.fineLine,
      opacity: Math.min(1, map.fineLineOpacity + 0.12),
      width: [0.4, 0.9, 1.6],
    },
    township: { colour: map.middleLine, opacity: map.middleLineOpacity, width: [0.7, 1.2, 2] },
    county: { colour: map.countyLine, opacity: map.countyLineOpacity, width: [1.1, 1.7, 3] },
  }[level];
  const [far = 1, middle = 1, near = 1] = style.width;
  const width: ExpressionSpecification = ['interpolate', ['linear'], ['zoom'], 8, far, 12, middle, 16, near];
  return {
    id: `units-${level}-line`,
    type: 'line',
    source: unitSourceId(level),
    layout: { 'line-join': 'round' },
    paint: { 'line-color': style.colour, 'line-opacity': style.opacity, 'line-width': width },
  };
}
