import { groupBy } from '../arrays/group-by.ts';
import type { SurgeSeries } from './surge-model.ts';

/** What a surge must say to be ranked. */
interface RankedSurge extends SurgeSeries {
  readonly endedAt: number | null;
  readonly count: number;
  readonly high: number;
  readonly acknowledgedAt: number | null;
}

/** The surges of one county that go on: one thing to be told of. */
export interface SurgeGroup<One extends RankedSurge> {
  readonly countyCode: string;
  /** What is said first, with its own times: all categories together where several surge, or none by itself; else the one. */
  readonly lead: One;
  /** Single categories, the one with most reports beyond the usual first. */
  readonly categories: readonly One[];
  readonly all: readonly One[];
  /** Those that nobody has acknowledged. */
  readonly fresh: readonly One[];
}

const beyond = ({ count, high }: RankedSurge): number => count - high;

/** The surges that go on, county by county: what nobody has acknowledged first, then by how far it is beyond the usual. */
export function groupSurges<One extends RankedSurge>(surges: readonly One[]): SurgeGroup<One>[] {
  const byCounty = groupBy(
    surges.filter(({ endedAt }) => endedAt === null),
    ({ countyCode }) => countyCode,
  );
  return [...byCounty]
    .flatMap(([countyCode, all]) => {
      const categories = all
        .filter(({ categoryCode }) => categoryCode !== null)
        .sort((a, b) => beyond(b) - beyond(a));
      const whole = all.find(({ categoryCode }) => categoryCode === null);
      const lead = (categories.length === 1 ? categories[0] : whole) ?? categories[0];
      if (lead === undefined) return [];
      const fresh = all.filter(({ acknowledgedAt }) => acknowledgedAt === null);
      return [{ countyCode, lead, categories, all, fresh }];
    })
    .sort(
      (a, b) => Number(b.fresh.length > 0) - Number(a.fresh.length > 0) || beyond(b.lead) - beyond(a.lead),
    );
}
