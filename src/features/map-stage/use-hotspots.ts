import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { TimeRange } from '../../domain/time/ranges.ts';
import { casesQuery } from '../../api/cases.ts';
import type { CasePoints } from '../../layers/hotspot-density.ts';

/**
 * Pickpocket cases under a time range. Victims notice late, so a case is an interval; it counts with the share
 * of its interval that lies in the range (aoristic weight).
 */
export function useHotspots(isOn: boolean, range: TimeRange | undefined): CasePoints | undefined {
  const cases = useQuery({ ...casesQuery, enabled: isOn }).data;
  return useMemo(() => {
    if (!isOn || cases === undefined || range === undefined) return undefined;
    const points: [number, number, number][] = [];
    let sum = 0;
    for (let row = 0; row < cases.count; row++) {
      const from = cases.from[row] ?? 0;
      const to = Math.max(from + 1, cases.to[row] ?? 0);
      const inside = Math.min(to, range.to) - Math.max(from, range.from);
      if (inside <= 0) continue;
      const weight = inside / (to - from);
      sum += weight;
      points.push([cases.longitude[row] ?? 0, cases.latitude[row] ?? 0, weight]);
    }
    return { points, weight: sum, all: cases.count };
  }, [isOn, cases, range]);
}
