import type { ShapeName } from '../../themes/shapes.ts';

/** One row of the legend: a swatch and the key of its text with values, or a text that needs no translation. */
export interface LegendRow {
  readonly swatch: Swatch;
  readonly labelKey?: string;
  readonly label?: string;
  /** Key of a sentence that says what the row counts, shown under the pointer. */
  readonly hintKey?: string;
  readonly values?: Readonly<Record<string, string | number>>;
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
  readonly id: string;
  readonly titleKey: string;
  readonly titleValues?: Readonly<Record<string, string | number>>;
  /** Key of its note; where `<key>_short` has a text too, a wall shows that. */
  readonly noteKey?: string;
  readonly noteValues?: Readonly<Record<string, string | number>>;
  readonly rows: readonly LegendRow[];
  /** Rows side by side instead of one below the other. */
  readonly inline?: boolean;
}
