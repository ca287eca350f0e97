import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { UnitCollection } from '../schemas/units.ts';
import { countiesWithMicroGrids } from './unit-index.ts';
import { unitsQuery, type UnitsLevel } from './units.ts';

const LEVELS: readonly UnitsLevel[] = ['county', 'township', 'village', 'finest', 'area'];

/** Whether the units are still being read, could not be read, or are there: only then an unknown code is known to be unknown. */
export type UnitsReading =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly error: Error; readonly retry: () => void }
  | { readonly kind: 'ready' };

/** How the reading of all levels stands; asks for nothing itself. */
export function useUnitsReading(): UnitsReading {
  const whole = useQueries({ queries: LEVELS.map((level) => ({ ...unitsQuery(level), enabled: false })) });
  const finest: UnitCollection | undefined = whole[LEVELS.indexOf('finest')]?.data;
  const divided = useMemo(() => countiesWithMicroGrids(finest), [finest]);
  const grids = useQueries({
    queries: divided.map((county) => ({ ...unitsQuery('grid', county), enabled: false })),
  });
  const levels = [...whole, ...grids];
  const failed = levels.find((level) => level.isError && level.data === undefined);
  if (failed?.error) return { kind: 'failed', error: failed.error, retry: () => void failed.refetch() };
  return { kind: levels.every((level) => level.data !== undefined) ? 'ready' : 'loading' };
}
