import { distanceM, type Position } from '../../domain/geo/positions.ts';
import { useView } from '../../state/hooks.tsx';

/** Near enough to tell a hotspot from its neighbours. */
const SPOT_ZOOM = 14;
/** Metres that fill the free middle of the page at zoom 14. */
const WIDTH_AT_14_M = 3000;

/** Brings a spot, or a way, into the middle of the map. */
export function useFly(): {
  toSpot: (position: Position) => void;
  toWay: (way: readonly Position[]) => void;
} {
  const change = useView((state) => state.change);
  const zoom = useView((state) => state.viewport?.zoom ?? SPOT_ZOOM);
  const go = (center: Position, to: number): void =>
    change({ camera: { center, zoom: to, bearing: 0, pitch: 0 } });
  return {
    toSpot: (position) => go(position, Math.max(zoom, SPOT_ZOOM)),
    toWay: (way) => {
      const [first, last] = [way[0], way.at(-1)];
      if (first === undefined || last === undefined) return;
      const length = Math.max(distanceM(first, last), 400);
      const middle: Position = [(first[0] + last[0]) / 2, (first[1] + last[1]) / 2];
      go(middle, Math.min(15, SPOT_ZOOM + Math.log2(WIDTH_AT_14_M / length / 1.6)));
    },
  };
}
