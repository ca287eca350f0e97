import type { MultiPolygon, Polygon } from 'geojson';
import type { BoundingBox, Position } from '../geo/positions.ts';
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

/** Where thefts are to be expected and no camera looks, and where one more would gain the most. */
export interface SceneBlindSpots {
  readonly cells: readonly { readonly box: BoundingBox; readonly unseenPerYear: number }[];
  readonly proposals: readonly {
    readonly order: number;
    readonly position: Position;
    readonly gainPerYear: number;
  }[];
  readonly viewRadiusM: number;
  /** Cases that were counted. */
  readonly cases: number;
}

/** A case of a series as the map draws it. */
export interface SceneSeriesCase {
  readonly caseNo: string;
  /** 1, 2, 3 … in the order of their times. */
  readonly order: number;
  readonly position: Position;
  readonly isChosen: boolean;
}

/** Two cases that may belong together. */
export interface SceneSeriesLink {
  readonly from: Position;
  readonly to: Position;
  /** 0–1. */
  readonly probability: number;
  readonly isChosen: boolean;
}

/** Cases that are held against each other. */
export interface SceneSeries {
  readonly cases: readonly SceneSeriesCase[];
  readonly links: readonly SceneSeriesLink[];
}

/** The rounds of a shift. */
interface ScenePlan {
  readonly teams: readonly ScenePlanTeam[];
  readonly shownTeam: number | null;
  /** Where teams are at the moment that is shown; empty while none is. */
  readonly now: readonly { readonly team: number; readonly position: Position }[];
}

/** What the coverage audit draws. */
export interface SceneAudit {
  /** `number`: of the finding in the report, from 1. */
  readonly findings: readonly { readonly number: number; readonly position: Position }[];
  /** The finding that is looked at. */
  readonly chosen: {
    readonly number: number;
    /** Its units, as they are or as a repair leaves them. */
    readonly units: readonly { readonly geometry: Polygon | MultiPolygon; readonly isMended: boolean }[];
    /** The ground that is told of; findings of codes and rings have none. */
    readonly ground: Polygon | undefined;
    readonly isAfter: boolean;
  } | null;
}

/** A place that a sentence speaks of: its circle, and the reports in it. */
export interface SceneMarked {
  readonly centre: Position;
  readonly radiusM: number;
  readonly positions: readonly (readonly [number, number])[];
}

/** What the patrol desk draws on the map; `null` while it has nothing to draw. */
export interface DeskScene {
  readonly plan: ScenePlan | null;
  readonly blindSpots: SceneBlindSpots | null;
  readonly series: SceneSeries | null;
  /** The hotspots; `null` until they are known. */
  readonly place: PlaceScene | null;
  /** The coverage audit, in every workspace. */
  readonly audit: SceneAudit | null;
  /** The place that is spoken of, in every workspace. */
  readonly marked: SceneMarked | null;
}

export const EMPTY_DESK_SCENE: DeskScene = {
  plan: null,
  blindSpots: null,
  series: null,
  place: null,
  audit: null,
  marked: null,
};
