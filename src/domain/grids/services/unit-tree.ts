import type { MultiPolygon, Polygon } from 'geojson';
import { createPolygonIndex } from '../../geo/polygon-index.ts';
import type { Position } from '../../geo/positions.ts';
import { NESTED_LEVELS, type UnitLevel } from '../codes.ts';

/** A unit as services see it; a unit record fits. */
export interface ServedUnit {
  readonly code: string;
  readonly level: UnitLevel;
  readonly parentCode?: string | undefined;
  readonly memberCodes?: readonly string[] | undefined;
  readonly areaM2: number;
  readonly geometry: Polygon | MultiPolygon;
  readonly quantities: Readonly<Record<string, { readonly value: number }>>;
}

/** Which unit lies in which. */
export interface UnitTree {
  /** The units inside of one, next level first; of an area its members. */
  innerOf(unit: ServedUnit): readonly ServedUnit[];
  /** Whether the units inside fill it, to a hundredth of its area. */
  isFilled(unit: ServedUnit): boolean;
  /** The units that hold a position: the finest one, those above it, and areas with one of them as a member. */
  holding(position: Position): readonly ServedUnit[];
}

const FILLS = 0.01;

/** Builds the tree of units by their parents; areas stand beside it with their members. */
export function createUnitTree(units: readonly ServedUnit[]): UnitTree {
  const byCode = new Map(units.map((unit) => [unit.code, unit]));
  const children = new Map<string, ServedUnit[]>();
  const areasOf = new Map<string, ServedUnit[]>();
  const put = (lists: Map<string, ServedUnit[]>, code: string, unit: ServedUnit) => {
    const list = lists.get(code);
    if (list === undefined) lists.set(code, [unit]);
    else list.push(unit);
  };
  for (const unit of units) {
    if (unit.parentCode !== undefined) put(children, unit.parentCode, unit);
    for (const member of unit.memberCodes ?? []) put(areasOf, member, unit);
  }
  const innerOf = (unit: ServedUnit): readonly ServedUnit[] =>
    unit.memberCodes?.flatMap((code) => byCode.get(code) ?? []) ?? children.get(unit.code) ?? [];
  const depth = ({ level }: ServedUnit) => NESTED_LEVELS.findIndex((name) => name === level);
  const finestFirst = units.filter((unit) => depth(unit) >= 0).toSorted((a, b) => depth(b) - depth(a));
  const index = createPolygonIndex(finestFirst.map(({ geometry }) => geometry));
  return {
    innerOf,
    isFilled: (unit) => {
      const inside = innerOf(unit).reduce((sum, { areaM2 }) => sum + areaM2, 0);
      return Math.abs(inside - unit.areaM2) <= FILLS * unit.areaM2;
    },
    holding: (position) => {
      const holders: ServedUnit[] = [];
      for (let unit = finestFirst[index.locate(position)]; unit !== undefined;) {
        holders.push(unit, ...(areasOf.get(unit.code) ?? []));
        unit = unit.parentCode === undefined ? undefined : byCode.get(unit.parentCode);
      }
      return holders;
    },
  };
}
