import { useEffect, useMemo } from 'react';
import type { GridlightMap } from '../../map/gridlight-map.ts';
import type { PainterChoice } from '../../map/painters/choose-painter.ts';
import type { PaintOptions } from '../../map/painters/painter-stage.ts';
import type { UnitFill } from '../../map/painters/painter.ts';
import type { UnitCollection } from '../../schemas/units.ts';
import type { EngineConnection } from '../../state/connection/engine-connection.ts';
import { clausesText } from '../../state/stores/clauses-text.ts';
import { useAppState, useView } from '../../state/hooks.tsx';
import type { UnitColours } from './unit-colours.ts';

/** Side of a cell of the density raster, CSS px: from near there are few incidents, which have to be seen one by one. */
const cellPx = (zoom: number): number => (zoom < 12.5 ? 2 : zoom < 14 ? 3 : 4);

/**
 * Lets the painters draw. Answers reach them straight from the store, past React, so that a moving filter renders no
 * part of the page. They get the choices of the page (theme, layers, opened spot, selection) when these change.
 * `onError` gets the error when points cannot be had; it has to stay the same function.
 */
export function usePainters(
  map: GridlightMap | null,
  connection: EngineConnection,
  choice: PainterChoice | undefined,
  onError: (error: unknown) => void,
  options: PaintOptions,
): void {
  const state = useAppState();
  const wanted = useView(({ view }) => view.painter);
  const { theme, showIncidents, showAllPoints, unitFill, spider, selected } = options;
  const [longitude, latitude] = selected ?? [];

  useEffect(() => map?.painters.want(wanted), [map, wanted]);
  useEffect(() => {
    map?.painters.setOptions({
      theme,
      showIncidents,
      showAllPoints,
      unitFill,
      spider,
      selected: longitude === undefined || latitude === undefined ? undefined : [longitude, latitude],
    });
  }, [map, theme, showIncidents, showAllPoints, unitFill, spider, longitude, latitude]);

  useEffect(() => {
    if (map === null) return undefined;
    const show = (): void => {
      const { answer, query } = state.engine.getState();
      if (answer === null || query === null) return;
      const clauses = clausesText(query.filter);
      map.painters.show({ answer, bbox: query.view.bbox, clauses });
    };
    show();
    return state.engine.subscribe((now, before) => {
      if (now.answer !== before.answer) show();
    });
  }, [map, state]);

  useDensity(map, showAllPoints && choice?.kind === 'cpu');
  useAllPoints(map, connection, showAllPoints && choice?.kind === 'gpu', onError);
}

/** Land and the coloured units for the painter, where the map leaves them to it. */
export function useUnitFill(
  isPainted: boolean,
  land: UnitCollection | undefined,
  colours: Pick<UnitColours, 'units' | 'classes'> | undefined,
): UnitFill | undefined {
  const { units, classes } = colours ?? {};
  return useMemo(() => (isPainted ? { land, units, classes } : undefined), [isPainted, land, units, classes]);
}

/** Asks for a density raster as fine as the map's element while one is drawn. */
function useDensity(map: GridlightMap | null, isOn: boolean): void {
  const state = useAppState();
  const { wantDensity } = state.view.getState();
  useEffect(() => {
    if (map === null || !isOn) return undefined;
    const ask = (): void => {
      const { clientWidth, clientHeight } = map.map.getContainer();
      const side = cellPx(map.map.getZoom());
      const [columns, rows] = [Math.ceil(clientWidth / side), Math.ceil(clientHeight / side)];
      const { density } = state.view.getState();
      if (density?.columns !== columns || density.rows !== rows) wantDensity({ columns, rows });
    };
    ask();
    map.map.on('resize', ask);
    map.map.on('moveend', ask);
    return () => {
      map.map.off('resize', ask);
      map.map.off('moveend', ask);
      wantDensity(null);
    };
  }, [map, isOn, state, wantDensity]);
}

/** Keeps every incident of the filter without its time range at hand while points are drawn; the range is then cut from them. */
function useAllPoints(
  map: GridlightMap | null,
  connection: EngineConnection,
  isOn: boolean,
  onError: (error: unknown) => void,
): void {
  const state = useAppState();
  useEffect(() => {
    if (map === null || !isOn) return undefined;
    let end: (() => void) | undefined;
    let isOver = false;
    import('../../state/connection/follow-points.ts').then(({ followPoints }) => {
      if (isOver) return;
      end = followPoints(state, connection, {
        onPoints: (columns, clauses) => map.painters.setPoints({ columns, clauses }),
        onError,
      });
    }, onError);
    return () => {
      isOver = true;
      end?.();
      map.painters.setPoints(undefined);
    };
  }, [map, connection, isOn, onError, state]);
}
