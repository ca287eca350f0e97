import { falseDiscoveryThreshold } from '../../statistics/false-discovery.ts';
import type { KnoxTable } from './knox.ts';
import { bandOf } from './near-pairs.ts';

/** How far a theft is followed by others, as the Knox table of the city shows it. */
export interface LearnedReach {
  /** Per day band the upper edge of the distances that are significant without a gap from 0; `null` where none is. */
  readonly radiusM: readonly (number | null)[];
  /** A cell of the table is significant where its p-value is not above this; 0 = no cell is. */
  readonly threshold: number;
}

/** The area around one case in which the next theft is more likely than by chance. */
export interface NearRepeatZone {
  /** Index of the case. */
  readonly index: number;
  readonly radiusM: number;
  readonly ageDays: number;
  /** Days from the case after which nothing is left of it. */
  readonly lifeDays: number;
  /** 1 on the day of the theft, 0 when it expires. */
  readonly strength: number;
}

/**
 * What the table says with the false discovery rate over all of its cells held at `level`. Only cells with more pairs
 * than expected count.
 */
export function nearRepeatReach(
  { p, ratio }: KnoxTable,
  distanceBands: readonly number[],
  level: number,
): LearnedReach {
  const threshold = falseDiscoveryThreshold(p.flat(), level);
  const days = p[0]?.length ?? 0;
  const radiusM = Array.from({ length: days }, (_, column) => {
    let reach: number | null = null;
    for (const [row, edge] of distanceBands.entries()) {
      if (!(p[row]![column]! <= threshold && ratio[row]![column]! > 1)) break;
      reach = edge;
    }
    return reach;
  });
  return { radiusM, threshold };
}

/**
 * The zones of cases of an age (days; below 0 = later than now, no zone). A zone has the radius of its day band and ends
 * with the last of the unbroken significant bands from the first day on.
 */
export function nearRepeatZones(
  agesDays: ArrayLike<number>,
  { radiusM }: LearnedReach,
  dayBands: readonly number[],
): NearRepeatZone[] {
  const firstGap = radiusM.findIndex((radius) => radius === null);
  const lifeDays = dayBands[(firstGap < 0 ? radiusM.length : firstGap) - 1];
  if (lifeDays === undefined) return [];
  const zones: NearRepeatZone[] = [];
  for (let index = 0; index < agesDays.length; index += 1) {
    const ageDays = agesDays[index]!;
    if (!(ageDays >= 0 && ageDays <= lifeDays)) continue;
    zones.push({
      index,
      radiusM: radiusM[bandOf(ageDays, dayBands)]!,
      ageDays,
      lifeDays,
      strength: 1 - ageDays / lifeDays,
    });
  }
  return zones;
}
