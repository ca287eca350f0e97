import type { Position } from '../geo/positions.ts';
import type { StreetGraph } from '../geo/street-graph.ts';
import { nearestByTravel } from './nearest-by-travel.ts';
import { nearestWaters, type NearWater, type Water } from './nearest-water.ts';
import { reachAreas, type ReachArea } from './reach-area.ts';
import { reachedStreets } from './reached-streets.ts';
import { nearestStreetPoint } from '../travel/street-point.ts';
import { costTo, routeTo, travelField, type TravelField } from '../travel/travel-field.ts';
import { BY_DISTANCE, BY_VEHICLE, ON_FOOT } from '../travel/travel.ts';

/** Minutes on foot whose areas are drawn. */
export const REACH_MINUTES = [5, 10, 15, 20] as const;
const CAMERAS = 6;
/** Waters further away than this are not near, m. */
const WATER_WITHIN_M = 5_000;

/** A camera near an emergency. */
export interface NearCamera {
  readonly gbId: string;
  readonly point: Position;
  readonly streetM: number;
  readonly greatCircleM: number;
  readonly bearingDeg: number;
  /** Along the streets, from the emergency to the camera. */
  readonly route: readonly Position[];
}

/** A station or post near an emergency. Times are of the streets alone: nobody's turning out is in them. */
export interface NearPost {
  readonly id: string;
  readonly point: Position;
  readonly vehicleS: number;
  readonly footS: number;
  readonly streetM: number;
  readonly greatCircleM: number;
  readonly bearingDeg: number;
}

/** What lies around an emergency. */
export interface Surroundings {
  readonly point: Position;
  /** From the point to the nearest street, m. */
  readonly approachM: number;
  readonly cameras: readonly NearCamera[];
  readonly posts: readonly NearPost[];
  readonly waters: readonly NearWater[];
  readonly reach: readonly ReachArea[];
  /** Streets that are reached on foot within the most minutes. */
  readonly streets: readonly (readonly Position[])[];
  readonly onFoot: TravelField;
}

interface Camera {
  readonly gbId: string;
  readonly status: string;
  readonly point?: Position | undefined;
}
interface Facility {
  readonly id: string;
  readonly facilityType: string;
  readonly point: Position;
}

/** How many of each kind of station and post are listed. */
const POSTS_BY_TYPE: Readonly<Record<string, number>> = {
  POLICE_STATION: 2,
  POLICE_POST: 1,
  CZ_CENTER: 2,
  PARTY_SERVICE: 1,
  HEALTH: 1,
};

/** Looks around an emergency; `undefined` where the graph has no street. Cameras that were taken down are left out. */
export function surroundingsOf(
  graph: StreetGraph,
  point: Position,
  known: {
    cameras: readonly Camera[];
    facilities: readonly Facility[];
    waters: readonly Water[];
  },
): Surroundings | undefined {
  const start = nearestStreetPoint(graph, point);
  if (start === undefined) return undefined;
  const byDistance = travelField(graph, start, BY_DISTANCE);
  const onFoot = travelField(graph, start, ON_FOOT);
  const standing = known.cameras.filter(({ status }) => status !== 'removed');
  return {
    point,
    approachM: start.approachM,
    onFoot,
    cameras: nearestByTravel(byDistance, standing, CAMERAS).map((found) => ({
      gbId: found.item.gbId,
      point: found.point,
      streetM: found.cost,
      greatCircleM: found.greatCircleM,
      bearingDeg: found.bearingDeg,
      route: routeTo(byDistance, found.street),
    })),
    posts: nearestPosts(graph, known.facilities, { byDistance, onFoot }),
    waters: nearestWaters(point, known.waters).filter(({ distanceM }) => distanceM <= WATER_WITHIN_M),
    reach: reachAreas(onFoot, REACH_MINUTES),
    streets: reachedStreets(onFoot, Math.max(...REACH_MINUTES) * 60),
  };
}

function nearestPosts(
  graph: StreetGraph,
  facilities: readonly Facility[],
  { byDistance, onFoot }: Record<'byDistance' | 'onFoot', TravelField>,
): NearPost[] {
  const byVehicle = travelField(graph, onFoot.start, BY_VEHICLE);
  return Object.entries(POSTS_BY_TYPE)
    .flatMap(([type, count]) =>
      nearestByTravel(
        byVehicle,
        facilities.filter(({ facilityType }) => facilityType === type),
        count,
      ),
    )
    .map((found) => ({
      id: found.item.id,
      point: found.point,
      vehicleS: found.cost,
      footS: costTo(onFoot, found.street),
      streetM: costTo(byDistance, found.street),
      greatCircleM: found.greatCircleM,
      bearingDeg: found.bearingDeg,
    }))
    .sort((a, b) => a.vehicleS - b.vehicleS);
}

/** Longer ago than this nobody can say how far somebody went, and no area is drawn, minutes. */
export const MOST_MINUTES_SINCE = 60;

/**
 * Where somebody on foot can be by now who was at the point when it was reported; `undefined` in the first minute, and
 * after an hour.
 */
export function reachSince(onFoot: TravelField, elapsedMs: number): ReachArea | undefined {
  const minutes = Math.floor(elapsedMs / 60_000);
  if (minutes < 1 || minutes > MOST_MINUTES_SINCE) return undefined;
  return reachAreas(onFoot, [minutes])[0];
}
