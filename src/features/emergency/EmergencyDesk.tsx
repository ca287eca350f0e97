import type { PaddingOptions } from 'maplibre-gl';
import { useEffect, useMemo, useRef } from 'react';
import { useServerClock } from '../../api/server-clock.ts';
import { boxOf } from '../../domain/geo/positions.ts';
import { reachSince } from '../../domain/emergency/surroundings.ts';
import { isDate } from '../../domain/time/dates.ts';
import type { GridlightMap } from '../../map/gridlight-map.ts';
import { useAppState } from '../../state/hooks.tsx';
import { cameraSign, postSign } from './signs.ts';
import { useEmergencySite } from './use-emergency-site.ts';
import { useStepLog } from './use-step-log.ts';
import { useSurroundings } from './use-surroundings.ts';

/** The area that is brought into sight, minutes on foot: the cameras in it can still be told apart. */
const SHOWN_MINUTES = 10;
/** Nearer than this the fitted areas are not shown. */
const MOST_ZOOM = 16;

/**
 * Works for the emergency while it is on, whether or not its panel is in sight: notes its start, gives the map its scene,
 * and brings its areas into the free part of the map. A link that says where the map looks is left as it is.
 */
export function EmergencyDesk(props: {
  map: GridlightMap | null;
  padding: (keepsLegendFree: boolean) => PaddingOptions;
  /** Whether the page was opened with the emergency and a position of the map in its link. */
  keepsCamera: boolean;
}) {
  const { map, padding, keepsCamera } = props;
  const state = useAppState();
  const { site } = useEmergencySite();
  const { data } = useSurroundings(site?.position);
  const { now } = useServerClock();
  const { log, add, hasClock } = useStepLog(site?.key ?? '');

  const isUnnoted = site !== undefined && hasClock && log.steps.length === 0;
  useEffect(() => {
    if (isUnnoted) add('started');
  }, [isUnnoted, add]);

  const hasHour = site !== undefined && !isDate(site.at);
  const minutes = !hasHour || now === undefined ? 0 : Math.floor((now - site.at) / 60_000);
  const since = useMemo(() => data && reachSince(data.onFoot, minutes * 60_000), [data, minutes]);
  const near = useMemo(
    () =>
      data && {
        point: data.point,
        reach: data.reach,
        streets: data.streets,
        cameras: data.cameras.map(({ point }, index) => ({ sign: cameraSign(index), point })),
        posts: data.posts.map(({ point }, index) => ({ sign: postSign(index), point })),
        routes: data.cameras.map(({ route }) => route),
        water: data.waters[0]?.point ?? null,
      },
    [data],
  );
  useEffect(() => {
    state.interface.getState().setEmergencyScene(near ? { ...near, since: since ?? null } : null);
  }, [state, near, since]);
  useEffect(() => () => state.interface.getState().setEmergencyScene(null), [state]);

  const fitted = useRef<string | undefined>(undefined);
  const key = site?.key;
  useEffect(() => {
    if (map === null || data === undefined || key === undefined || fitted.current === key) return;
    const isFirst = fitted.current === undefined;
    fitted.current = key;
    if (isFirst && keepsCamera) return;
    const corners = data.reach.find(({ minutes }) => minutes === SHOWN_MINUTES)?.area.coordinates.flat(2);
    map.fit(boxOf([data.point, ...(corners ?? [])]), padding(false), MOST_ZOOM);
  }, [map, data, key, keepsCamera, padding]);
  return null;
}
