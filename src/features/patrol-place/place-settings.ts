import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Position } from '../../domain/geo/positions.ts';

/** How the pictures are computed, and what of them is looked at: nothing that a link carries. */
export interface PlaceSettings {
  readonly bandwidthM: number;
  readonly cells: 'hexagons' | 'units';
  /** Of the hexagons of H3. */
  readonly resolution: number;
  /** Rings of hexagons that are neighbours. */
  readonly rings: number;
  /** Units within this distance are neighbours. */
  readonly unitDistanceM: number;
  readonly radiusM: number;
  readonly minPoints: number;
  readonly hubRadiusM: number;
  /** A hotspot chosen from the list: a place, or a way. */
  readonly spot: Position | null;
  readonly way: readonly Position[] | null;
  /** Number of a segment of the line whose ribbon is open. */
  readonly segment: number | null;
  /** Share (0–1) that is done of the picture that is being made. */
  readonly progress: number;
}

/** What can be chosen; the map and the page share it. */
export const BANDWIDTHS_M = [200, 300, 500, 800] as const;
export const HEXAGON_RESOLUTIONS = [7, 8, 9] as const;
export const RINGS = [1, 2] as const;
export const UNIT_DISTANCES_M = [500, 1000, 2000] as const;
export const RADII_M = [100, 150, 250, 400] as const;
export const LEAST_POINTS = [4, 6, 10, 15] as const;
export const HUB_RADII_M = [150, 200, 250] as const;

/** Nothing is looked at. */
export const NOTHING_CHOSEN = { spot: null, way: null, segment: null } as const;

const settings = createStore<PlaceSettings>()(() => ({
  bandwidthM: 500,
  cells: 'hexagons',
  resolution: 8,
  rings: 1,
  unitDistanceM: 1000,
  radiusM: 150,
  minPoints: 6,
  hubRadiusM: 200,
  ...NOTHING_CHOSEN,
  progress: 0,
}));

/** The settings, and what changes some of them. */
export function usePlaceSettings(): [PlaceSettings, (patch: Partial<PlaceSettings>) => void] {
  return [useStore(settings), (patch) => settings.setState(patch)];
}
