export const THEME_IDS = ['wall', 'wall-night', 'desk-dark', 'desk-light', 'print'] as const;
export type ThemeId = (typeof THEME_IDS)[number];

/** Colours of the interface, as CSS colours. `panel` may be translucent; `panelSolid` is what it looks like over the land. */
export interface InterfaceColours {
  background: string;
  panel: string;
  panelSolid: string;
  raised: string;
  border: string;
  hover: string;
  active: string;
  text: string;
  muted: string;
  faint: string;
  accent: string;
  onAccent: string;
  good: string;
  warning: string;
  danger: string;
}

/** Colours of what is drawn on the map. Opaque unless the name says otherwise. */
export interface MapColours {
  outside: string;
  land: string;
  water: string;
  waterCore: string;
  waterLabel: string;
  fineLine: string;
  fineLineOpacity: number;
  middleLine: string;
  middleLineOpacity: number;
  countyLine: string;
  countyLineOpacity: number;
  label: string;
  labelMinor: string;
  labelHalo: string;
  hatch: string;
  mask: string;
  maskOpacity: number;
  disc: string;
  discText: string;
  discRim: string;
  area: string;
  bus: readonly string[];
  stop: string;
  camera: string;
  cameraOff: string;
  cameraRim: string;
  facility: string;
  market: string;
  marketClosed: string;
  hover: string;
  /** Density of cases, from transparent to dense. */
  heat: readonly string[];
}

/** One look of the whole page: every colour that is drawn anywhere comes from here. */
export interface Theme {
  id: ThemeId;
  scheme: 'dark' | 'light';
  ui: InterfaceColours;
  /** The colours of progress; each goes with a shape of its own. */
  progress: Record<'done' | 'inHand' | 'nearDeadline' | 'overdue', string>;
  /** Seven steps from little to much, even in lightness. */
  sequential: readonly string[];
  map: MapColours;
  /** Share of the root font size that body text takes; a desk reads from 0.6 m, a wall from 3–8 m. */
  typeScale: number;
  /** No letter of the map is lower, px of the map, which grow with screens above 1080 lines. */
  leastTextPx: number;
}
