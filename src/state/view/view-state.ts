import type { Subject } from '../../domain/engine/api/answer.ts';
import { DAY_MS } from '../../domain/time/civil-day.ts';
import { FALLBACK_LANGUAGE, type Language } from '../../domain/view/languages.ts';
import type { Emergency } from './emergency.ts';
import type { TimeRange } from '../../domain/time/ranges.ts';
import { HOUR_MS, WEEK_MS } from '../../domain/time/zone.ts';
import type { LayerId } from '../../domain/view/layer-ids.ts';
import type { Camera, Metric, Selection, ViewLevel, WantedPainter } from '../../domain/view/map-view.ts';
import { DEFAULT_OPEN, DEFAULT_TABS, type ColumnChoice, type OpenPart, type Tabs } from './panels-view.ts';
import { DEFAULT_PATROL_VIEW, type PatrolView } from './patrol-view.ts';
import { DEFAULT_TOUR_VIEW, type TourView } from './tour-view.ts';
import { DEFAULT_WALL_VIEW, type WallView } from './wall-view.ts';

export const WORKSPACES = ['monitor', 'patrol', 'tour'] as const;
export type Workspace = (typeof WORKSPACES)[number];

/** Whole pages over the map. `handover`: what a shift leaves to the next. */
export const PAGES = ['map', 'handover', 'consultation', 'prevention', 'rumours'] as const;
export type PageName = (typeof PAGES)[number];

export const THEME_NAMES = ['desk-dark', 'desk-light', 'wall', 'print'] as const;
export type ThemeName = (typeof THEME_NAMES)[number];

/** Times real time in the smooth manner; at ×3600 an hour of data passes in a second. */
export const PLAYBACK_SPEEDS = [1, 10, 60, 300, 1800, 3600] as const;
export type PlaybackSpeed = (typeof PLAYBACK_SPEEDS)[number];
/** Jumps of the step manner, ms: an hour, a day, a week. */
export const PLAYBACK_STEPS_MS = [HOUR_MS, DAY_MS, WEEK_MS] as const;
/** Jumps in a second. */
export const PLAYBACK_RATES = [1, 2, 4, 8] as const;
export type PlaybackRate = (typeof PLAYBACK_RATES)[number];
export const PLAYBACK_MANNERS = ['smooth', 'step'] as const;
export type PlaybackManner = (typeof PLAYBACK_MANNERS)[number];
/** `window`: both ends move. `cumulative`: from stays, to moves. */
export const PLAYBACK_SPANS = ['window', 'cumulative'] as const;
export type PlaybackSpan = (typeof PLAYBACK_SPANS)[number];
/** `range`: the time range moves through the data. `week`: the week clock runs through a typical week of the range. */
export const PLAYBACK_FILMS = ['range', 'week'] as const;
export type PlaybackFilm = (typeof PLAYBACK_FILMS)[number];

/** Smooth at `speed` × real time, or `rate` jumps of `stepMs` in a second. */
export interface Playback {
  readonly playing: boolean;
  readonly film: PlaybackFilm;
  readonly manner: PlaybackManner;
  readonly span: PlaybackSpan;
  readonly speed: PlaybackSpeed;
  readonly stepMs: number;
  readonly rate: PlaybackRate;
  /** Length of the moving range; null = that of the chosen range. */
  readonly windowMs: number | null;
  /** Length of the window in the film of a typical week, 1–24 hours. */
  readonly weekHours: number;
}

export interface ViewState {
  /** `null`: fit the bounds of the data set. */
  readonly camera: Camera | null;
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
  readonly painter: WantedPainter;
  /** The emergency that the page is turned to; `null` in everyday use. */
  readonly emergency: Emergency | null;
  readonly page: PageName;
  /** What is compared, as a link writes it (`src/state/url/comparison.ts`); `null` while nothing is. */
  readonly comparison: string | null;
  /** The item of consultation that is open: its id, or `new:` and the number of the incident it is to be opened for. */
  readonly item: string | null;
  readonly wall: WallView;
  readonly patrol: PatrolView;
  readonly tour: TourView;
  /** Where the coverage audit stands (`audit-view.ts` reads it); `null` = it is closed. */
  readonly audit: string | null;
  readonly columns: ColumnChoice;
  /** Parts of the page that are open, in the order of `OPEN_PARTS`. */
  readonly open: readonly OpenPart[];
  readonly tabs: Tabs;
}

/** What the controls count: cases at the patrol desk, unless the reader has chosen the reports there; reports elsewhere. */
export function subjectOf({ workspace, patrol }: Pick<ViewState, 'workspace' | 'patrol'>): Subject {
  return workspace === 'patrol' ? patrol.subject : 'incidents';
}

export const DEFAULT_VIEW: ViewState = {
  camera: null,
  level: 'auto',
  selection: null,
  metric: 'density',
  layers: ['units', 'unitLabels', 'incidents'],
  theme: 'desk-dark',
  language: FALLBACK_LANGUAGE,
  workspace: 'monitor',
  playback: {
    playing: false,
    film: 'range',
    manner: 'smooth',
    span: 'window',
    speed: 3600,
    stepMs: HOUR_MS,
    rate: 1,
    windowMs: null,
    weekHours: 3,
  },
  timeExtent: null,
  painter: 'auto',
  emergency: null,
  page: 'map',
  comparison: null,
  item: null,
  wall: DEFAULT_WALL_VIEW,
  patrol: DEFAULT_PATROL_VIEW,
  tour: DEFAULT_TOUR_VIEW,
  audit: null,
  columns: 'auto',
  open: DEFAULT_OPEN,
  tabs: DEFAULT_TABS,
};

/** Whether a view is that of the presenter's window, which has no map and no data of its own. */
export function isPresenterView({ workspace, tour }: Pick<ViewState, 'workspace' | 'tour'>): boolean {
  return workspace === 'tour' && tour.isPresenter;
}
