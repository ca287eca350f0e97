import type { PaddingOptions } from 'maplibre-gl';
import type { FilterState } from '../../../domain/engine/api/filter.ts';
import type { BoundingBox } from '../../../domain/geo/positions.ts';
import type { TourStop } from '../../../schemas/tours.ts';
import { stateToQueryParams } from '../../../state/url/link-state.ts';
import { DEFAULT_VIEW, type ViewState } from '../../../state/view/view-state.ts';
import { USUAL_RANGES } from '../../../state/view/workspace-presets.ts';

/** The part of a filter that a stop names as a query, and its range as a link writes it. */
export function textsOfFilter(filter: FilterState): Pick<TourStop, 'filter' | 'range'> {
  const query = stateToQueryParams({ filter, view: DEFAULT_VIEW });
  const range = query.get('t') ?? USUAL_RANGES[DEFAULT_VIEW.workspace];
  query.delete('t');
  // Commas and colons may stand as they are, and are read so by people.
  return { filter: query.toString().replaceAll('%2C', ',').replaceAll('%3A', ':'), range };
}

/** What the page shows now, as a stop says it. `bounds`: what the free part of the map shows. */
export function takenView(
  bounds: BoundingBox,
  padding: number,
  view: Pick<ViewState, 'layers' | 'metric' | 'level'>,
  filter: FilterState,
): Pick<TourStop, 'view' | 'layers' | 'metric' | 'level' | 'filter' | 'range'> {
  return {
    view: {
      bounds: insetBox(bounds, padding).map(roundDegrees) as [number, number, number, number],
      padding,
    },
    layers: [...view.layers],
    metric: view.metric,
    level: view.level,
    ...textsOfFilter(filter),
  };
}

/** Five decimals of a degree are a metre. */
const roundDegrees = (degrees: number): number => Math.round(degrees * 1e5) / 1e5;

/** A box made smaller by a share of its size on each side: fitted with that padding, it shows the whole box again. */
export function insetBox([west, south, east, north]: BoundingBox, share: number): BoundingBox {
  const [x, y] = [(east - west) * share, (north - south) * share];
  return [west + x, south + y, east - x, north - y];
}

/** The window as far as nothing covers the map: its corners, CSS px. */
export function freeCorners(
  { top = 0, bottom = 0, left = 0, right = 0 }: PaddingOptions,
  windowPx: { readonly width: number; readonly height: number },
): readonly [southWest: [number, number], northEast: [number, number]] {
  return [
    [left, windowPx.height - bottom],
    [windowPx.width - right, top],
  ];
}
