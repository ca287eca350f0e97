import type { AppState } from '../state/stores/app-state.ts';
import { formatAuditPlace, OPEN_AUDIT, parseAuditPlace, type AuditPlace } from '../state/view/audit-view.ts';

/** Where the audit stands; `null` while it is closed. */
export const auditPlaceOf = (state: AppState): AuditPlace | null =>
  parseAuditPlace(state.view.getState().view.audit);

/** Goes to a place of the audit; `null` closes it. */
export function goToAudit(state: AppState, place: AuditPlace | null): void {
  state.view.getState().change({ audit: place === null ? null : formatAuditPlace(place) });
}

/** One step back: from the certificate to what was there before, from a finding to the panel, from the panel out of the audit. None that Back takes back. */
export function leaveAudit(state: AppState): void {
  const place = auditPlaceOf(state);
  if (place === null) return;
  state.trail.getState().requestClimb();
  const { tolerances, finding, hasCertificate } = place;
  if (hasCertificate) goToAudit(state, { ...place, hasCertificate: false });
  else goToAudit(state, finding === null ? null : { ...OPEN_AUDIT, tolerances });
}
