import type { LayerSpecification, SourceSpecification } from 'maplibre-gl';
import type { ShapeName } from '../themes/shapes.ts';
import type { Feature, FeatureCollection, Geometry } from 'geojson';

/** One row of the legend: a swatch and the key of its text with values, or a text that needs no translation. */
export interface LegendRow {
  swatch: Swatch;
  labelKey?: string;
  label?: string;
  /** Key of a sentence that says what the row counts, shown under the pointer. */
  hintKey?: string;
  values?: Record<string, string | number>;
}

/** How a legend row is drawn; colours are CSS colours. */
export type Swatch =
  | { kind: 'fill'; colour: string; border?: string }
  | { kind: 'hatch'; colour: string }
  | { kind: 'line'; colour: string }
  | { kind: 'shape'; shape: ShapeName; colour: string; crossed?: boolean }
  | { kind: 'pictogram'; path: string; colour: string }
  | { kind: 'ramp'; colours: readonly string[] };

/** What a layer says about itself beside the map. A statistic names its unit and n. */
export interface LegendEntry {
  id: string;
  titleKey: string;
  titleValues?: Record<string, string | number>;
  noteKey?: string;
  noteValues?: Record<string, string | number>;
  rows: LegendRow[];
  /** Rows side by side instead of one below the other. */
  inline?: boolean;
}

/** One subject of the map: its sources, its layers in order, and its legend. */
export interface ScenePart {
  sources: Readonly<Record<string, SourceSpecification>>;
  layers: readonly LayerSpecification[];
  legend?: LegendEntry | undefined;
}

/** Everything that is drawn, in drawing order. */
export interface Scene {
  sources: Record<string, SourceSpecification>;
  layers: LayerSpecification[];
  legend: LegendEntry[];
}

export const EMPTY_COLLECTION: FeatureCollection<Geometry> = { type: 'FeatureCollection', features: [] };

/** A GeoJSON source specification around data that is kept by reference. */
export function geojsonSource(
  data: FeatureCollection<Geometry>,
  options: { promoteId?: string; tolerance?: number; maxzoom?: number } = {},
): SourceSpecification {
  return { type: 'geojson', data, ...options };
}

/** A GeoJSON feature; saves the ceremony. */
export function feature<G extends Geometry>(geometry: G, properties: Record<string, unknown>): Feature<G> {
  return { type: 'Feature', geometry, properties };
}

/** Families of the page in the order of preference; the first one that exists is used. */
export const FAMILIES = [
  'Noto Sans CJK SC',
  'Noto Sans SC',
  'PingFang SC',
  'Microsoft YaHei',
  'WenQuanYi Micro Hei',
];

/** MapLibre reads the weight from the first name of a stack; the families behind it are the ones that exist. */
export const FONT_REGULAR = ['Gridlight Medium', ...FAMILIES];
export const FONT_BOLD = ['Gridlight Bold', ...FAMILIES];
