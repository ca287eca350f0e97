import type { Polygon } from 'geojson';
import type { Position } from '../../geo/positions.ts';
import { NESTED_LEVELS, type NestedLevel } from '../codes.ts';
import { appliesTo, type SizeLimit, type SizeRule } from '../rules/grid-rule.ts';
import type { SizeFinding } from '../rules/size-findings.ts';
import { allotSerials } from '../unit-serials.ts';
import { areaOfRings, crossedBy, pointDeepInside, quantitiesOf, recode } from './describe-parts.ts';
import { partsByCuts } from './parts-by-cuts.ts';
import { partsOfInnerUnits } from './parts-of-inner-units.ts';
import { imbalanceOf, type UnitParts, type SplitUnit } from './split-unit.ts';

/** Parts of whole inner units may be heavier than the mean by this part; straight cuts by less, as they can be moved. */
export const MOST_IMBALANCE = { 'inner-units': 0.25, 'straight-cut': 0.1 } as const;
/** More parts than a unit needs are tried up to this many more. */
const MORE_PARTS = 3;

/** A unit that a proposal would put in the place of a part of an old one. */
export interface ProposedUnit {
  readonly code: string;
  readonly name: string;
  readonly geometry: Polygon;
  readonly areaM2: number;
  readonly labelPoint: Position;
  /** Its part of the people of the old unit, 0–1: of every quantity it gets this part. */
  readonly share: number;
  /** Quantities that a rule limits and the old unit knows, dealt out in whole numbers that sum to the old ones. */
  readonly quantities: Readonly<Record<string, number>>;
  /** Units inside that go with it under new codes. */
  readonly inner: readonly { readonly from: string; readonly to: string }[];
}

/** A proposal to split a unit that is too large. It changes nothing by itself. */
export interface SplitPlan {
  readonly of: string;
  readonly level: NestedLevel;
  readonly parentCode: string;
  readonly by: UnitParts['by'];
  readonly weighedBy: UnitParts['weighedBy'];
  /** The heaviest part over the mean, less one. */
  readonly imbalance: number;
  /** The first day of the new boundaries, `YYYY-MM-DD`; the old ones end the day before. */
  readonly validFrom: string;
  readonly parts: readonly ProposedUnit[];
  /** Inner units that a straight cut runs through. */
  readonly crossed: readonly string[];
}

/** A unit that is too large and for which no split is proposed. */
export interface NoSplit {
  readonly of: string;
  readonly reason: 'no-parent' | 'several-pieces' | 'no-balanced-cut' | 'no-serials-left';
}

/**
 * Proposes a split of every unit that a finding calls too large: into as few contiguous parts as keep all limits, along
 * the units inside of it where they fill it, else by straight cuts. New codes follow the rule of numbers (west to east,
 * north to south) and use none that is taken, the old one neither, and none of `formerCodes`, which units had that have ended.
 */
export function proposeSplits(
  units: readonly SplitUnit[],
  rules: readonly SizeRule[],
  findings: readonly SizeFinding[],
  validFrom: string,
  formerCodes: Iterable<string> = [],
): { plans: SplitPlan[]; refused: NoSplit[] } {
  const taken = new Set([...units.map(({ code }) => code), ...formerCodes]);
  const byCode = new Map(units.map((unit) => [unit.code, unit]));
  const innerOf = new Map<string, SplitUnit[]>();
  for (const unit of units) {
    const { parentCode = '' } = unit;
    const inner = innerOf.get(parentCode);
    if (inner === undefined) innerOf.set(parentCode, [unit]);
    else inner.push(unit);
  }
  const oversize = new Set(findings.filter(({ verdict }) => verdict === 'over').map(({ code }) => code));
  const plans: SplitPlan[] = [];
  const refused: NoSplit[] = [];
  for (const code of oversize) {
    const unit = byCode.get(code);
    if (unit === undefined) continue;
    const limits = rules.filter((rule) => appliesTo(rule, unit)).flatMap((rule) => rule.limits);
    const plan = proposeSplit(unit, innerOf.get(code) ?? [], limits, { taken, validFrom });
    if ('reason' in plan) refused.push(plan);
    else {
      plans.push(plan);
      for (const part of plan.parts) taken.add(part.code);
    }
  }
  return { plans, refused };
}

function proposeSplit(
  unit: SplitUnit,
  inner: readonly SplitUnit[],
  limits: readonly SizeLimit[],
  { taken, validFrom }: { taken: ReadonlySet<string>; validFrom: string },
): SplitPlan | NoSplit {
  const { code: of, parentCode } = unit;
  const level = NESTED_LEVELS.find((name) => name === unit.level);
  if (parentCode === undefined || level === undefined) return { of, reason: 'no-parent' };
  if (unit.geometry.type === 'MultiPolygon' && unit.geometry.coordinates.length > 1)
    return { of, reason: 'several-pieces' };
  const made = partsWithin(unit, inner, limits);
  if (made === undefined) return { of, reason: 'no-balanced-cut' };
  const placed = made.parts.map((part) => ({
    part,
    parent: { code: parentCode },
    at: pointDeepInside(part.rings),
  }));
  const coded = allotSerials(placed, level, taken);
  const quantities = quantitiesOf(
    unit,
    limits,
    coded.map(({ item }) => item.part.share),
  );
  const parts: ProposedUnit[] = [];
  for (const [index, { item, code }] of coded.entries()) {
    if (code === undefined) return { of, reason: 'no-serials-left' };
    const recoded = recode(item.part, code, level, taken);
    if (recoded === undefined) return { of, reason: 'no-serials-left' };
    const { rings, share } = item.part;
    parts.push({
      code,
      name: `${unit.name}-${index + 1}`,
      geometry: { type: 'Polygon', coordinates: rings },
      areaM2: areaOfRings(rings),
      labelPoint: item.at,
      share,
      quantities: quantities[index]!,
      inner: recoded,
    });
  }
  const { by, weighedBy } = made;
  const imbalance = imbalanceOf(parts.map(({ share }) => share));
  const crossed = by === 'straight-cut' ? crossedBy(made.parts, inner) : [];
  return { of, level, parentCode, by, weighedBy, imbalance, validFrom, parts, crossed };
}

/** The fewest parts that keep all limits and the bound on balance. */
function partsWithin(
  unit: SplitUnit,
  inner: readonly SplitUnit[],
  limits: readonly SizeLimit[],
): UnitParts | undefined {
  const loads = limits.map(({ quantity, most }) => (unit.quantities[quantity]?.value ?? 0) / most);
  const fewest = Math.max(2, ...loads.map(Math.ceil));
  const heaviest = Math.max(...loads);
  const isFine = ({ by, parts }: UnitParts) =>
    parts.every(({ share }) => share * heaviest <= 1) &&
    imbalanceOf(parts.map(({ share }) => share)) <= MOST_IMBALANCE[by];
  for (const make of [partsOfInnerUnits, partsByCuts])
    for (let count = fewest; count <= fewest + MORE_PARTS; count++) {
      const parts = make(unit, inner, count);
      if (parts !== undefined && isFine(parts)) return parts;
    }
  return undefined;
}
