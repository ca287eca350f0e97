import type { AppState } from '../state/stores/app-state.ts';
import { formatAuditPlace, OPEN_AUDIT, parseAuditPlace, type AuditPlace } from '../state/view/audit-view.ts';
import type { Command } from './command.ts';

const groupKey = 'command.group.page';

const placeOf = (state: AppState): AuditPlace | null => parseAuditPlace(state.view.getState().view.audit);

/** Goes to a place of the audit; `null` closes it. */
export function goToAudit(state: AppState, place: AuditPlace | null): void {
  state.view.getState().change({ audit: place === null ? null : formatAuditPlace(place) });
}

/** One step back: from the certificate to what was there before, from a finding to the panel, from the panel out of the audit. */
export function leaveAudit(state: AppState): void {
  const place = placeOf(state);
  if (place === null) return;
  const { tolerances, finding, hasCertificate } = place;
  if (hasCertificate) goToAudit(state, { ...place, hasCertificate: false });
  else goToAudit(state, finding === null ? null : { ...OPEN_AUDIT, tolerances });
}

/** Commands of the coverage audit. */
export const AUDIT_COMMANDS: readonly Command[] = [
  {
    id: 'audit.panel',
    labelKey: 'command.audit',
    groupKey,
    shortcut: 'a',
    tourShortcuts: ['a'],
    isOn: (state) => placeOf(state) !== null,
    run: (state) => goToAudit(state, placeOf(state) === null ? OPEN_AUDIT : null),
  },
  {
    id: 'audit.after',
    labelKey: 'command.auditAfter',
    groupKey,
    shortcut: 'b',
    tourShortcuts: ['b'],
    isOn: (state) => placeOf(state)?.isAfter === true,
    run: (state) => {
      const place = placeOf(state);
      if (place !== null && place.finding !== null) goToAudit(state, { ...place, isAfter: !place.isAfter });
    },
  },
  {
    id: 'audit.certificate',
    labelKey: 'command.auditCertificate',
    groupKey,
    isOn: (state) => placeOf(state)?.hasCertificate === true,
    run: (state) => goToAudit(state, { ...(placeOf(state) ?? OPEN_AUDIT), hasCertificate: true }),
  },
];
