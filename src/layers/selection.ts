import type { Feature, FeatureCollection, Geometry, MultiPolygon, Polygon, Position } from 'geojson';
import type { Theme } from '../themes/theme.ts';
import { cachedBy } from './model/cached-by.ts';
import { feature, geojsonSource, type ScenePart } from './scene.ts';

export interface SelectionData {
  /** Outline of the selected unit. */
  unit?: Polygon | MultiPolygon | undefined;
  /** Outline of the unit under the pointer. */
  hover?: Polygon | MultiPolygon | undefined;
}

/** The selected unit and the one under the pointer; the ring of a selected point is painted over the map. One accent colour, nothing else uses it on the map. */
export function selection(data: SelectionData, theme: Theme): ScenePart {
  const collection = cachedBy(data, 'shapes', () => selectionShapes(data));
  return {
    sources: { selection: geojsonSource(collection) },
    layers: [
      {
        id: 'selection-hover',
        type: 'line',
        source: 'selection',
        filter: ['==', ['get', 'role'], 'hover'],
        paint: { 'line-color': theme.map.hover, 'line-width': 1.4, 'line-opacity': 0.8 },
      },
      {
        id: 'selection-casing',
        type: 'line',
        source: 'selection',
        filter: ['==', ['get', 'role'], 'unit'],
        layout: { 'line-join': 'round' },
        paint: { 'line-color': theme.map.labelHalo, 'line-width': 5, 'line-opacity': 0.55 },
      },
      {
        id: 'selection-unit',
        type: 'line',
        source: 'selection',
        filter: ['==', ['get', 'role'], 'unit'],
        layout: { 'line-join': 'round' },
        paint: { 'line-color': theme.ui.accent, 'line-width': 2.4 },
      },
    ],
  };
}

function selectionShapes(data: SelectionData): FeatureCollection<Geometry> {
  const shapes: Feature<Geometry>[] = [];
  if (data.hover !== undefined) shapes.push(feature(data.hover, { role: 'hover' }));
  if (data.unit !== undefined) shapes.push(feature(data.unit, { role: 'unit' }));
  return { type: 'FeatureCollection', features: shapes };
}

const WORLD: Position[] = [
  [-180, -85],
  [180, -85],
  [180, 85],
  [-180, 85],
  [-180, -85],
];

/** Everything outside a unit, as one polygon with the unit as its holes. */
export function outsideOf(unit: Polygon | MultiPolygon): Polygon {
  const outer =
    unit.type === 'Polygon' ? [unit.coordinates[0] ?? []] : unit.coordinates.map((part) => part[0] ?? []);
  return { type: 'Polygon', coordinates: [WORLD, ...outer.map((ring) => [...ring].reverse())] };
}

/** The subject of the moment stands in the light; what lies outside it is dimmed. */
export function focusMask(subject: Polygon | MultiPolygon | undefined, theme: Theme): ScenePart {
  if (subject === undefined) return { sources: {}, layers: [] };
  return {
    sources: {
      focus: geojsonSource(
        cachedBy(subject, 'outside', () => ({
          type: 'FeatureCollection' as const,
          features: [feature(outsideOf(subject), {})],
        })),
      ),
    },
    layers: [
      {
        id: 'focus-mask',
        type: 'fill',
        source: 'focus',
        paint: {
          'fill-color': theme.map.mask,
          'fill-opacity': theme.map.maskOpacity,
          'fill-antialias': false,
        },
      },
    ],
  };
}
