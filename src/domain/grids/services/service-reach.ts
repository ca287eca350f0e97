import { distanceM, M_PER_DEGREE, type BoundingBox, type Position } from '../../geo/positions.ts';
import type { StreetGraph } from '../../geo/street-graph.ts';
import { createStreetIndex } from '../../travel/street-index.ts';
import type { StreetPoint } from '../../travel/street-point.ts';
import { costsFromAny, type TravelSource } from '../../travel/travel-field.ts';
import { BY_DISTANCE } from '../../travel/travel.ts';

/** A facility that serves what lies within its radius. */
export interface ServicePoint {
  readonly point: Position;
  readonly radiusM: number;
}

/** What is within reach of any of some facilities. */
export interface ServiceReach {
  /**
   * Tells of places in a box whether they are served; `undefined` where no radius meets the box, even as the crow flies,
   * so that nothing in it is served.
   */
  within(box: BoundingBox): ((place: Position) => boolean) | undefined;
}

/** Reach as the crow flies: a place is served within the radius of a facility. */
export function straightReach(services: readonly ServicePoint[]): ServiceReach {
  return {
    within: (box) => {
      const near = servicesNear(services, box);
      if (near.length === 0) return undefined;
      return (place) => near.some(({ point, radiusM }) => distanceM(point, place) <= radiusM);
    },
  };
}

/**
 * Reach on foot over a street graph: made once for a graph, then asked for each kind of facility. A place is served where
 * the way to a facility is no longer than its radius: straight to the nearest street, along the streets, and straight from
 * the street to the facility. Inside a block, where no street lies between the two, the straight line is the way.
 */
export function walkingReach(graph: StreetGraph): (services: readonly ServicePoint[]) => ServiceReach {
  const index = createStreetIndex(graph);
  return (services) => {
    const most = Math.max(0, ...services.map(({ radiusM }) => radiusM));
    const sources = services.flatMap(({ point, radiusM }): TravelSource[] => {
      const street = index.nearest(point, radiusM);
      // Those with a shorter radius start late.
      return street === undefined ? [] : [{ point: street, before: most - radiusM }];
    });
    const costs = costsFromAny(graph, sources, BY_DISTANCE, most);
    const onStreet = new Map<string, TravelSource[]>();
    for (const source of sources) {
      const street = streetOf(source.point);
      onStreet.set(street, [...(onStreet.get(street) ?? []), source]);
    }
    const isReachedByStreet = (place: Position): boolean => {
      const goal = index.nearest(place, most);
      if (goal === undefined) return false;
      const along = (onStreet.get(streetOf(goal)) ?? []).map(
        ({ point, before }) => before + point.approachM + Math.abs(point.fromM - goal.fromM),
      );
      const ways = [costs[goal.from]! + goal.fromM, costs[goal.to]! + goal.toM, ...along];
      return Math.min(...ways) + goal.approachM <= most;
    };
    return {
      within: (box) => {
        const near = servicesNear(services, box);
        if (near.length === 0) return undefined;
        return (place) => {
          const close = near.filter(({ point, radiusM }) => distanceM(point, place) <= radiusM);
          // No way is shorter than the straight line.
          if (close.length === 0) return false;
          return close.some(({ point }) => !index.crossesStreet(point, place)) || isReachedByStreet(place);
        };
      },
    };
  };
}

const streetOf = ({ from, to }: StreetPoint) => `${from} ${to}`;

function servicesNear(
  services: readonly ServicePoint[],
  [west, south, east, north]: BoundingBox,
): ServicePoint[] {
  return services.filter(({ point: [lng, lat], radiusM }) => {
    const latDeg = (radiusM / M_PER_DEGREE) * 1.01;
    const lngDeg = latDeg / Math.cos((lat * Math.PI) / 180);
    return lng >= west - lngDeg && lng <= east + lngDeg && lat >= south - latDeg && lat <= north + latDeg;
  });
}
