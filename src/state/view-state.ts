import type { BoundingBox } from '../domain/engine/answer.ts';
import { DAY_MS } from '../domain/time/civil-day.ts';
import type { TimeRange } from '../domain/time/ranges.ts';
import { HOUR_MS } from '../domain/time/zone.ts';

export const WORKSPACES = ['monitor', 'patrol', 'tour'] as const;
export type Workspace = (typeof WORKSPACES)[number];

export const THEME_NAMES = ['desk-dark', 'desk-light', 'wall', 'print'] as const;
export type ThemeName = (typeof THEME_NAMES)[number];

export const LANGUAGES = ['zh-CN', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** `auto` follows the zoom; `finest` draws each place by its finest unit. */
export const VIEW_LEVELS = ['auto', 'county', 'township', 'village', 'grid', 'micro-grid', 'finest'] as const;
export type ViewLevel = (typeof VIEW_LEVELS)[number];

export const METRICS = ['count', 'density', 'completionRate', 'overdue'] as const;
export type Metric = (typeof METRICS)[number];

/** Layers that can be switched, in the order in which they are listed. */
export const LAYER_IDS = [
  'units',
  'unitLabels',
  'areas',
  'incidents',
  'cameras',
  'cameraSectors',
  'hotspots',
  'markets',
  'facilities',
  'busLines',
  'allPoints',
] as const;
export type LayerId = (typeof LAYER_IDS)[number];

export const SELECTION_KINDS = ['unit', 'incident', 'camera', 'facility', 'place'] as const;
export type SelectionKind = (typeof SELECTION_KINDS)[number];
export interface Selection {
  readonly kind: SelectionKind;
  readonly id: string;
}

/** Where the map looks. `bearing` and `pitch` in degrees. */
export interface MapCamera {
  readonly center: readonly [number, number];
  readonly zoom: number;
  readonly bearing: number;
  readonly pitch: number;
}

/** What the map shows just now, reported by the map when it rests; follows from the camera and the window's size. */
export interface Viewport {
  readonly bbox: BoundingBox;
  readonly zoom: number;
}

export const PLAYBACK_SPEEDS = [1, 4, 16, 60] as const;
export type PlaybackSpeed = (typeof PLAYBACK_SPEEDS)[number];
/** Steps of the playback, ms. */
export const PLAYBACK_STEPS_MS = [HOUR_MS, DAY_MS] as const;

/** The window of `windowMs` moves by `speed` steps of `stepMs` in a second. `windowMs` null = the chosen range's length. */
export interface Playback {
  readonly playing: boolean;
  readonly speed: PlaybackSpeed;
  readonly stepMs: number;
  readonly windowMs: number | null;
}

export interface ViewState {
  /** `null`: fit the bounds of the data set. */
  readonly camera: MapCamera | null;
  readonly level: ViewLevel;
  readonly selection: Selection | null;
  readonly metric: Metric;
  /** Layers that are on, in the order of `LAYER_IDS`. */
  readonly layers: readonly LayerId[];
  readonly theme: ThemeName;
  readonly language: Language;
  readonly workspace: Workspace;
  readonly playback: Playback;
  /** What the histogram shows; `null` = chosen to suit the range. */
  readonly timeExtent: TimeRange | null;
}

export const DEFAULT_VIEW: ViewState = {
  camera: null,
  level: 'auto',
  selection: null,
  metric: 'density',
  layers: ['units', 'unitLabels', 'incidents'],
  theme: 'desk-dark',
  language: 'zh-CN',
  workspace: 'monitor',
  playback: { playing: false, speed: 1, stepMs: HOUR_MS, windowMs: null },
  timeExtent: null,
};
