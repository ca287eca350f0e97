import { useEffect, useState } from 'react';
import type { PointColumns } from '../../domain/engine/answer.ts';
import type { FilterState } from '../../domain/engine/filter.ts';
import type { GridlightMap } from '../../map/gridlight-map.ts';
import type { PainterChoice } from '../../map/painters/choose-painter.ts';
import type { PaintingDress } from '../../map/painters/painter-stage.ts';
import type { EngineLink } from '../../state/engine-link.ts';
import { useAppState, useEngine, useFilter, useView } from '../../state/hooks.tsx';

const WHOLE_TIME = { kind: 'preset', preset: 'all' } as const;
/** Side of a cell of the density raster, CSS px: from near there are few incidents, which have to be seen one by one. */
const cellPx = (zoom: number): number => (zoom < 12.5 ? 2 : zoom < 14 ? 3 : 4);

/**
 * Lets the painters draw: answers go to them straight from the store, past React, so that a moving filter draws no part
 * of the page anew; what the page itself decides (theme, layers, the opened spot, the selection) is handed on when it changes.
 */
export function usePainters(
  map: GridlightMap | null,
  link: EngineLink,
  choice: PainterChoice | undefined,
  dress: PaintingDress,
): void {
  const state = useAppState();
  const wanted = useView(({ view }) => view.painter);
  const { theme, showIncidents, showAllPoints, ground, spider, selected } = dress;
  const [longitude, latitude] = selected ?? [];

  useEffect(() => map?.painters.want(wanted), [map, wanted]);
  useEffect(() => {
    map?.painters.dress({
      theme,
      showIncidents,
      showAllPoints,
      ground,
      spider,
      selected: longitude === undefined || latitude === undefined ? undefined : [longitude, latitude],
    });
  }, [map, theme, showIncidents, showAllPoints, ground, spider, longitude, latitude]);

  useEffect(() => {
    if (map === null) return undefined;
    const show = (): void => {
      const { answer, question } = state.engine.getState();
      if (answer !== null && question !== null) map.painters.show({ answer, bbox: question.view.bbox });
    };
    show();
    return state.engine.subscribe((now, before) => {
      if (now.answer !== before.answer) show();
    });
  }, [map, state]);

  useDensity(map, showAllPoints && choice?.kind === 'cpu');
  useAllPoints(map, link, showAllPoints && choice?.kind === 'gpu');
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

/** Fetches every incident of the filter without its time range while points are drawn; the range is then cut from them. */
function useAllPoints(map: GridlightMap | null, link: EngineLink, isOn: boolean): void {
  const text = useFilter(({ filter }) => JSON.stringify({ ...filter, range: WHOLE_TIME }));
  const asOf = useEngine((engine) => engine.settled?.asOf);
  const [points, setPoints] = useState<PointColumns | undefined>();
  useEffect(() => {
    if (!isOn || asOf === undefined) return undefined;
    let isLatest = true;
    const filter = JSON.parse(text) as FilterState;
    void link.points({ ...link.currentQuery(), filter, asOf }).then(
      (next) => {
        if (isLatest) setPoints(next);
      },
      () => undefined,
    );
    return () => {
      isLatest = false;
    };
  }, [isOn, text, asOf, link]);
  useEffect(() => map?.painters.setPoints(isOn ? points : undefined), [map, isOn, points]);
}
