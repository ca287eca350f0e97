import { LAYER_IDS } from '../../domain/view/layer-ids.ts';
import { METRICS, PAINTERS, VIEW_LEVELS } from '../../domain/view/map-view.ts';
import { DEFAULT_FILTER, FILTER_MODES, type TimeClause } from '../../domain/engine/api/filter.ts';
import { formatSplit, parseSplit } from '../../domain/screen/video-wall.ts';
import { CALENDAR_CLASSES } from '../../domain/time/calendar-classes.ts';
import { levelOfCode, wholeCode } from '../../domain/grids/codes.ts';
import { PROGRESSES, TIERS } from '../../domain/incidents/life-cycle.ts';
import { languageOfTag } from '../../domain/view/languages.ts';
import { formatEmergency, parseEmergency } from './emergency.ts';
import { formatRing, formatWeekHours, parseRing, parseWeekHours } from './clauses.ts';
import { formatCamera, parseCamera, parseSelection } from './map-texts.ts';
import {
  choice,
  identifier,
  isCode,
  list,
  subset,
  withFilter,
  withTour,
  withView,
  withWall,
  type LinkState,
  type Parameter,
} from './parameter.ts';
import { PANEL_PARAMETERS } from './panel-parameters.ts';
import { PATROL_PARAMETERS } from './patrol-parameters.ts';
import { PLAYBACK_PARAMETERS } from './playback-parameters.ts';
import { formatRange, parseRange, parseTimeClause } from './range-texts.ts';
import { oneOf, parseNumberWithin } from './values.ts';
import { DEFAULT_VIEW, PAGES, THEME_NAMES, WORKSPACES, type Workspace } from '../view/view-state.ts';
import { DIMMINGS, formatPace, parsePace } from '../view/wall-view.ts';
import { USUAL_RANGES, WORKSPACE_PRESETS } from '../view/workspace-presets.ts';

const usualRange = (workspace: Workspace): TimeClause => ({
  kind: 'preset',
  preset: USUAL_RANGES[workspace],
});
export const DEFAULT_LINK_STATE: LinkState = { filter: DEFAULT_FILTER, view: DEFAULT_VIEW };

/**
 * A parameter that was ignored; or, as `oldCode`, the code of an old platform in whose place its unit was opened; or, as
 * `unknownUnit`, a unit that the data do not have, in whose place the whole city is shown.
 */
export interface ParameterNote {
  readonly parameter: string;
  readonly value: string;
  readonly reason: 'unknownParameter' | 'unknownValue' | 'malformed' | 'oldCode' | 'unknownUnit';
}

/** No tour has a stop with a higher number. */
const MOST_STOPS = 99;

/** Parameter names of a link, in the order in which they are written. */
const PARAMETERS: Readonly<Record<string, Parameter>> = {
  w: choice(WORKSPACES, (s) => s.view.workspace, (s, workspace) =>
    withFilter(withView(s, { workspace, ...WORKSPACE_PRESETS[workspace] }), { range: usualRange(workspace) })),
  at: {
    write: ({ view }) => (view.camera ? formatCamera(view.camera) : ''),
    read: (text, state) => {
      const camera = parseCamera(text);
      return camera && withView(state, { camera });
    },
  },
  t: {
    write: ({ filter: { range } }) => (range.kind === 'preset' ? range.preset : formatRange(range)),
    read: (text, state) => {
      const range = parseTimeClause(text);
      return range && withFilter(state, { range });
    },
  },
  cat: list(isCode, (s) => s.filter.categories, (s, categories) => withFilter(s, { categories })),
  ch: list(isCode, (s) => s.filter.channels, (s, channels) => withFilter(s, { channels })),
  progress: list(oneOf(PROGRESSES), (s) => s.filter.progresses, (s, progresses) => withFilter(s, { progresses })),
  tier: list(oneOf(TIERS), (s) => s.filter.tiers, (s, tiers) => withFilter(s, { tiers })),
  in: {
    write: ({ filter }) => filter.unitCode ?? '',
    read: (text, state) => 
      levelOfCode(text) ? withFilter(state, { unitCode: wholeCode(text) }) : undefined,
  },
  week: {
    write: ({ filter }) => formatWeekHours(filter.weekHours),
    read: (text, state) => {
      const weekHours = parseWeekHours(text);
      return weekHours && withFilter(state, { weekHours });
    },
  },
  cal: list(oneOf(CALENDAR_CLASSES), (s) => s.filter.calendar, (s, calendar) => withFilter(s, { calendar })),
  lasso: {
    write: ({ filter }) => (filter.lasso ? formatRing(filter.lasso) : ''),
    read: (text, state) => {
      const lasso = parseRing(text);
      return lasso && withFilter(state, { lasso });
    },
  },
  mode: choice(FILTER_MODES, (s) => s.filter.mode, (s, mode) => withFilter(s, { mode })),
  level: choice(VIEW_LEVELS, (s) => s.view.level, (s, level) => withView(s, { level })),
  metric: choice(METRICS, (s) => s.view.metric, (s, metric) => withView(s, { metric })),
  layers: subset(LAYER_IDS, (s) => s.view.layers, (s, layers) => withView(s, { layers })),
  sel: {
    write: ({ view: { selection } }) => (selection ? `${selection.kind}:${selection.id}` : ''),
    read: (text, state) => {
      const selection = parseSelection(text);
      return selection && withView(state, { selection });
    },
  },
  tx: {
    write: ({ view: { timeExtent } }) => (timeExtent ? formatRange(timeExtent) : ''),
    read: (text, state) => {
      const timeExtent = parseRange(text);
      return timeExtent && withView(state, { timeExtent });
    },
  },
  ...PLAYBACK_PARAMETERS,
  painter: choice(PAINTERS, (s) => s.view.painter, (s, painter) => withView(s, { painter })),
  em: {
    write: ({ view: { emergency } }) => (emergency ? formatEmergency(emergency) : ''),
    read: (text, state) => {
      const emergency = parseEmergency(text);
      return emergency && withView(state, { emergency });
    },
  },
  theme: choice(THEME_NAMES, (s) => s.view.theme, (s, theme) => withView(s, { theme })),
  page: choice(PAGES, (s) => s.view.page, (s, page) => withView(s, { page })),
  item: identifier((s) => s.view.item, (s, item) => withView(s, { item })),
  kiosk: {
    write: ({ view }) => (view.wall.kiosk ? '1' : '0'),
    read: (text, state) => {
      if (text === '0') return withWall(state, { kiosk: false });
      return text === '' || text === '1' ? withWall(withView(state, { theme: 'wall' }), { kiosk: true }) : undefined;
    },
  },
  rotate: {
    write: ({ view }) => formatPace(view.wall.rotateMs),
    read: (text, state) => {
      const rotateMs = parsePace(text);
      return rotateMs === undefined ? undefined : withWall(state, { rotateMs });
    },
  },
  dim: choice(DIMMINGS, (s) => s.view.wall.dim, (s, dim) => withWall(s, { dim })),
  split: {
    write: ({ view: { wall } }) => (wall.split ? formatSplit(wall.split) : ''),
    read: (text, state) => {
      const split = parseSplit(text);
      return split && withWall(state, { split });
    },
  },
  ...PATROL_PARAMETERS,
  compare: identifier((s) => s.view.comparison, (s, comparison) => withView(s, { comparison })),
  tour: identifier((s) => s.view.tour.id, (s, id) => withTour(s, { id })),
  stop: {
    write: ({ view }) => (view.tour.stop === null ? '' : String(view.tour.stop)),
    read: (text, state) => {
      if (text === '') return withTour(state, { stop: null });
      const stop = parseNumberWithin(text, 1, MOST_STOPS);
      return stop !== undefined && Number.isInteger(stop) ? withTour(state, { stop }) : undefined;
    },
  },
  audit: identifier((s) => s.view.audit, (s, audit) => withView(s, { audit })),
  presenter: {
    write: ({ view }) => (view.tour.isPresenter ? '1' : ''),
    read: (text, state) => (text === '' || text === '1' ? withTour(state, { isPresenter: true }) : undefined),
  },
  lang: {
    write: ({ view }) => view.language,
    read: (text, state) => {
      const language = languageOfTag(text);
      return language && withView(state, { language });
    },
  },
  ...PANEL_PARAMETERS,
}; // prettier-ignore

/** Where a link of this reader starts from that names this workspace, and that it hangs on a wall, and nothing else. */
const startOf = ({ view: { workspace, wall } }: LinkState, reader: LinkState): LinkState =>
  withFilter(withView(reader, { ...WORKSPACE_PRESETS[workspace], ...(wall.kiosk && { theme: 'wall' }) }), {
    range: usualRange(workspace),
  });

/** Parameters that bring others with them are read before these. */
const READ_FIRST = ['kiosk', 'w'];

/**
 * The query parameters of a state, without the ones that say the default of its workspace. `reader`: where an empty link
 * starts for whoever reads this page (`src/state/preferences.ts`); what is said there otherwise than by default is
 * written, so that the page loaded anew, and a page that remembers nothing, show the same.
 */
export function stateToQueryParams(state: LinkState, reader = DEFAULT_LINK_STATE): URLSearchParams {
  const query = new URLSearchParams();
  const starts = [startOf(state, DEFAULT_LINK_STATE), startOf(state, reader)];
  for (const [name, parameter] of Object.entries(PARAMETERS)) {
    const text = parameter.write(state);
    if (starts.some((start) => text !== parameter.write(start))) query.set(name, text);
  }
  return query;
}

/**
 * `base` with what the query string (with or without `?`) says. Parameters that are unknown or say something
 * impossible are ignored and named in `notes`; the rest counts. The workspace is read first, since it brings a preset
 * that `layers` and `metric` may replace, and `kiosk` brings the theme of the wall.
 */
export function applyStateFromQueryString(
  base: LinkState,
  queryString: string,
): { state: LinkState; notes: ParameterNote[] } {
  const notes: ParameterNote[] = [];
  let state = base;
  const said = [...new URLSearchParams(queryString)];
  for (const [parameter, value] of said.sort(([a], [b]) => READ_FIRST.indexOf(b) - READ_FIRST.indexOf(a))) {
    const rule = Object.hasOwn(PARAMETERS, parameter) ? PARAMETERS[parameter] : undefined;
    if (!rule) {
      notes.push({ parameter, value, reason: 'unknownParameter' });
      continue;
    }
    const next = rule.read(value, state, (unknown) =>
      notes.push({ parameter, value: unknown, reason: 'unknownValue' }),
    );
    if (next) state = next;
    else notes.push({ parameter, value, reason: 'malformed' });
  }
  return { state, notes };
}
