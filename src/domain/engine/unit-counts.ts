import { PROGRESSES } from '../incidents/life-cycle.ts';
import { COUNT_LEVELS, type CountLevel, type UnitCounts } from './answer.ts';
import type { IncidentColumns } from './columns.ts';
import { rollUp, type LevelIndex } from './unit-levels.ts';

/** Incidents per finest unit, whatever the filter says. */
export function countAllByUnit(columns: IncidentColumns): Uint32Array {
  const counts = new Uint32Array(columns.lists.units.length);
  for (let row = 0; row < columns.length; row++) counts[columns.unit[row]!]!++;
  return counts;
}

/** Counts of the matched rows per unit of every level, summed up by code prefix from the finest units. */
export function countUnits(
  columns: IncidentColumns,
  matched: Uint32Array,
  progress: Uint8Array,
  allByUnit: Uint32Array,
  levels: Readonly<Record<CountLevel, LevelIndex>>,
): Readonly<Record<CountLevel, UnitCounts>> {
  const unitCount = columns.lists.units.length;
  const matchedByUnit = new Uint32Array(unitCount);
  const registeredByUnit = new Uint32Array(unitCount);
  const handledByUnit = new Uint32Array(unitCount);
  const overdueByUnit = new Uint32Array(unitCount);
  const done = PROGRESSES.indexOf('done');
  const overdue = PROGRESSES.indexOf('overdue');
  const isValid = columns.lists.statuses.map((status) =>
    Number(status !== 'rejected' && status !== 'voided'),
  );
  for (let i = 0; i < matched.length; i++) {
    const row = matched[i]!;
    const unit = columns.unit[row]!;
    matchedByUnit[unit]!++;
    const valid = isValid[columns.status[row]!]!;
    registeredByUnit[unit]! += valid;
    handledByUnit[unit]! += Number(progress[row] === done) & valid;
    overdueByUnit[unit]! += Number(progress[row] === overdue);
  }
  const countsOf = (level: LevelIndex): UnitCounts => {
    const sums = rollUp(matchedByUnit, level);
    return {
      codes: level.codes,
      matched: sums.counts,
      around: sums.counts,
      registered: rollUp(registeredByUnit, level).counts,
      handled: rollUp(handledByUnit, level).counts,
      overdue: rollUp(overdueByUnit, level).counts,
      all: rollUp(allByUnit, level).counts,
      elsewhere: sums.elsewhere,
    };
  };
  return Object.fromEntries(COUNT_LEVELS.map((level) => [level, countsOf(levels[level])])) as Record<
    CountLevel,
    UnitCounts
  >;
}
