import type { SurgeGroup } from '../../domain/situation/surge-groups.ts';
import type { SurgeRecord } from '../../schemas/surges.ts';

/** Shorter than this nobody has read what is shown. */
const READ_AFTER_MS = 1_000;

/** The county that is told of next, because something there is not acknowledged. */
export interface SurgeNotice {
  readonly group: SurgeGroup<SurgeRecord>;
  /** In the strip over the map; else in the line above the page. */
  readonly isInStrip: boolean;
  /** How many other counties surge. */
  readonly others: number;
}

/**
 * What is to be acknowledged next: a county that the page looks at goes first. It stands in the strip where the page has
 * one (`hasStrip`), and every other one in the line. `undefined` where all is acknowledged.
 */
export function nextSurgeNotice(
  groups: readonly SurgeGroup<SurgeRecord>[],
  isInFocus: (countyCode: string) => boolean,
  hasStrip: boolean,
): SurgeNotice | undefined {
  const fresh = groups.filter((group) => group.fresh.length > 0);
  const near = fresh.find(({ countyCode }) => isInFocus(countyCode));
  const group = near ?? fresh[0];
  return group && { group, isInStrip: hasStrip && near !== undefined, others: groups.length - 1 };
}

/** Since when each surge is shown, ms of one clock: those of `before` that still are, and new ones since `nowMs`. */
export function shownSince(
  before: ReadonlyMap<string, number>,
  shown: readonly SurgeRecord[],
  nowMs: number,
): ReadonlyMap<string, number> {
  return new Map(shown.map(({ id }) => [id, before.get(id) ?? nowMs]));
}

/** Those of the surges that were shown long enough to be read: what came while a key went down is not acknowledged by it. */
export function readSurges(
  surges: readonly SurgeRecord[],
  since: ReadonlyMap<string, number>,
  nowMs: number,
): SurgeRecord[] {
  return surges.filter(({ id }) => nowMs - (since.get(id) ?? nowMs) >= READ_AFTER_MS);
}

/** Whether an attempt to acknowledge was about any of these surges: what is said of others is over. */
export function isAbout(attempted: readonly SurgeRecord[], surges: readonly SurgeRecord[]): boolean {
  return attempted.some((one) => surges.some(({ id }) => id === one.id));
}
