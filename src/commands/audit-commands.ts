import { OPEN_AUDIT } from '../state/view/audit-view.ts';
import type { Command } from './command.ts';
import { auditPlaceOf as placeOf, goToAudit } from './leave-audit.ts';

const groupKey = 'command.group.page';

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
