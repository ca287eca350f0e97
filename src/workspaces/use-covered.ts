import { useEffect } from 'react';
import { tileSquares } from '../domain/screen/tile-squares.ts';
import type { GridlightMap } from '../map/gridlight-map.ts';
import { mapScale } from '../map/map-scale.ts';
import { useAppState } from '../state/hooks.tsx';
import { watchParts } from './watch-parts.ts';

/** What lies over the free middle itself: what stands beside the notice of the map. */
const IN_MIDDLE = 'aside, footer, :has(> footer) > p';
/** The map draws no symbol larger than 255 times its image: the side of the largest square, px of the map. */
const MOST_SIDE_PX = 500;

/** The parts of the window outside of its free middle, and what lies in that, CSS px. */
function coveredBoxes(middle: HTMLElement) {
  const { left, top, right, bottom } = middle.getBoundingClientRect();
  return [
    { left: 0, top: 0, right: innerWidth, bottom: top },
    { left: 0, top: bottom, right: innerWidth, bottom: innerHeight },
    { left: 0, top, right: left, bottom },
    { left: right, top, right: innerWidth, bottom },
    ...[...middle.querySelectorAll(IN_MIDDLE)].map((part) => part.getBoundingClientRect()),
  ];
}

/** Keeps the map told what of it is covered while it is at rest: everything but `middle`, and what lies at its foot. */
export function useCovered(map: GridlightMap | null, middle: HTMLElement | null): void {
  const { wall } = useAppState();
  useEffect(() => {
    if (map === null || middle === null) return undefined;
    const clear = (): void => wall.getState().setCovered(undefined);
    const look = (): void => {
      if (map.map.isMoving()) return;
      const scale = mapScale();
      const squares = coveredBoxes(middle).flatMap((box) => tileSquares(box, MOST_SIDE_PX * scale));
      wall.getState().setCovered(
        squares.map(({ x, y, half }) => {
          const { lng, lat } = map.map.unproject([x / scale, y / scale]);
          return { position: [lng, lat], halfPx: half / scale };
        }),
      );
    };
    const unwatch = watchParts(middle, IN_MIDDLE, look);
    // Squares that move along would hide the names that they pass.
    map.map.on('movestart', clear);
    map.map.on('moveend', look);
    map.map.on('resize', look);
    look();
    return () => {
      unwatch();
      map.map.off('movestart', clear);
      map.map.off('moveend', look);
      map.map.off('resize', look);
      clear();
    };
  }, [map, middle, wall]);
}
