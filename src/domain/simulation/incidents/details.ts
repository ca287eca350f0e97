import { createAliasTable } from '../../random/alias-table.ts';
import { chance, logNormal, pick } from '../../random/distributions.ts';
import type { Random } from '../../random/random.ts';
import { valueFor, type Calibration } from './calibration.ts';
import type { Resolution, Tier, Urgency } from '../../incidents/life-cycle.ts';
import type { LifePath } from './life-path.ts';
import type { Site } from './sites.ts';

/** Draws what surrounds an incident: words, moments, departments, marks and costs. */
export interface Details {
  title(titles: readonly string[], site: Site, categoryCode: string): string;
  occurredBefore(reportedAt: number, urgency: Urgency): number;
  coDepts(tier: Tier, leadDept: string | undefined): string[];
  /** Mark 1–5 of an evaluated incident, lower where it came late or had to be done again. */
  satisfaction(path: LifePath, deadlineAt: number | undefined): number | undefined;
  costCny(path: LifePath, categoryCode: string): number | undefined;
}

export function createDetails(calibration: Calibration, random: Random): Details {
  const satisfactionTable = createAliasTable(calibration.satisfactionWeights.value);
  const { street, inside } = calibration.placeWords;
  return {
    title(titles, site, categoryCode) {
      if (site.place !== undefined) return `${pick(random, titles)} · ${site.place.place.name}`;
      const isStreet = chance(random, valueFor(calibration.streetShare.value, categoryCode));
      return `${pick(random, titles)} · ${pick(random, isStreet ? street : inside)}`;
    },
    occurredBefore(reportedAt, urgency) {
      const minutes = Math.min(logNormal(random, urgency === 'emergency' ? 8 : 25, 1.1), 3 * 24 * 60);
      return reportedAt - Math.floor(minutes * 60) * 1000;
    },
    coDepts(tier, leadDept) {
      if (tier === 'L1') return [];
      const others = calibration.coDepts.value.filter((dept) => dept !== leadDept);
      const first = pick(random, others);
      const rest = others.filter((dept) => dept !== first);
      return tier === 'L2' ? [first] : [first, pick(random, rest)];
    },
    satisfaction(path, deadlineAt) {
      if (path.status !== 'evaluated') return undefined;
      const mark = satisfactionTable.draw(random) + 1;
      const isLate = path.handledAt !== undefined && deadlineAt !== undefined && path.handledAt > deadlineAt;
      return mark > 1 && (isLate || path.redoCount > 0) && chance(random, 0.5) ? mark - 1 : mark;
    },
    costCny(path, categoryCode) {
      const share = valueFor(calibration.costShare.value, categoryCode);
      if (share === 0 || path.handledAt === undefined || !chance(random, share)) return undefined;
      return Math.round(logNormal(random, 480, 0.9) / 10) * 10;
    },
  };
}

/** How an incident was settled; `undefined` while it is not. */
export function resolutionOf(path: LifePath, planned: Resolution): Resolution | undefined {
  if (path.status === 'rejected' || path.status === 'voided') return 'invalid';
  if (path.handledAt === undefined) return undefined;
  return path.acceptedAt === undefined ? 'onSpot' : planned;
}
