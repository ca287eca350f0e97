import { appliesTo, type RuledQuantity, type RuledUnit, type SizeRule } from './grid-rule.ts';

/** A unit held against one limit of a rule. */
export interface SizeFinding {
  readonly ruleId: string;
  readonly code: string;
  readonly quantity: string;
  readonly most: number;
  /** Absent where the unit has no such quantity. */
  readonly value?: number;
  /** What is left to the limit; below 0 where the unit is too large. Absent like the value. */
  readonly distance?: number;
  /** `unknown`: no value, or one that is only a bound on the wrong side of the limit. */
  readonly verdict: 'within' | 'over' | 'unknown';
}

/** Holds every unit against every limit that counts for it, in the order of rules, units and limits. */
export function sizeFindings(units: readonly RuledUnit[], rules: readonly SizeRule[]): SizeFinding[] {
  return rules.flatMap((rule) =>
    units
      .filter((unit) => appliesTo(rule, unit))
      .flatMap((unit) =>
        rule.limits.map(({ quantity, most }): SizeFinding => {
          const known = unit.quantities[quantity];
          const finding = { ruleId: rule.id, code: unit.code, quantity, most };
          if (known === undefined) return { ...finding, verdict: 'unknown' };
          const distance = most - known.value;
          return { ...finding, value: known.value, distance, verdict: verdictOf(known, most) };
        }),
      ),
  );
}

/** "480 or more" may be over 500, and "520 at most" may be within: neither is decided. */
function verdictOf({ value, qualifier }: RuledQuantity, most: number): SizeFinding['verdict'] {
  const isOver = value > most;
  if (qualifier === 'ge' && !isOver) return 'unknown';
  if (qualifier === 'le' && isOver) return 'unknown';
  return isOver ? 'over' : 'within';
}
