/** Which columns of panels are open. `auto`: both where the window has room for them, none on a phone. */
export const COLUMN_CHOICES = ['auto', 'both', 'left', 'right', 'none'] as const;
export type ColumnChoice = (typeof COLUMN_CHOICES)[number];

/** What is open or closed beside the columns, in the order in which a link says it. */
export const OPEN_PARTS = ['legend', 'tools', 'weekClock'] as const;
export type OpenPart = (typeof OPEN_PARTS)[number];

/**
 * The tabs of the panels, each with its pages; the first is shown at the beginning. `auto`: the panel takes the one that
 * suits what it shows. Words of a link are made of these names.
 */
export const TABS = {
  /** Columns of the monitor. */
  left: ['now', 'command', 'assessment'],
  right: ['pressing', 'limits', 'meaning'],
  /** Columns of the patrol desk. */
  clock: ['placeType', 'weekday'],
  scale: ['count', 'share'],
  place: ['auto', 'ranking', 'knox', 'ribbon', 'hubs'],
  cell: ['250', '150', '500'],
  links: ['auto', 'proposals', 'pairs', 'series', 'judged'],
  radius: ['60', '30', '100'],
  sectors: ['usualRange', 'nothing'],
  /** Emergency, comparison of districts, board of consultations, hand-over. */
  near: ['nearby', 'log'],
  axis: ['shared', 'own'],
  board: ['open', 'settled'],
  shift: ['auto', 'before', 'now'],
} as const;
export type TabName = keyof typeof TABS;
export type TabPage<Name extends TabName> = (typeof TABS)[Name][number];
/** The page that each tab shows. */
export type Tabs = { readonly [Name in TabName]: TabPage<Name> };

export const TAB_NAMES = Object.keys(TABS) as readonly TabName[];

export const DEFAULT_TABS = Object.fromEntries(TAB_NAMES.map((name) => [name, TABS[name][0]])) as Tabs;

export const DEFAULT_OPEN: readonly OpenPart[] = ['legend'];
