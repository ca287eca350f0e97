import type { RuledUnit } from './grid-rule.ts';

/** A scheme of staffing: how many of each role a unit has at least and at most. */
export interface RoleScheme {
  readonly id: string;
  readonly slots: readonly {
    readonly role: string;
    readonly min: number;
    readonly max?: number | undefined;
  }[];
}

/** A unit held against one role of its scheme. */
export interface StaffingFinding {
  readonly schemeId: string;
  readonly code: string;
  readonly role: string;
  readonly min: number;
  readonly max?: number;
  /** Absent where the unit does not report the role. */
  readonly count?: number;
  /** How far the count lies inside its nearer limit; below 0 outside of it. Absent like the count. */
  readonly distance?: number;
  readonly verdict: 'within' | 'short' | 'over' | 'unknown';
}

/** What staffing looks like against the schemes. */
export interface StaffingFindings {
  readonly findings: readonly StaffingFinding[];
  /** Units whose scheme is in no table. */
  readonly unknownSchemes: readonly { readonly code: string; readonly schemeId: string }[];
  /** Roles that a unit counts and its scheme does not name. */
  readonly rolesBeside: readonly { readonly code: string; readonly role: string; readonly count: number }[];
  /** Units of the levels that are staffed elsewhere, themselves without a word on staffing. */
  readonly unstaffed: readonly string[];
}

/** Holds every unit that reports staffing against its scheme, role by role. A role that is not reported is unknown, not 0. */
export function staffingFindings(
  units: readonly RuledUnit[],
  schemes: readonly RoleScheme[],
): StaffingFindings {
  const byId = new Map(schemes.map((scheme) => [scheme.id, scheme]));
  const staffed = units.flatMap(({ code, level, staffing }) =>
    staffing === undefined ? [] : [{ code, level, staffing, scheme: byId.get(staffing.schemeId) }],
  );
  const levels = new Set(staffed.map(({ level }) => level));
  return {
    findings: staffed.flatMap(({ code, staffing, scheme }) =>
      (scheme?.slots ?? []).map(({ role, min, max }) => ({
        schemeId: staffing.schemeId,
        code,
        role,
        ...held(staffing.counts[role], min, max),
      })),
    ),
    unknownSchemes: staffed
      .filter(({ scheme }) => scheme === undefined)
      .map(({ code, staffing }) => ({ code, schemeId: staffing.schemeId })),
    rolesBeside: staffed.flatMap(({ code, staffing, scheme }) =>
      Object.entries(staffing.counts)
        .filter(([role]) => scheme !== undefined && scheme.slots.every((slot) => slot.role !== role))
        .map(([role, count]) => ({ code, role, count })),
    ),
    unstaffed: units
      .filter(({ level, staffing }) => staffing === undefined && levels.has(level))
      .map(({ code }) => code),
  };
}

function held(count: number | undefined, min: number, max: number | undefined) {
  const limits = { min, ...(max !== undefined && { max }) };
  if (count === undefined) return { ...limits, verdict: 'unknown' as const };
  const distance = Math.min(count - min, (max ?? Infinity) - count);
  const verdict = count < min ? ('short' as const) : distance < 0 ? ('over' as const) : ('within' as const);
  return { ...limits, count, distance, verdict };
}
