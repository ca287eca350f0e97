import type { AuditTolerances } from '../../domain/grids/audit/audit-input.ts';

/** The tolerances as fields, in the order of the form; areas in m², a distance in m, a share from 0 to 1. */
export const TOLERANCE_FIELDS: readonly { name: keyof AuditTolerances; most?: number }[] = [
  { name: 'gapM2' },
  { name: 'overlapM2' },
  { name: 'sliverM2' },
  { name: 'snapM' },
  { name: 'outsideShare', most: 1 },
];

/** Texts of the fields that were changed. */
export type ToleranceDraft = Partial<Record<keyof AuditTolerances, string>>;

/**
 * The tolerances to audit with: those of the report with the changed fields. A field that is blank, or holds no value that it may
 * have, is left out, which means the usual value.
 */
export function draftTolerances(draft: ToleranceDraft, audited: AuditTolerances): Partial<AuditTolerances> {
  const given = TOLERANCE_FIELDS.flatMap(({ name, most = Number.MAX_SAFE_INTEGER }) => {
    const text = draft[name] ?? String(audited[name]);
    const value = text.trim() === '' ? Number.NaN : Number(text);
    return value >= 0 && value <= most ? [[name, value] as const] : [];
  });
  return Object.fromEntries(given);
}
