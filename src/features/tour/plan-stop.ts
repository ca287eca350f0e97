import type { UnitIndex } from '../../api/unit-index.ts';
import { DEFAULT_FILTER, type FilterState } from '../../domain/engine/api/filter.ts';
import { boxOfShape, type BoundingBox } from '../../domain/geo/positions.ts';
import { LAYER_IDS, type LayerId } from '../../domain/view/layer-ids.ts';
import { METRICS, VIEW_LEVELS, type Metric, type ViewLevel } from '../../domain/view/map-view.ts';
import type { TourStop } from '../../schemas/tours.ts';
import { applyStateFromQueryString } from '../../state/url/link-state.ts';
import { DEFAULT_VIEW } from '../../state/view/view-state.ts';

/** Something of a stop that is not to be had; the tour goes on without it. */
export interface StopProblem {
  readonly kind:
    'layer' | 'singleRows' | 'emptyLayer' | 'unit' | 'filter' | 'metric' | 'level' | 'filterChanged';
  readonly value: string;
}

/** What a stop puts in place. */
export interface StopPlan {
  readonly filter: FilterState;
  readonly layers: readonly LayerId[];
  readonly metric: Metric;
  readonly level: ViewLevel;
  /** What has to be seen, [west, south, east, north]. */
  readonly box: BoundingBox;
  /** The same where the free part of the map is very wide. */
  readonly wideBox: BoundingBox;
  /** Codes of the units whose outline is lit. */
  readonly lit: readonly string[];
  /** The unit that its numbers count in; null = all of the data. */
  readonly unitCode: string | null;
  readonly problems: readonly StopProblem[];
}

const isOneOf = <T extends string>(values: readonly T[], value: string): value is T =>
  (values as readonly string[]).includes(value);

/** Layers that show one incident where one is: a tour shows sums only (DOMAIN §3.16). */
const SINGLE_ROWS: readonly LayerId[] = ['incidents', 'allPoints'];

/**
 * Turns a stop into what the page shows. `units` has every unit of the data, `bounds` is their box. What the stop names and
 * the data or this version do not have is left out and told as a problem: a layer, a metric, a level, a unit, a part of the
 * filter.
 */
export function planStop(stop: TourStop, units: UnitIndex, bounds: BoundingBox): StopPlan {
  const problems: StopProblem[] = [];
  const tell = (kind: StopProblem['kind'], value: string): void => {
    if (!problems.some((problem) => problem.kind === kind && problem.value === value))
      problems.push({ kind, value });
  };
  const isThere = (code: string): boolean => {
    if (units.has(code)) return true;
    tell('unit', code);
    return false;
  };
  for (const layer of stop.layers)
    if (!isOneOf(LAYER_IDS, layer)) tell('layer', layer);
    else if (SINGLE_ROWS.includes(layer)) tell('singleRows', layer);
  const metric = stop.metric ?? DEFAULT_VIEW.metric;
  if (!isOneOf(METRICS, metric)) tell('metric', metric);
  const level = stop.level ?? DEFAULT_VIEW.level;
  if (!isOneOf(VIEW_LEVELS, level)) tell('level', level);
  const filter = filterOf(stop, (value) => tell('filter', value));
  const unitCode = filter.unitCode !== null && isThere(filter.unitCode) ? filter.unitCode : null;
  const viewed =
    stop.view.unit !== undefined && isThere(stop.view.unit) ? units.get(stop.view.unit) : undefined;
  const box = viewed === undefined ? (stop.view.bounds ?? bounds) : boxOfShape(viewed.geometry);
  return {
    filter: { ...filter, unitCode },
    layers: LAYER_IDS.filter((id) => stop.layers.includes(id) && !SINGLE_ROWS.includes(id)),
    metric: isOneOf(METRICS, metric) ? metric : DEFAULT_VIEW.metric,
    level: isOneOf(VIEW_LEVELS, level) ? level : DEFAULT_VIEW.level,
    box,
    wideBox: stop.view.wide ?? box,
    lit: stop.highlight.filter(isThere),
    unitCode,
    problems,
  };
}

/** The filter of a stop: only clauses are read, for a stop says by itself where it looks and what it draws. */
function filterOf({ filter, range }: TourStop, tell: (value: string) => void): FilterState {
  const query = new URLSearchParams(filter);
  query.set('t', range);
  const { state, notes } = applyStateFromQueryString(
    { filter: DEFAULT_FILTER, view: DEFAULT_VIEW },
    query.toString(),
  );
  for (const { parameter, value } of notes) tell(`${parameter}=${value}`);
  return state.filter;
}

/** Space around the subject, px of the screen. */
interface Edges {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** A free part of a window that is wider than so many times its height is very wide. */
const VERY_WIDE = 2;

/** Whether what is left of a window is very wide. */
export function isVeryWide(
  { top, bottom, left, right }: Edges,
  windowPx: { width: number; height: number },
): boolean {
  return windowPx.width - left - right > VERY_WIDE * (windowPx.height - top - bottom);
}

/** Widens the space around the free part of a window by a share of that part on each side. */
export function widenEdges(edges: Edges, share: number, windowPx: { width: number; height: number }): Edges {
  const { top, bottom, left, right } = edges;
  const across = Math.max(0, windowPx.width - left - right) * share;
  const down = Math.max(0, windowPx.height - top - bottom) * share;
  return { top: top + down, bottom: bottom + down, left: left + across, right: right + across };
}
