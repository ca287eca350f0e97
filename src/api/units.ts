import { queryOptions } from '@tanstack/react-query';
import type { UnitCollection } from '../schemas/units.ts';
import { getJson } from './client.ts';
import { featureCollection } from './feature-collection.ts';

export type UnitsLevel = 'county' | 'township' | 'village' | 'grid' | 'micro-grid' | 'finest' | 'area';

/** Units of one level of the whole city, or of what lies inside a unit; `finest` gives each place its last unit. */
export const unitsQuery = (level: UnitsLevel, within?: string) =>
  queryOptions({
    queryKey: within === undefined ? ['units', level] : ['units', level, within],
    queryFn: ({ signal }) => {
      const inside = within === undefined ? '' : `&within=${within}`;
      return getJson(`/api/units?level=${level}${inside}`, featureCollection<UnitCollection>(), signal);
    },
    staleTime: Infinity,
    // Boundaries are compared by reference; to compare thousands of corners would cost more than to read them.
    structuralSharing: false,
  });

/** Versions of units that the page does not draw, the newest first; kept where boundaries changed (`unit-versions.ts`). */
export const otherVersions = { queryKey: ['units', 'others'], structuralSharing: false } as const;
