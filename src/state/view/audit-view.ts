import type { AuditTolerances } from '../../domain/grids/audit/audit-input.ts';

/** Where the coverage audit stands, as far as a link carries it. */
export interface AuditPlace {
  /** The first finding of the report is 1; `null` = none is chosen. */
  readonly finding: number | null;
  /** Whether the map shows the chosen finding as its proposal would leave it. */
  readonly isAfter: boolean;
  /** Whether the certificate lies over the page. */
  readonly hasCertificate: boolean;
  /** Tolerances that are not the usual ones. */
  readonly tolerances: Partial<AuditTolerances>;
}

/** The panel with nothing chosen and the usual tolerances. */
export const OPEN_AUDIT: AuditPlace = {
  finding: null,
  isAfter: false,
  hasCertificate: false,
  tolerances: {},
};

const TOLERANCE = /^(sliverM2|gapM2|overlapM2|outsideShare|snapM)-(\d{1,7}(?:\.\d{1,4})?)$/;

/** `open`, `7`, `7.after`, `certificate`, `certificate.7`, `certificate.7.after`, each with tolerances behind it: `open_gapM2-1_snapM-0.5`. */
export function formatAuditPlace({ finding, isAfter, hasCertificate, tolerances }: AuditPlace): string {
  const number = finding === null ? [] : isAfter ? [finding, 'after'] : [finding];
  const where = hasCertificate ? ['certificate', ...number] : number;
  const strictness = Object.entries(tolerances).map(([name, value]) => `${name}-${value}`);
  return [where.length === 0 ? 'open' : where.join('.'), ...strictness].join('_');
}

/** The reverse of `formatAuditPlace`; a text that says nothing opens the panel. `null` = the audit is closed. */
export function parseAuditPlace(text: string | null): AuditPlace | null {
  if (text === null) return null;
  const [where = '', ...strictness] = text.split('_');
  const tolerances = Object.fromEntries(
    strictness.flatMap((part) => {
      const [, name, value] = TOLERANCE.exec(part) ?? [];
      return name === undefined ? [] : [[name, Number(value)]];
    }),
  ) as Partial<AuditTolerances>;
  const open = { ...OPEN_AUDIT, tolerances };
  const [name, ...rest] = where.split('.');
  const hasCertificate = name === 'certificate';
  const place = hasCertificate ? rest.join('.') : where;
  const [, number, after] = /^([1-9]\d{0,5})(\.after)?$/.exec(place) ?? [];
  if (number === undefined) return { ...open, hasCertificate };
  return { ...open, finding: Number(number), isAfter: after !== undefined, hasCertificate };
}
