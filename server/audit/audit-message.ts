import type { AuditTolerances, ExpectedCount } from '../../src/domain/grids/audit/audit-input.ts';
import type { FolderNotes } from '../../src/schemas/folder-notes.ts';
import type { StoredPoints, UnitRow } from './stored-division.ts';

/** What the thread of the audit is told: the division piece by piece, then to begin. */
export type ToAuditThread =
  | { readonly kind: 'units'; readonly units: readonly UnitRow[] }
  | { readonly kind: 'points'; readonly points: StoredPoints }
  | {
      readonly kind: 'run';
      readonly dataSet: string;
      readonly expected: readonly ExpectedCount[];
      readonly tolerances: AuditTolerances;
      readonly notes: FolderNotes;
      readonly checkedAt: number;
    };

/** What it answers: the report as JSON, and the geometries of mended units as GeoJSON by their code. */
export interface AuditAnswer {
  readonly report: string;
  readonly mended: ReadonlyMap<string, string>;
}
