import { isWithin } from '../codes.ts';

/** A number as a source printed it, as far as a rule looks at it. */
export interface RuledQuantity {
  readonly value: number;
  readonly qualifier: 'eq' | 'ge' | 'le' | 'approx';
}

/** A unit as rules see it; a unit record fits. */
export interface RuledUnit {
  readonly code: string;
  readonly level: string;
  readonly quantities: Readonly<Record<string, RuledQuantity>>;
  readonly staffing?:
    { readonly schemeId: string; readonly counts: Readonly<Record<string, number>> } | undefined;
}

/** The most that a unit may hold of a quantity. */
export interface SizeLimit {
  /** Name in the quantities of a unit: `households`, `partyMembers`. */
  readonly quantity: string;
  readonly most: number;
}

/** How large a unit of one level may be, and where that counts. */
export interface SizeRule {
  readonly id: string;
  readonly level: string;
  /** Codes of the units within which the rule counts; without it everywhere. */
  readonly within?: readonly string[] | undefined;
  readonly limits: readonly SizeLimit[];
}

/** Whether a rule counts for a unit. */
export function appliesTo(rule: SizeRule, unit: Pick<RuledUnit, 'code' | 'level'>): boolean {
  if (unit.level !== rule.level) return false;
  return rule.within === undefined || rule.within.some((code) => isWithin(unit.code, code));
}
