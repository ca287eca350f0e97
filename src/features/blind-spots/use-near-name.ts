import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { facilitiesQuery } from '../../api/facilities.ts';
import { placesQuery } from '../../api/places.ts';
import { distanceM, type Position } from '../../domain/geo/positions.ts';

/** Names farther away than this do not help to find a place, m. */
const NAMED_WITHIN_M = 600;

/** The named place or bus stop nearest to a position, with its distance; `undefined` where there is none within 600 m. */
export function useNearName(): (
  position: Position,
) => { readonly name: string; readonly distanceM: number } | undefined {
  const places = useQuery(placesQuery).data;
  const facilities = useQuery(facilitiesQuery).data;
  const named = useMemo(
    () => [
      ...(places ?? []).filter(({ kind }) => kind !== 'TOWN' && kind !== 'WATER'),
      ...(facilities ?? []).filter(({ facilityType }) => facilityType === 'BUS_STOP'),
    ],
    [places, facilities],
  );
  return (position) => {
    let nearest: { name: string; distanceM: number } | undefined;
    for (const { name, point } of named) {
      const apartM = distanceM(position, point);
      if (apartM <= (nearest?.distanceM ?? NAMED_WITHIN_M)) nearest = { name, distanceM: apartM };
    }
    return nearest;
  };
}
