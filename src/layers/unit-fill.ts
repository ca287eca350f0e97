import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import { DRAWN_LEVELS, type DrawnLevel } from '../domain/view/map-view.ts';
import type { Theme } from '../themes/theme.ts';
import { geojsonSource } from './style/geojson.ts';
import { matchValues } from './style/expressions.ts';
import { imageName, type LayerImages } from './style/images.ts';
import type { LayerInput } from './model/layer-input.ts';
import type { LegendEntry, LegendRow } from './model/legend-entry.ts';
import { defineLayer, NO_CODE } from './model/map-layer.ts';
import { colourIndex, type Classification } from './units/choropleth.ts';
import { stripUnits, unitSourceId } from './units/unit-data.ts';

/** Colours over a base map from elsewhere let it show through. */
const OPACITY_OVER_FOREIGN = 0.55;

type FillData = Pick<LayerInput, 'units' | 'classification' | 'isUnitFillPainted'> & {
  /** The level that carries colour, or none when the choropleth is off. */
  readonly level: DrawnLevel | undefined;
  readonly opacity: number;
};

/** Diagonal lines for 无数据, which is not zero. */
const hatchImages: LayerImages = {
  prefix: 'hatch',
  sizePx: 8,
  paint: (context, theme) => {
    const side = 8;
    context.strokeStyle = theme.map.hatch;
    context.lineWidth = 1;
    context.lineCap = 'butt';
    for (const shift of [-side, 0, side]) {
      context.beginPath();
      context.moveTo(shift - side, side);
      context.lineTo(shift + side, -side);
      context.stroke();
    }
  },
};

/**
 * The choropleth. The class of a unit is its feature-state `c` (0–6 = colour, -1 = unknown), so that a new filter
 * changes only the units whose class changed; the paint itself stays as it is. The units are there without colour too:
 * land, borders and clicks need them.
 */
export const unitFill = defineLayer({
  id: 'units',
  shownWith: 'always',
  needs: [],
  wants: [],
  code: NO_CODE,
  data: (_, { shown, units, level, classification, basemap, isUnitFillPainted }): FillData => ({
    units,
    level: shown.has('units') ? level : undefined,
    classification: shown.has('units') ? classification : undefined,
    opacity: basemap === undefined ? 1 : OPACITY_OVER_FOREIGN,
    isUnitFillPainted,
  }),
  style: (data, theme) => {
    const levels = DRAWN_LEVELS.filter((level) => data.units[level] !== undefined);
    const sources = levels.flatMap((level) => {
      const units = data.units[level];
      const options = { promoteId: 'code', tolerance: 0.3 };
      return units === undefined ? [] : [[unitSourceId(level), geojsonSource(stripUnits(units), options)]];
    });
    return {
      sources: Object.fromEntries(sources),
      layers: levels.flatMap((level) => fillLayers(level, data, theme)),
    };
  },
  legend: ({ classification }, theme) => classification && legendOf(classification, theme),
  pick: {
    styleLayers: DRAWN_LEVELS.map((level) => `${unitSourceId(level)}-fill`),
    as: 'ground',
    selection: ({ code }) => ({ kind: 'unit', id: String(code) }),
  },
  images: hatchImages,
});

function fillLayers(level: DrawnLevel, data: FillData, theme: Theme): LayerSpecification[] {
  const source = unitSourceId(level);
  const state: ExpressionSpecification = ['coalesce', ['feature-state', 'c'], -2];
  const shown = (share: number): ExpressionSpecification => [
    'case',
    ['>=', state, 0],
    data.opacity * share,
    0,
  ];
  const hasUnknown = (data.classification?.unknown ?? 0) > 0;
  const visibility = data.level === level ? 'visible' : 'none';
  return [
    {
      id: `${source}-hatch`,
      type: 'fill',
      source,
      // Without an unknown unit there is nothing to hatch, and its shader need not be built.
      layout: { visibility: hasUnknown && !data.isUnitFillPainted ? visibility : 'none' },
      paint: {
        'fill-pattern': imageName('hatch', theme),
        'fill-opacity': ['case', ['==', state, -1], 0.9, 0],
      },
    },
    {
      id: `${source}-fill`,
      type: 'fill',
      source,
      layout: { visibility },
      paint: {
        'fill-color': matchValues(state, [...theme.sequential.entries()], theme.map.land),
        // From near the colour fills the screen, so it steps back.
        'fill-opacity': data.isUnitFillPainted
          ? 0
          : ['interpolate', ['linear'], ['zoom'], 14, shown(1), 17, shown(0.4)],
        'fill-antialias': false,
      },
    },
  ];
}

/** The classes as the legend states them: limits, n of incidents and n of units. */
function legendOf(classification: Classification, theme: Theme): LegendEntry {
  const { metric, breaks } = classification;
  const text = (value: number): string =>
    metric === 'completionRate' ? `${Number((value * 100).toFixed(1))}%` : String(value);
  const colour = (step: number): string =>
    theme.sequential[colourIndex(step, breaks.length)] ?? theme.map.land;
  const rows: LegendRow[] =
    metric === 'completionRate' ? [] : [{ swatch: { kind: 'fill', colour: colour(0) }, label: '0' }];
  const limits: (number | undefined)[] = [...breaks, undefined];
  limits.forEach((limit, index) => {
    const swatch = { kind: 'fill' as const, colour: colour(index + 1) };
    if (limit !== undefined) rows.push({ swatch, label: `≤ ${text(limit)}` });
    else rows.push({ swatch, label: index === 0 ? '> 0' : `> ${text(breaks[index - 1] ?? 0)}` });
  });
  if (classification.unknown > 0)
    rows.push({ swatch: { kind: 'hatch', colour: theme.map.hatch }, labelKey: 'legend.noData' });
  return {
    id: 'choropleth',
    titleKey: `metric.${metric}`,
    noteKey: metric === 'completionRate' ? 'legend.rateNote' : 'legend.quantileNote',
    noteValues: { n: classification.incidents, units: classification.units },
    rows,
    inline: true,
  };
}
