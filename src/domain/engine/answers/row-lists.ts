import { PROGRESSES } from '../../incidents/life-cycle.ts';
import type { ListedIncident, RowPage } from '../api/answer.ts';
import type { Dictionary } from '../columns/dictionary.ts';
import { PROGRESS_MASK } from '../columns/kinds.ts';
import { writeRow } from '../store/write-row.ts';
import { halfHourOfRow } from '../store/half-hours.ts';
import type { ListedPart } from '../queries/query-cache.ts';
import { FLAG } from '../matching/match-rows.ts';

/** Matching rows of a part from the newest to the oldest; half hours without a match are jumped over. */
function* newestFirst(part: ListedPart, progress: number | null): Generator<number, void, void> {
  const { segment, matches, weekHours, from, to } = part;
  const { halfHours, columns } = segment;
  if (from >= to) return;
  for (
    let halfHour = halfHourOfRow(halfHours, to - 1);
    halfHour >= 0 && halfHours.rows[halfHour + 1]! > from;
    halfHour--
  ) {
    if (matches.matched[halfHour] === 0) continue;
    if (weekHours !== null && weekHours[halfHours.hours[halfHour]!] === 0) continue;
    const first = Math.max(from, halfHours.rows[halfHour]!);
    for (let row = Math.min(to, halfHours.rows[halfHour + 1]!) - 1; row >= first; row--) {
      if ((matches.flags[row]! & FLAG.match) === 0) continue;
      if (progress === null || (columns.kind[row]! & PROGRESS_MASK) === progress) yield row;
    }
  }
}

/** Matching rows of all parts together, newest first; of one moment those of later parts come first. */
function* merged(
  parts: readonly ListedPart[],
  progress: number | null,
): Generator<{ part: ListedPart; row: number }, void, void> {
  const heads = parts.map((part) => {
    const rows = newestFirst(part, progress);
    return { part, rows, next: rows.next() };
  });
  for (;;) {
    let best: (typeof heads)[number] | undefined;
    let bestTime = Number.NEGATIVE_INFINITY;
    for (const head of heads) {
      if (head.next.done) continue;
      const time = head.part.segment.columns.time[head.next.value]!;
      if (time < bestTime) continue;
      best = head;
      bestTime = time;
    }
    if (!best || best.next.done) return;
    yield { part: best.part, row: best.next.value };
    best.next = best.rows.next();
  }
}

/**
 * A page of the matches. `progressCounts`: matches per progress in the order of `PROGRESSES`, by which a page of the
 * most pressing finds where it begins.
 */
export function listRows(
  parts: readonly ListedPart[],
  dictionary: Dictionary,
  { offset, limit, order }: RowPage,
  progressCounts: readonly number[],
): ListedIncident[] {
  const page: ListedIncident[] = [];
  let skip = offset;
  const sections: (number | null)[] =
    order === 'pressing' ? PROGRESSES.map((_, index) => PROGRESSES.length - 1 - index) : [null];
  for (const progress of sections) {
    const here = progress === null ? Number.POSITIVE_INFINITY : (progressCounts[progress] ?? 0);
    if (skip >= here) {
      skip -= here;
      continue;
    }
    if (page.length >= limit) break;
    for (const { part, row } of merged(parts, progress)) {
      if (skip-- > 0) continue;
      page.push(writeRow(part.segment, dictionary, row));
      if (page.length >= limit) break;
    }
    skip = 0;
  }
  return page;
}
