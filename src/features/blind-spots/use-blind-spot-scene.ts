import { useEffect, useMemo } from 'react';
import type { BlindSpots, UnknownSectors } from '../../domain/blind-spots/blind-spots.ts';
import type { SceneBlindSpots } from '../../domain/desk/scene.ts';
import { useInterface } from '../../state/hooks.tsx';

/** Draws blind spots on the map as long as the panel is there. */
export function useBlindSpotScene(found: BlindSpots | undefined, way: UnknownSectors): void {
  const showOnMap = useInterface((state) => state.showOnMap);
  const scene = useMemo((): SceneBlindSpots | null => {
    if (found === undefined) return null;
    const { cells, ways, viewRadiusM, cases } = found;
    return {
      cells: cells
        .map(({ box, unseenPerYear }) => ({ box, unseenPerYear: unseenPerYear[way] }))
        .filter(({ unseenPerYear }) => unseenPerYear > 0),
      proposals: ways[way].proposals,
      viewRadiusM,
      cases,
    };
  }, [found, way]);
  useEffect(() => {
    showOnMap({ blindSpots: scene });
    return () => showOnMap({ blindSpots: null });
  }, [scene, showOnMap]);
}
