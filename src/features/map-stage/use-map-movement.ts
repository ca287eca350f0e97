import type { PaddingOptions } from 'maplibre-gl';
import { useEffect, useMemo, useRef } from 'react';
import type { BoundingBox } from '../../domain/geo/positions.ts';
import type { UnitIndex } from '../../api/unit-index.ts';
import type { UnitCollection } from '../../schemas/units.ts';
import type { GridlightMap } from '../../map/gridlight-map.ts';
import { mapScale } from '../../map/map-scale.ts';
import { useFilter, useView } from '../../state/hooks.tsx';
import { boxOfShape } from '../../domain/geo/positions.ts';
import { homeBox } from './home-box.ts';

/** A chosen point thing is shown this near, unless the map is near enough to tell it from its neighbours. */
const POINT_ZOOM = 14.8;
const NEAR_ENOUGH_ZOOM = 12.5;

/**
 * Lets the map follow the state. It fits the focused unit when the focus changes. It brings a chosen point into the
 * free part of the map when the point lies outside. It takes over a camera that another part of the page sets. In the tour
 * the stops say where the map looks, and only a chosen point moves it besides.
 */
export function useMapMovement(options: {
  map: GridlightMap | null;
  padding: (keepsLegendFree: boolean) => PaddingOptions;
  /** All of the data, where there are no units to open at. */
  bounds: BoundingBox;
  finest: UnitCollection | undefined;
  unitIndex: UnitIndex;
  point: readonly [number, number] | undefined;
}): void {
  const { map, padding, bounds, finest, unitIndex, point } = options;
  const home = useMemo(() => (finest && homeBox(finest)) ?? bounds, [finest, bounds]);
  const focusCode = useFilter(({ filter }) => filter.unitCode);
  const camera = useView((state) => state.view.camera);
  const isTour = useView((state) => state.view.workspace === 'tour');
  const shownFocus = useRef<string | null | undefined>(undefined);
  const focus = focusCode === null ? undefined : unitIndex.get(focusCode);
  const startedWithCamera = useRef(camera !== null);
  const staysHome = useRef(camera === null && focusCode === null);

  useEffect(() => {
    if (map === null) return;
    const leave = (event: { originalEvent?: unknown }): void => {
      if (event.originalEvent !== undefined) staysHome.current = false;
    };
    map.map.on('movestart', leave);
    return () => void map.map.off('movestart', leave);
  }, [map]);

  useEffect(() => {
    if (map !== null && staysHome.current && !isTour) map.fit(home, padding(false), 16, false);
  }, [map, home, padding, isTour]);

  const wasTour = useRef(isTour);
  useEffect(() => {
    // A tour that is left gives the camera back, and with it the way to the focus.
    const isToured = isTour || wasTour.current;
    wasTour.current = isTour;
    if (isToured) shownFocus.current = focusCode;
    if (map === null || (focusCode !== null && focus === undefined)) return;
    const isFirst = shownFocus.current === undefined;
    if (shownFocus.current === focusCode) return;
    shownFocus.current = focusCode;
    if (isFirst && (startedWithCamera.current || focusCode === null)) return;
    staysHome.current = false;
    map.fit(
      focus === undefined ? home : boxOfShape(focus.geometry),
      padding(focus !== undefined),
      15.5,
      !isFirst,
    );
  }, [map, focusCode, focus, home, padding, isTour]);

  const longitude = point?.[0];
  const latitude = point?.[1];
  useEffect(() => {
    if (map === null || longitude === undefined || latitude === undefined) return;
    const { top = 0, bottom = 0, left = 0, right = 0 } = padding(true);
    const { width, height } = map.map.getContainer().getBoundingClientRect();
    const at = map.map.project([longitude, latitude]).mult(mapScale());
    const isFree = at.x > left && at.x < width - right && at.y > top && at.y < height - bottom;
    if (!isFree || map.map.getZoom() < NEAR_ENOUGH_ZOOM) {
      staysHome.current = false;
      map.flyTo([longitude, latitude], POINT_ZOOM, [(left - right) / 2, (top - bottom) / 2]);
    }
  }, [map, longitude, latitude, padding]);

  const latestHome = useRef(home);
  useEffect(() => {
    latestHome.current = home;
  }, [home]);
  const startsAtFocus = useRef(camera === null && focusCode !== null);
  useEffect(() => {
    if (map === null || isTour) return;
    if (camera === null) {
      if (startsAtFocus.current) return;
      staysHome.current = true;
      map.fit(latestHome.current, padding(false));
      return;
    }
    startsAtFocus.current = false;
    const { lng, lat } = map.map.getCenter();
    const isThere =
      Math.abs(lng - camera.center[0]) < 1e-4 &&
      Math.abs(lat - camera.center[1]) < 1e-4 &&
      Math.abs(map.map.getZoom() - camera.zoom) < 0.01;
    if (!isThere && !map.map.isMoving()) map.show(camera);
  }, [map, camera, padding, isTour]);
}
