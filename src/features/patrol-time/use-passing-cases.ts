import { useMemo } from 'react';
import { passCases, type PassingCases } from '../../domain/engine/intervals/pass-cases.ts';
import type { DeskCases } from './use-desk-cases.ts';

/**
 * Which cases pass the page's clauses of place and kind, its range and week clock aside. `leftOut`: bits of `CASE_MISS` that
 * do no harm.
 */
export function usePassingCases(desk: DeskCases, leftOut = 0): PassingCases {
  const { cases, markets, filter, memberCodes } = desk;
  return useMemo(() => {
    const { unitCode } = filter;
    const areaMembers = unitCode !== null && memberCodes !== undefined ? { [unitCode]: memberCodes } : {};
    return passCases(cases, filter, { markets, areaMembers }, leftOut);
  }, [cases, markets, filter, memberCodes, leftOut]);
}
