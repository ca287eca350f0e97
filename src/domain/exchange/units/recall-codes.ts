import type { MultiPolygon, Polygon } from 'geojson';
import { groupBy } from '../../arrays/group-by.ts';
import type { Position } from '../../geo/positions.ts';
import { codePrefix, type UnitLevel } from '../../grids/codes.ts';
import { polygonsOf } from '../geometry/ring-math.ts';
import { shareOutside } from './area-shares.ts';
import { aliasKey } from './unit-locator.ts';

/** A unit without an official code. */
export interface NamelessUnit {
  readonly level: UnitLevel;
  /** Code of the unit that contains it. */
  readonly parentCode: string;
  readonly name: string;
  /** What it has in the place of a code. */
  readonly oldCode: string | undefined;
  readonly labelPoint: Position;
  readonly geometry: Polygon | MultiPolygon;
}

/** A unit that has a code, or had one once. */
export interface RememberedUnit {
  readonly code: string;
  readonly level: UnitLevel;
  readonly name: string;
  readonly oldCodes: readonly string[];
  readonly labelPoint: Position;
  /** Absent where the unit is no longer stored. */
  readonly geometry?: Polygon | MultiPolygon | undefined;
}

export interface RecalledCode {
  readonly code: string;
  /** What the unit was known by. */
  readonly by: 'old code' | 'name' | 'ground';
}

/** Two units are on the same ground where each shares at least this much of its area with the other. */
const SAME_GROUND = 0.5;
/** Label points of one geometry differ by no more, degrees: they are rounded to six decimals. */
const SAME_POINT = 1.5e-6;

/**
 * The codes that units without one had before, in the order of `units`: known by the old code, else by the name inside the parent,
 * else by the ground. An old code that both have and that differs tells two units apart, whatever ground they have. What two units
 * would be known by is nobody's.
 */
export function recallCodes(
  units: readonly NamelessUnit[],
  remembered: readonly RememberedUnit[],
): (RecalledCode | undefined)[] {
  const recalled: (RecalledCode | undefined)[] = units.map(() => undefined);
  const taken = new Set<string>();
  const give = (index: number, code: string, by: RecalledCode['by']) => {
    recalled[index] = { code, by };
    taken.add(code);
  };
  const matchBy = (
    by: RecalledCode['by'],
    keysOf: (unit: NamelessUnit) => readonly string[],
    keysOfKnown: (unit: RememberedUnit) => readonly string[],
  ) => {
    const open = units.flatMap((unit, index) =>
      recalled[index] === undefined ? keysOf(unit).map((key) => ({ index, key: scoped(unit, key) })) : [],
    );
    const known = groupBy(
      remembered.flatMap((each) =>
        taken.has(each.code) ? [] : keysOfKnown(each).map((key) => ({ each, key: `${each.level} ${key}` })),
      ),
      ({ key }) => key,
    );
    for (const [key, asking] of groupBy(open, (each) => each.key)) {
      const { level, parentCode } = units[asking[0]!.index]!;
      const [, own = ''] = key.split('\n');
      const found = (known.get(`${level} ${own}`) ?? []).filter(({ each }) => isBelow(each, parentCode));
      if (asking.length === 1 && found.length === 1) give(asking[0]!.index, found[0]!.each.code, by);
    }
  };
  matchBy(
    'old code',
    ({ oldCode }) => (oldCode === undefined ? [] : [aliasKey(oldCode)]),
    ({ oldCodes }) => [...new Set(oldCodes.map(aliasKey))],
  );
  const oldCodes = new Set(
    units.flatMap(({ oldCode }) => (oldCode === undefined ? [] : [aliasKey(oldCode)])),
  );
  matchBy(
    'name',
    ({ name }) => [name],
    // Whose old code is still in the file is that unit.
    ({ name, oldCodes: own }) => (own.some((each) => oldCodes.has(aliasKey(each))) ? [] : [name]),
  );
  for (const [index, unit] of units.entries()) {
    if (recalled[index] !== undefined) continue;
    const near = remembered
      .filter(
        (each) =>
          each.level === unit.level &&
          !taken.has(each.code) &&
          isBelow(each, unit.parentCode) &&
          (unit.oldCode === undefined || each.oldCodes.length === 0),
      )
      .map((each) => ({ each, share: sharedGround(unit, each) }))
      .filter(({ share }) => share >= SAME_GROUND)
      .toSorted((a, b) => b.share - a.share);
    if (near[0] !== undefined) give(index, near[0].each.code, 'ground');
  }
  return recalled;
}

const scoped = ({ level, parentCode }: NamelessUnit, key: string) => `${level} ${parentCode}\n${key}`;

const isBelow = ({ code }: RememberedUnit, parentCode: string) => code.startsWith(codePrefix(parentCode));

/** The smaller of the shares that two units have of each other; where one is no longer drawn, whether their label points are one. */
function sharedGround(unit: NamelessUnit, known: RememberedUnit): number {
  const isSamePoint = [0, 1].every(
    (axis) => Math.abs(unit.labelPoint[axis as 0 | 1] - known.labelPoint[axis as 0 | 1]) <= SAME_POINT,
  );
  if (known.geometry === undefined) return isSamePoint ? 1 : 0;
  const [a, b] = [polygonsOf(unit.geometry), polygonsOf(known.geometry)];
  return 1 - Math.max(shareOutside(a, b), shareOutside(b, a));
}
