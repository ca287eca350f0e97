import type { PaddingOptions } from 'maplibre-gl';
import { useEffect, useMemo, useRef } from 'react';
import { useUnitIndex } from '../../api/unit-index.ts';
import { useUnitsReading } from '../../api/units-reading.ts';
import type { BoundingBox } from '../../domain/geo/positions.ts';
import type { GridlightMap } from '../../map/gridlight-map.ts';
import type { TourStop } from '../../schemas/tours.ts';
import { useAppState, useFilter, useTour, useView } from '../../state/hooks.tsx';
import { parseAuditPlace } from '../../state/view/audit-view.ts';
import { isVeryWide, planStop, widenEdges, type StopPlan } from './plan-stop.ts';

/** A box that is a point is not shown nearer than this. */
const NEAREST_ZOOM = 16;
/** What stands around the map comes to rest within this time after a stop or a new size, ms. */
const SETTLE_MS = 120;

/**
 * Puts a stop in place: filter, layers, metric, lit units, and the map on its subject. The map follows the size of its free
 * part until somebody moves it by hand. `undefined` until the units are read; then what was put in place, with a problem
 * where somebody has changed the filter since.
 */
export function useStopOnMap(options: {
  stop: TourStop | undefined;
  map: GridlightMap | null;
  padding: (keepsLegendFree: boolean) => PaddingOptions;
  /** The free part of the map, and what lies at its foot. */
  host: HTMLElement | null;
  bounds: BoundingBox;
}): StopPlan | undefined {
  const { stop, map, padding, host, bounds } = options;
  const state = useAppState();
  const units = useUnitIndex();
  const isReading = useUnitsReading().kind === 'loading';
  const plan = useMemo(
    () => (stop === undefined || isReading ? undefined : planStop(stop, units, bounds)),
    [stop, isReading, units, bounds],
  );

  // A stop is put in place once the link names it. One that is followed has a filter of its own, and the stop comes after it.
  const followed = useView(({ view }) => view.tour);
  useEffect(() => {
    if (plan === undefined || followed.stop === null) return;
    const { layers, metric, level, filter, lit } = plan;
    state.filter.getState().replace(filter);
    state.view.getState().change({ layers, metric, level, selection: null, timeExtent: null });
    state.tour.getState().light(lit);
  }, [state, plan, followed]);

  const share = stop?.view.padding ?? 0;
  const stopId = stop?.id;
  // Where the map looks for this stop, as one text: a stop that is written at changes often, and seldom this.
  const place = plan && JSON.stringify([plan.box, plan.wideBox, stopId]);
  const isShown = useRef(false);
  useEffect(() => {
    if (map === null || place === undefined) return;
    const [box, wideBox] = JSON.parse(place) as [BoundingBox, BoundingBox, string];
    let isByHand = false;
    const noteHand = (event: { originalEvent?: unknown }): void => {
      if (event.originalEvent !== undefined) isByHand = true;
    };
    map.map.on('movestart', noteHand);
    const show = (isAnimated: boolean): void => {
      // A finding of the audit that is looked at has the map.
      const { audit } = state.view.getState().view;
      if (isByHand || parseAuditPlace(audit)?.finding != null) return;
      const { top = 0, bottom = 0, left = 0, right = 0 } = padding(true);
      const size = { width: window.innerWidth, height: window.innerHeight };
      const edges = { top, bottom, left, right };
      const shown = isVeryWide(edges, size) ? wideBox : box;
      map.fit(shown, widenEdges(edges, share, size), NEAREST_ZOOM, isAnimated);
    };
    let timer: ReturnType<typeof setTimeout> | undefined;
    const isFirst = !isShown.current;
    isShown.current = true;
    const later = (isAnimated: boolean): void => {
      clearTimeout(timer);
      timer = setTimeout(() => show(isAnimated), SETTLE_MS);
    };
    let isSettled = false;
    const observer = new ResizeObserver(() => {
      // The first call tells the sizes as they are.
      if (isSettled) later(false);
      isSettled = true;
    });
    for (const element of host === null ? [] : [host, ...host.children]) observer.observe(element);
    later(!isFirst);
    return () => {
      clearTimeout(timer);
      observer.disconnect();
      map.map.off('movestart', noteHand);
    };
  }, [state, map, place, padding, host, share]);

  // A flight that is left would hold up the camera that is given back.
  useEffect(() => () => void map?.map.stop(), [map]);
  const isInPlace = useTour(({ lit }) => lit === plan?.lit);
  const isFiltered = useFilter(({ filter }) => filter !== plan?.filter) && isInPlace;
  return useMemo(
    () =>
      plan && isFiltered
        ? { ...plan, problems: [...plan.problems, { kind: 'filterChanged', value: '' }] }
        : plan,
    [plan, isFiltered],
  );
}
