import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { DrawnLevel } from '../domain/view/map-view.ts';
import type { Theme } from '../themes/theme.ts';
import { defineLayer, NO_CODE } from './model/map-layer.ts';
import { unitSourceId } from './units/unit-data.ts';

const FINE_TO_COARSE: readonly DrawnLevel[] = ['finest', 'village', 'township', 'county'];

/**
 * Borders, hair lines for the finest and a brighter line for districts. What is finer than the coloured level has none;
 * without colours only districts have. Their sources belong to the fill.
 */
export const unitLines = defineLayer({
  id: 'unitLines',
  shownWith: 'always',
  needs: [],
  wants: [],
  code: NO_CODE,
  data: (_, { shown, units, level }) => {
    const finest = FINE_TO_COARSE.indexOf(shown.has('units') ? level : 'county');
    return FINE_TO_COARSE.slice(finest).filter((candidate) => units[candidate] !== undefined);
  },
  style: (levels, theme) => ({ sources: {}, layers: levels.map((level) => lineLayer(level, theme)) }),
  legend: null,
  pick: null,
  images: null,
});

function lineLayer(level: DrawnLevel, { map }: Theme): LayerSpecification {
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
