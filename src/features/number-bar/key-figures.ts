import type { EngineAnswer } from '../../domain/engine/api/answer.ts';
import type { FilterState } from '../../domain/engine/api/filter.ts';
import type { CameraRecord } from '../../schemas/cameras.ts';

/** The key figures of one answer; all of them count the incidents that match the filter. */
export interface KeyFigures {
  total: number;
  all: number;
  /** Neither rejected nor voided: the denominator of the completion rate. */
  registered: number;
  handled: number;
  overdue: number;
  nearDeadline: number;
  /** Neither completed nor rejected nor voided. */
  open: number;
  /** Finest units without a matching incident; unknown while the units are not there. */
  silent: number | undefined;
}

/**
 * Reads the key figures. Every incident names its finest unit, so that level carries them all. The facet of progress is
 * drawn without its own clause, which is therefore applied here again.
 */
export function readKeyFigures(
  answer: EngineAnswer,
  filter: FilterState,
  finestUnits: number | undefined,
): KeyFigures {
  const { matched, registered, handled, overdue } = answer.units.finest;
  const sum = (counts: Iterable<number>): number => [...counts].reduce((total, count) => total + count, 0);
  const { progresses } = answer.facets;
  const ofProgress = (progress: keyof typeof progresses): number =>
    filter.progresses.length === 0 || filter.progresses.includes(progress) ? progresses[progress] : 0;
  return {
    total: answer.total,
    all: answer.all,
    registered: sum(registered),
    handled: sum(handled),
    overdue: sum(overdue),
    nearDeadline: ofProgress('nearDeadline'),
    open: ofProgress('inHand') + ofProgress('nearDeadline') + ofProgress('overdue'),
    silent:
      finestUnits === undefined ? undefined : finestUnits - sum(matched.map((count) => Number(count > 0))),
  };
}

/**
 * Whether a filter leaves out incidents for more than their time and unit. A unit without a match may then still have
 * reports.
 */
export function isNarrowed(filter: FilterState): boolean {
  const { categories, channels, progresses, tiers, weekHours, calendar, lasso } = filter;
  const lists = [categories, channels, progresses, tiers, weekHours, calendar, lasso ?? []];
  return lists.some((clause) => clause.length > 0);
}

/** How many video points of an extent are online, and when that was last said (ISO 8601; empty where never). */
export interface CameraFigures {
  online: number;
  total: number;
  latestStatusAt: string;
}

/**
 * Counts the cameras that are not removed. With `isInside` only those whose unit it accepts; a camera that names no unit
 * counts for the whole city alone.
 */
export function readCameraFigures(
  cameras: readonly CameraRecord[],
  isInside: ((unitCode: string) => boolean) | undefined,
): CameraFigures {
  const counted = cameras.filter(
    ({ status, unitCode }) =>
      status !== 'removed' && (isInside === undefined || (unitCode !== undefined && isInside(unitCode))),
  );
  return {
    online: counted.filter(({ status }) => status === 'online').length,
    total: counted.length,
    latestStatusAt: counted.reduce(
      (last, { statusAt }) => (statusAt !== undefined && statusAt > last ? statusAt : last),
      '',
    ),
  };
}
