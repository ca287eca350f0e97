import type { PaddingOptions } from 'maplibre-gl';
import { useCallback, useEffect } from 'react';
import { useUnitIndex } from '../api/unit-index.ts';
import { boxOfShape } from '../domain/geo/positions.ts';
import { Kiosk } from '../features/wall/Kiosk.tsx';
import type { GridlightMap } from '../map/gridlight-map.ts';
import { useAppState } from '../state/hooks.tsx';
import { useCovered } from './use-covered.ts';

/** Nearer than this a unit is not shown, so that its neighbours can be seen. */
const NEAREST_ZOOM = 15;

/** The wall's behaviour, with the map that it turns; fetched where the page hangs on a wall. */
export default function Wall(props: {
  map: GridlightMap | null;
  host: HTMLElement | null;
  padding: (keepsLegendFree: boolean) => PaddingOptions;
}) {
  const { map, host, padding } = props;
  const { view, wall } = useAppState();
  const unitIndex = useUnitIndex();
  useCovered(map, host);
  useEffect(() => {
    if (map === null) return undefined;
    const begin = (): void => wall.getState().setMapMoving(true);
    const end = (): void => wall.getState().setMapMoving(false);
    map.map.on('movestart', begin);
    map.map.on('moveend', end);
    return () => {
      map.map.off('movestart', begin);
      map.map.off('moveend', end);
      end();
    };
  }, [map, wall]);
  const show = useCallback(
    (code: string | null): void => {
      const unit = code === null ? undefined : unitIndex.get(code);
      if (unit === undefined) view.getState().change({ camera: null });
      else map?.fit(boxOfShape(unit.geometry), padding(true), NEAREST_ZOOM);
    },
    [map, padding, unitIndex, view],
  );
  return <Kiosk host={host} show={show} />;
}
