import { LAYER_IDS } from '../../domain/view/layer-ids.ts';
import { METRICS, PAINTERS, VIEW_LEVELS } from '../../domain/view/map-view.ts';
import { DEFAULT_FILTER, FILTER_MODES, type TimeClause } from '../../domain/engine/api/filter.ts';
import { SUBJECTS } from '../../domain/engine/api/answer.ts';
import { formatSplit, parseSplit } from '../../domain/screen/video-wall.ts';
import { CALENDAR_CLASSES } from '../../domain/time/calendar-classes.ts';
import { HOURS_OF_DAY } from '../../domain/time/week-hours.ts';
import { levelOfCode } from '../../domain/grids/codes.ts';
import { PROGRESSES, TIERS } from '../../domain/incidents/life-cycle.ts';
import { LANGUAGES } from '../../domain/view/languages.ts';
import { formatEmergency, parseEmergency } from './emergency.ts';
import { formatSpeed, parseSpeed } from './speed.ts';
import { formatRing, formatWeekHours, parseRing, parseWeekHours } from './clauses.ts';
import { formatCamera, parseCamera, parseSelection } from './map-texts.ts';
import {
  choice,
  IDENTIFIER,
  identifier,
  isCode,
  list,
  withFilter,
  withPatrol,
  withPlayback,
  withTour,
  withView,
  withWall,
  type LinkState,
  type Parameter,
} from './parameter.ts';
import { formatRange, parseRange, parseTimeClause } from './range-texts.ts';
import { formatSpan, oneOf, parseList, parseNumberWithin, parseSpan } from './values.ts';
import {
  DEFAULT_VIEW,
  PAGES,
  PLAYBACK_FILMS,
  PLAYBACK_MANNERS,
  PLAYBACK_RATES,
  PLAYBACK_SPANS,
  THEME_NAMES,
  WORKSPACES,
  type Workspace,
} from '../view/view-state.ts';
import { DESK_LEFT_PAGES, DESK_RIGHT_PAGES, HOTSPOT_PICTURES, TIPS_PAGES } from '../view/patrol-view.ts';
import { DIMMINGS, formatPace, parsePace } from '../view/wall-view.ts';
import { USUAL_RANGES, WORKSPACE_PRESETS } from '../view/workspace-presets.ts';

const usualRange = (workspace: Workspace): TimeClause => ({
  kind: 'preset',
  preset: USUAL_RANGES[workspace],
});
export const DEFAULT_LINK_STATE: LinkState = { filter: DEFAULT_FILTER, view: DEFAULT_VIEW };

/** A parameter that was ignored; or, as `oldCode`, the code of an old platform in whose place its unit was opened. */
export interface ParameterNote {
  readonly parameter: string;
  readonly value: string;
  readonly reason: 'unknownParameter' | 'unknownValue' | 'malformed' | 'oldCode';
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
    read: (text, state) => (levelOfCode(text) ? withFilter(state, { unitCode: text }) : undefined),
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
  layers: {
    write: ({ view }) => view.layers.join(',') || 'none',
    read: (text, state, unknown) => {
      const parsed = parseList(text === 'none' ? '' : text, oneOf(LAYER_IDS));
      parsed.unknown.forEach(unknown);
      return withView(state, { layers: LAYER_IDS.filter((id) => parsed.known.includes(id)) });
    },
  },
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
  play: choice(
    ['0', '1'],
    (s) => (s.view.playback.playing ? '1' : '0'),
    (s, value) => withPlayback(s, { playing: value === '1' }),
  ),
  film: choice(PLAYBACK_FILMS, (s) => s.view.playback.film, (s, film) => withPlayback(s, { film })),
  manner: choice(PLAYBACK_MANNERS, (s) => s.view.playback.manner, (s, manner) => withPlayback(s, { manner })),
  span: choice(PLAYBACK_SPANS, (s) => s.view.playback.span, (s, span) => withPlayback(s, { span })),
  speed: {
    write: ({ view }) => formatSpeed(view.playback.speed),
    read: (text, state, unknown) => {
      const pace = parseSpeed(text);
      if (pace?.isSlowed) unknown(text);
      return pace && withPlayback(state, pace.patch);
    },
  },
  rate: {
    write: ({ view }) => String(view.playback.rate),
    read: (text, state) => {
      const rate = PLAYBACK_RATES.find((known) => String(known) === text);
      return rate && withPlayback(state, { rate });
    },
  },
  step: {
    write: ({ view }) => formatSpan(view.playback.stepMs),
    read: (text, state) => {
      const stepMs = parseSpan(text);
      return stepMs === undefined ? undefined : withPlayback(state, { stepMs });
    },
  },
  window: {
    write: ({ view: { playback } }) => (playback.windowMs === null ? '' : formatSpan(playback.windowMs)),
    read: (text, state) => {
      const windowMs = parseSpan(text);
      return windowMs === undefined ? undefined : withPlayback(state, { windowMs });
    },
  },
  hours: {
    write: ({ view }) => String(view.playback.weekHours),
    read: (text, state) => {
      const weekHours = parseNumberWithin(text, 1, HOURS_OF_DAY);
      return weekHours && Number.isInteger(weekHours) ? withPlayback(state, { weekHours }) : undefined;
    },
  },
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
  count: choice(SUBJECTS, (s) => s.view.patrol.subject, (s, subject) => withPatrol(s, { subject })),
  desk: choice(DESK_LEFT_PAGES, (s) => s.view.patrol.left, (s, left) => withPatrol(s, { left })),
  side: choice(DESK_RIGHT_PAGES, (s) => s.view.patrol.right, (s, right) => withPatrol(s, { right })),
  tips: choice(TIPS_PAGES, (s) => s.view.patrol.tipsPage, (s, tipsPage) => withPatrol(s, { tipsPage })),
  poster: identifier((s) => s.view.patrol.posterId, (s, posterId) => withPatrol(s, { posterId })),
  hot: choice(HOTSPOT_PICTURES, (s) => s.view.patrol.picture, (s, picture) => withPatrol(s, { picture })),
  line: identifier((s) => s.view.patrol.lineId, (s, lineId) => withPatrol(s, { lineId })),
  plan: identifier((s) => s.view.patrol.planId, (s, planId) => withPatrol(s, { planId })),
  series: identifier((s) => s.view.patrol.seriesId, (s, seriesId) => withPatrol(s, { seriesId })),
  pair: {
    write: ({ view }) => view.patrol.pair?.join('~') ?? '',
    read: (text, state) => {
      if (text === '') return withPatrol(state, { pair: null });
      const [one, other, rest] = text.split('~');
      if (one === undefined || other === undefined || rest !== undefined || one === other) return undefined;
      return [one, other].every((caseNo) => IDENTIFIER.test(caseNo))
        ? withPatrol(state, { pair: [one, other] })
        : undefined;
    },
  },
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
  lang: choice(LANGUAGES, (s) => s.view.language, (s, language) => withView(s, { language })),
}; // prettier-ignore

/** Where a link starts from that names this workspace, and that it hangs on a wall, and nothing else. */
const startOf = ({ view: { workspace, wall } }: LinkState): LinkState =>
  withFilter(
    withView(DEFAULT_LINK_STATE, { ...WORKSPACE_PRESETS[workspace], ...(wall.kiosk && { theme: 'wall' }) }),
    { range: usualRange(workspace) },
  );

/** Parameters that bring others with them are read before these. */
const READ_FIRST = ['kiosk', 'w'];

/** The query parameters of a state, without the ones that say the default of its workspace. */
export function stateToQueryParams(state: LinkState): URLSearchParams {
  const query = new URLSearchParams();
  const start = startOf(state);
  for (const [name, parameter] of Object.entries(PARAMETERS)) {
    const text = parameter.write(state);
    if (text !== parameter.write(start)) query.set(name, text);
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
