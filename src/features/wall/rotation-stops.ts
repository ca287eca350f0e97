import type { IndexedUnit, UnitIndex } from '../../api/unit-index.ts';
import { NESTED_LEVELS, parentCode } from '../../domain/grids/codes.ts';
import type { Situation } from '../../schemas/situation.ts';

/** A unit that the rotation shows; `code` null = the whole city. */
export interface RotationStop {
  readonly code: string | null;
  /** Absent for the whole city. */
  readonly name: string | undefined;
  /** Open incidents, where they are known. */
  readonly open: number | undefined;
}

/** So many of the units with most open incidents are shown after the areas. */
const BUSIEST = 4;

/**
 * The stops of the rotation, in order: the focus of the page (`focus`, null = the city), the units directly below it by
 * code, then the busiest units of the next level. Units without open incidents are not among the busiest.
 */
export function rotationStops(
  units: UnitIndex,
  focus: string | null,
  command: Situation['command'] | undefined,
): RotationStop[] {
  const ofCommand = (command ?? []).flatMap((level) => level.units);
  const openOf = new Map(ofCommand.map(({ unitCode, open }) => [unitCode, open]));
  const stop = (code: string): RotationStop => ({
    code,
    name: units.get(code)?.name ?? code,
    open: openOf.get(code),
  });
  const areas = [...units.values()]
    .filter((unit) => isDirectlyBelow(unit, focus))
    .map(({ code }) => code)
    .sort();
  const first = units.get(areas[0] ?? '')?.level;
  const below = NESTED_LEVELS[NESTED_LEVELS.findIndex((level) => level === first) + 1];
  const busiest = ofCommand
    .filter(({ unitCode, open }) => open > 0 && units.get(unitCode)?.level === below)
    .sort((a, b) => b.open - a.open)
    .slice(0, BUSIEST)
    .map(({ unitCode }) => unitCode);
  const whole = focus === null ? { code: null, name: undefined, open: undefined } : stop(focus);
  return [whole, ...areas.map(stop), ...busiest.map(stop)];
}

function isDirectlyBelow({ code, level }: IndexedUnit, focus: string | null): boolean {
  if (level === 'area') return false;
  return focus === null ? level === 'county' : parentCode(code) === focus;
}
