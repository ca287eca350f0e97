import { COUNT_LEVELS, type CountLevel, type UnitCounts } from '../api/answer.ts';
import { UNIT_CLASSES } from '../counting/count-rows.ts';
import { rollUp, type LevelIndex } from '../columns/unit-levels.ts';

/** Places in `PROGRESSES`; the classes of registered incidents come four later. */
const OVERDUE = 3;
const REGISTERED = 4;
const REGISTERED_DONE = 4;

/**
 * Counts per unit of every level, summed up by code prefix. `counts`: per finest unit and class, the unit clause left
 * out; `unitPasses`: 1 for the units that it lets through.
 */
export function countUnits(
  counts: Int32Array,
  unitPasses: Uint8Array,
  allByUnit: Uint32Array,
  levels: Readonly<Record<CountLevel, LevelIndex>>,
): Readonly<Record<CountLevel, UnitCounts>> {
  const unitCount = unitPasses.length;
  const around = new Uint32Array(unitCount);
  const matched = new Uint32Array(unitCount);
  const registered = new Uint32Array(unitCount);
  const handled = new Uint32Array(unitCount);
  const overdue = new Uint32Array(unitCount);
  for (let unit = 0; unit < unitCount; unit++) {
    const index = unit * UNIT_CLASSES;
    let valid = 0;
    let other = 0;
    for (let progress = 0; progress < REGISTERED; progress++) {
      other += counts[index + progress]!;
      valid += counts[index + REGISTERED + progress]!;
    }
    around[unit] = valid + other;
    if (unitPasses[unit] === 0) continue;
    matched[unit] = valid + other;
    registered[unit] = valid;
    handled[unit] = counts[index + REGISTERED_DONE]!;
    overdue[unit] = counts[index + OVERDUE]! + counts[index + REGISTERED + OVERDUE]!;
  }
  const countsOf = (level: LevelIndex): UnitCounts => {
    const sums = rollUp(matched, level);
    return {
      codes: level.codes,
      matched: sums.counts,
      around: rollUp(around, level).counts,
      registered: rollUp(registered, level).counts,
      handled: rollUp(handled, level).counts,
      overdue: rollUp(overdue, level).counts,
      all: rollUp(allByUnit, level).counts,
      elsewhere: sums.elsewhere,
    };
  };
  return Object.fromEntries(COUNT_LEVELS.map((level) => [level, countsOf(levels[level])])) as Record<
    CountLevel,
    UnitCounts
  >;
}
