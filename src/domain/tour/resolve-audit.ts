import type { UnitLevel } from '../grids/codes.ts';

/** What the coverage audit found, as far as a tour tells it. */
export interface AuditFacts {
  /** Epoch ms. */
  readonly checkedAt: number;
  /** Units that were looked at. */
  readonly units: number;
  readonly levels: readonly {
    readonly level: UnitLevel;
    readonly parentLevel: UnitLevel | null;
    readonly expected: number | null;
    readonly found: number;
    readonly gapM2: number;
    readonly overlapM2: number;
  }[];
  readonly findings: readonly { readonly level: UnitLevel }[];
}

type Level = AuditFacts['levels'][number];

const sumOf = (levels: readonly Level[], part: 'gapM2' | 'overlapM2' | 'found') =>
  levels.reduce((total, level) => total + level[part], 0);

/** Variables of the audit: each of all levels, or with a level behind a colon of that one against the level above. */
const VARIABLES: Readonly<
  Record<string, { unit: string; value: (levels: readonly Level[], audit: AuditFacts) => number | undefined }>
> = {
  auditUnits: { unit: '', value: (levels, { units }) => (levels.length === 1 ? levels[0]!.found : units) },
  auditFindings: {
    unit: '',
    value: (levels, { findings }) =>
      findings.filter(({ level }) => levels.some((row) => row.level === level)).length,
  },
  auditGapM2: { unit: 'm²', value: (levels) => sumOf(levels, 'gapM2') },
  auditOverlapM2: { unit: 'm²', value: (levels) => sumOf(levels, 'overlapM2') },
  auditExpected: { unit: '', value: ([level]) => level?.expected ?? undefined },
};

/** Whether a variable speaks of the audit. */
export function isOfAudit(name: string): boolean {
  return Object.hasOwn(VARIABLES, name);
}

/**
 * A number of the audit with its unit; `undefined` for a level that is not there, or of which nobody says how many units there
 * should be. Units that areas name are told with their areas and are not counted twice.
 */
export function auditValue(
  name: string,
  level: string | undefined,
  audit: AuditFacts,
): { value: number; unit: string } | undefined {
  const variable = VARIABLES[name];
  const nested = audit.levels.filter(({ parentLevel }) => parentLevel !== 'area');
  const rows = level === undefined ? audit.levels : nested.filter((row) => row.level === level);
  const value = rows.length === 0 ? undefined : variable?.value(rows, audit);
  return variable === undefined || value === undefined ? undefined : { value, unit: variable.unit };
}
