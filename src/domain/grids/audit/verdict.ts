/** What a verdict depends on: findings, and what was left out of the audit or read with doubt. */
export interface JudgedReport {
  readonly findings: readonly unknown[];
  readonly rejectedRows: number;
  readonly warnings: readonly unknown[];
}

/**
 * `clean`: everything was looked at and nothing was found. `found`: there are findings. `incomplete`: nothing was found, but
 * rows were left out, or a warning says what was not looked at.
 */
export function verdictOfAudit({
  findings,
  rejectedRows,
  warnings,
}: JudgedReport): 'clean' | 'found' | 'incomplete' {
  if (findings.length > 0) return 'found';
  return rejectedRows > 0 || warnings.length > 0 ? 'incomplete' : 'clean';
}

/** Whether an audit may be called clean. */
export const isClean = (report: JudgedReport): boolean => verdictOfAudit(report) === 'clean';
