import type { Position } from '../geo/positions.ts';
import type { ReachArea } from './reach-area.ts';

/** A mark with the sign under which the panel lists it. */
export interface SignedMark {
  readonly sign: string;
  readonly point: Position;
}

/** What the map shows of an emergency. */
export interface EmergencyScene {
  readonly point: Position;
  /** Areas that can be reached on foot, the smallest first. */
  readonly reach: readonly ReachArea[];
  /** The streets in them. */
  readonly streets: readonly (readonly Position[])[];
  /** Where somebody can be who was at the point when it was reported. */
  readonly since: ReachArea | null;
  readonly cameras: readonly SignedMark[];
  readonly posts: readonly SignedMark[];
  /** Ways along the streets to the cameras. */
  readonly routes: readonly (readonly Position[])[];
  /** The nearest position on the nearest water. */
  readonly water: Position | null;
}
