import type { Position } from '../geo/positions.ts';
import type { PlaceScene } from './place/place-picture.ts';

/** A stop of a round as the map draws it. */
export interface ScenePlanStop {
  /** 1, 2, 3 … in the order of the round. */
  readonly order: number;
  readonly name: string;
  readonly position: Position;
  /** Epoch ms. */
  readonly arriveAt: number;
  readonly leaveAt: number;
  readonly isLocked: boolean;
}

/** The round of one team. */
export interface ScenePlanTeam {
  /** 1, 2, 3 … */
  readonly team: number;
  readonly stops: readonly ScenePlanStop[];
  /** The way from stop to stop. */
  readonly path: readonly Position[];
}

/** What the patrol desk draws on the map; `null` while it has nothing to draw. */
export interface DeskScene {
  readonly plan: { readonly teams: readonly ScenePlanTeam[]; readonly shownTeam: number | null } | null;
  /** The hotspots; `null` until they are known. */
  readonly place: PlaceScene | null;
}

export const EMPTY_DESK_SCENE: DeskScene = { plan: null, place: null };
