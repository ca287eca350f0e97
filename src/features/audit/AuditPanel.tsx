import { useCallback, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { leaveAudit } from '../../commands/leave-audit.ts';
import { isClean } from '../../domain/grids/audit/verdict.ts';
import { formatCount, formatMinute } from '../../i18n/format.ts';
import { useAppState } from '../../state/hooks.tsx';
import { Panel } from '../../ui/Panel.tsx';
import type { AuditReport } from '../../schemas/audit.ts';
import { AuditNotes, AuditVerdict } from './AuditVerdict.tsx';
import { AuditExports } from './AuditExports.tsx';
import { CertificatePage } from './CertificatePage.tsx';
import { FindingCard } from './FindingCard.tsx';
import { FindingList } from './FindingList.tsx';
import { LevelTable } from './LevelTable.tsx';
import { RepairedCopy } from './RepairedCopy.tsx';
import { ToleranceForm } from './ToleranceForm.tsx';
import { chosenFinding, useAuditPlace, useAuditReport, useLeaveOutdatedFinding } from './use-audit.ts';
import * as styles from './AuditPanel.module.css';

/** Whether the division holds: level by level, finding by finding, with repairs, exports and the certificate. */
export function AuditPanel() {
  const { t } = useTranslation();
  const app = useAppState();
  const { report, state } = useAuditReport();
  const [place, go] = useAuditPlace();
  useLeaveOutdatedFinding(report);
  const frame = useFocusWhileOpen();
  const close = useCallback(() => leaveAudit(app), [app]);
  const chosen = chosenFinding(report, place);
  return (
    <>
      <div ref={frame} className={styles.frame} data-part="audit" tabIndex={-1}>
        <Panel
          title={t('audit.title')}
          aside={report && t('audit.checked', { time: formatMinute(Date.parse(report.checkedAt)) })}
          state={state}
          className={styles.panel}
          bodyClassName={styles.body}
        >
          {report && (
            <>
              <Verdict report={report} />
              <LevelTable report={report} />
              {chosen !== undefined && <FindingCard report={report} finding={chosen} place={place} go={go} />}
              {report.findings.length > 0 && <FindingList report={report} place={place} go={go} />}
              {report.findings.length > 0 && <RepairedCopy report={report} />}
              <AuditExports report={report} place={place} go={go} />
              <ToleranceForm key={report.hash} report={report} go={go} />
            </>
          )}
        </Panel>
      </div>
      {place.hasCertificate && report && <CertificatePage report={report} onClose={close} />}
    </>
  );
}

/** The answer in one line, and how much was looked at. */
function Verdict({ report }: { report: AuditReport }) {
  const { t } = useTranslation();
  const { units, incidents } = report;
  return (
    <>
      <p className={styles.verdict} data-clean={isClean(report)}>
        <strong>
          <AuditVerdict report={report} />
        </strong>
        <span>{t('audit.of', { units: formatCount(units), incidents: formatCount(incidents) })}</span>
      </p>
      <AuditNotes report={report} />
    </>
  );
}

/** Takes the focus when the panel opens, and gives it back when it closes. */
function useFocusWhileOpen() {
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    frame.current?.focus({ preventScroll: true });
    return () => {
      if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    };
  }, []);
  return frame;
}
