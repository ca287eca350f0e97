/** Where the coverage audit stands, as far as a link carries it. */
export interface AuditPlace {
  /** The first finding of the report is 1; `null` = none is chosen. */
  readonly finding: number | null;
  /** Whether the map shows the chosen finding as its proposal would leave it. */
  readonly isAfter: boolean;
  /** Whether the certificate lies over the page. */
  readonly hasCertificate: boolean;
}

/** The panel with nothing chosen. */
export const OPEN_AUDIT: AuditPlace = { finding: null, isAfter: false, hasCertificate: false };

/** `open`, `certificate`, `7`, `7.after`. */
export function formatAuditPlace({ finding, isAfter, hasCertificate }: AuditPlace): string {
  if (hasCertificate) return 'certificate';
  if (finding === null) return 'open';
  return isAfter ? `${finding}.after` : String(finding);
}

/** The reverse of `formatAuditPlace`; a text that says nothing opens the panel. `null` = the audit is closed. */
export function parseAuditPlace(text: string | null): AuditPlace | null {
  if (text === null) return null;
  if (text === 'certificate') return { ...OPEN_AUDIT, hasCertificate: true };
  const [, number, after] = /^([1-9]\d{0,5})(\.after)?$/.exec(text) ?? [];
  return number === undefined
    ? OPEN_AUDIT
    : { ...OPEN_AUDIT, finding: Number(number), isAfter: after !== undefined };
}
