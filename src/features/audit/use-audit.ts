import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { auditQuery, mendedUnitsQuery } from '../../api/audit.ts';
import { useUnitIndex } from '../../api/unit-index.ts';
import { goToAudit } from '../../commands/leave-audit.ts';
import { AUDIT_TOLERANCES } from '../../domain/grids/audit/audit-input.ts';
import { formatMinute } from '../../i18n/format.ts';
import type { AuditFindingRecord, AuditReport } from '../../schemas/audit.ts';
import { useAppState, useView } from '../../state/hooks.tsx';
import { OPEN_AUDIT, parseAuditPlace, type AuditPlace } from '../../state/view/audit-view.ts';
import type { PanelState } from '../../ui/Panel.tsx';
import type { SayText } from './finding-words.ts';

/** The place of the link in the audit, and the way to another. */
export function useAuditPlace(): [AuditPlace, (place: AuditPlace | null) => void] {
  const state = useAppState();
  const text = useView(({ view }) => view.audit);
  const place = useMemo(() => parseAuditPlace(text) ?? OPEN_AUDIT, [text]);
  const go = useCallback((next: AuditPlace | null) => goToAudit(state, next), [state]);
  return [place, go];
}

/** The report with the state of its panel. */
export function useAuditReport(): { report: AuditReport | undefined; state: PanelState } {
  const { t } = useTranslation();
  const [{ tolerances }] = useAuditPlace();
  const { data, isError, error, refetch, isPlaceholderData } = useQuery(auditQuery(tolerances));
  const retry = (): void => void refetch();
  if (data === undefined)
    return {
      report: undefined,
      state: isError
        ? { kind: 'failed', message: t('panel.failed'), hint: error.message, retry }
        : { kind: 'empty', message: t('audit.running') },
    };
  const time = formatMinute(Date.parse(data.checkedAt));
  return {
    report: data,
    state: isPlaceholderData
      ? { kind: 'stale', message: t('audit.again') }
      : isError
        ? { kind: 'stale', message: t('audit.stale', { time }) }
        : { kind: 'ready' },
  };
}

/** The finding that is chosen; `undefined` where none is, or the report has fewer. */
export function chosenFinding(
  report: AuditReport | undefined,
  { finding }: AuditPlace,
): AuditFindingRecord | undefined {
  return finding === null ? undefined : report?.findings[finding - 1];
}

/**
 * Leaves the chosen finding when the same audit was made anew: its number may be that of another one. Other tolerances are
 * another audit, with its own place in the link.
 */
export function useLeaveOutdatedFinding(report: AuditReport | undefined): void {
  const [place, go] = useAuditPlace();
  const before = useRef(report);
  useEffect(() => {
    const last = before.current;
    before.current = report;
    if (place.finding !== null && last !== undefined && report !== undefined && isMadeAnew(last, report))
      go({ ...place, finding: null, isAfter: false });
  }, [report, place, go]);
}

/** Whether a report is of another time than the one before, with the same tolerances. */
function isMadeAnew(before: AuditReport, after: AuditReport): boolean {
  return before.hash !== after.hash && JSON.stringify(before.tolerances) === JSON.stringify(after.tolerances);
}

/** The units that the proposal of a finding changes, as it would leave them; asked for where there is one. */
export function useMendedUnits(report: AuditReport | undefined, finding: AuditFindingRecord | undefined) {
  const audited = report ?? { hash: '', tolerances: AUDIT_TOLERANCES };
  const query = mendedUnitsQuery(finding?.level ?? 'grid', audited);
  return useQuery({ ...query, enabled: report !== undefined && finding?.proposal !== undefined });
}

/** The words of the page, and the names of units. */
export function useWords(): { say: SayText; nameOf: (code: string) => string } {
  const { t } = useTranslation();
  const units = useUnitIndex();
  const say: SayText = useCallback((key, values) => t(key, { ...values }), [t]);
  const nameOf = useCallback((code: string) => units.get(code)?.name ?? code, [units]);
  return { say, nameOf };
}
