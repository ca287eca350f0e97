import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import { DRAWN_LEVELS, type DrawnLevel } from '../domain/view/map-view.ts';
import type { Theme } from '../themes/theme.ts';
import { colourIndex, type Classification } from './units/choropleth.ts';
import { geojsonSource, type LegendEntry, type LegendRow, type ScenePart } from './scene.ts';
import { stripUnits, unitSourceId, type UnitsByLevel } from './units/unit-data.ts';

export interface UnitFillData {
  units: UnitsByLevel;
  /** The level that carries colour, or none when the choropleth is off. */
  level: DrawnLevel | undefined;
  classification: Classification | undefined;
  /** Lets a base map from elsewhere show through. */
  opacity: number;
  /** The colours are painted under the map; its own fills are there for clicks only. */
  isPainted: boolean;
}

/**
 * The choropleth. The class of a unit is its feature-state `c` (0–6 = colour, -1 = unknown), so that a new filter
 * changes only the units whose class changed; the paint itself stays as it is.
 */
export function unitFill(data: UnitFillData, theme: Theme): ScenePart {
  const sources = Object.fromEntries(
    DRAWN_LEVELS.flatMap((level) => {
      const units = data.units[level];
      return units === undefined
        ? []
        : [[unitSourceId(level), geojsonSource(stripUnits(units), { promoteId: 'code', tolerance: 0.3 })]];
    }),
  );
  const layers = DRAWN_LEVELS.filter((level) => data.units[level] !== undefined).flatMap((level) =>
    fillLayers(level, data, theme),
  );
  return { sources, layers, legend: data.classification && legend(data.classification, theme) };
}

function fillLayers(level: DrawnLevel, data: UnitFillData, theme: Theme): LayerSpecification[] {
  const source = unitSourceId(level);
  const state: ExpressionSpecification = ['coalesce', ['feature-state', 'c'], -2];
  const colours = theme.sequential.flatMap((colour, step) => [step, colour]);
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
      layout: { visibility: hasUnknown && !data.isPainted ? visibility : 'none' },
      paint: {
        'fill-pattern': `hatch|${theme.map.hatch}`,
        'fill-opacity': ['case', ['==', state, -1], 0.9, 0],
      },
    },
    {
      id: `${source}-fill`,
      type: 'fill',
      source,
      layout: { visibility },
      paint: {
        'fill-color': ['match', state, ...colours, theme.map.land] as unknown as ExpressionSpecification,
        // From near the colour fills the screen, so it steps back.
        'fill-opacity': data.isPainted
          ? 0
          : ['interpolate', ['linear'], ['zoom'], 14, shown(1), 17, shown(0.4)],
        'fill-antialias': false,
      },
    },
  ];
}

/** The classes as the legend states them: limits, n of incidents and n of units. */
function legend(classification: Classification, theme: Theme): LegendEntry {
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
