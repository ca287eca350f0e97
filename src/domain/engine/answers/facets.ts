import { PROGRESSES, TIERS } from '../../incidents/life-cycle.ts';
import { CALENDAR_CLASSES } from '../../time/calendar-classes.ts';
import type { Facets } from '../api/answer.ts';
import { MISS } from '../filter/clauses.ts';
import type { Dictionary } from '../columns/dictionary.ts';
import { PROGRESS_BITS, PROGRESS_MASK } from '../columns/kinds.ts';

/** Counts of each clause's values with that clause left out, from the counts per kind. */
export function facetsOf(
  counts: Int32Array,
  kindMiss: Uint8Array,
  { kinds, categories, channels }: Dictionary,
  calendar: readonly number[],
): { facets: Omit<Facets, 'withoutHour'>; total: number } {
  const byCategory = new Uint32Array(categories.length);
  const byChannel = new Uint32Array(channels.length);
  const byTier = new Uint32Array(TIERS.length);
  const byProgress = new Uint32Array(PROGRESSES.length);
  let total = 0;
  for (let kind = 0; kind < kindMiss.length; kind++) {
    const count = counts[kind]!;
    if (count === 0) continue;
    const miss = kindMiss[kind]!;
    const combination = kind >> PROGRESS_BITS;
    if ((miss & ~MISS.category) === 0) byCategory[kinds.category[combination]!]! += count;
    if ((miss & ~MISS.channel) === 0) byChannel[kinds.channel[combination]!]! += count;
    if ((miss & ~MISS.tier) === 0) byTier[kinds.tier[combination]!]! += count;
    if ((miss & ~MISS.progress) === 0) byProgress[kind & PROGRESS_MASK]! += count;
    if (miss === 0) total += count;
  }
  const named = <T extends string>(codes: readonly T[], values: ArrayLike<number>) =>
    Object.fromEntries(codes.map((code, index) => [code, values[index] ?? 0])) as Record<T, number>;
  return {
    total,
    facets: {
      categories: named(categories, byCategory),
      channels: named(channels, byChannel),
      tiers: named(TIERS, byTier),
      progresses: named(PROGRESSES, byProgress),
      calendar: named(CALENDAR_CLASSES, calendar),
    },
  };
}
