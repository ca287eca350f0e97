import { dayBefore, overlapInTime, type Validity } from './validity.ts';

/** What becomes of a version: nothing, an earlier end, or another one stands in its place. */
export type VersionFate = 'stays' | 'taken over' | { readonly validTo: string };

/**
 * What becomes of a version that one layer has, where another layer brings versions of the same code. The first of those that
 * share a day with it ends it the day before; where it begins no earlier itself, it is taken over. It stays where it outlives them all.
 */
export function fateBeside(version: Validity, incoming: readonly Validity[]): VersionFate {
  const shared = incoming.filter((other) => overlapInTime(version, other));
  if (shared.length === 0 || outlives(version, shared)) return 'stays';
  const first = shared.map(({ validFrom }) => validFrom ?? '').toSorted()[0] ?? '';
  return (version.validFrom ?? '') < first ? { validTo: dayBefore(first) } : 'taken over';
}

/** Whether a version goes on after the last of those that share a day with it: what it says of the time after would be lost. */
export function outlives(version: Validity, incoming: readonly Validity[]): boolean {
  const shared = incoming.filter((other) => overlapInTime(version, other));
  const { validTo } = version;
  return (
    shared.length > 0 &&
    shared.every((other) => other.validTo !== undefined && (validTo === undefined || other.validTo < validTo))
  );
}
