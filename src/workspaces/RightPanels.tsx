import { Suspense, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMinute } from '../i18n/format.ts';
import type { CodeTables } from '../schemas/code-tables.ts';
import type { EngineConnection } from '../state/connection/engine-connection.ts';
import { useView } from '../state/hooks.tsx';
import { ErrorBoundary } from '../ui/ErrorBoundary.tsx';
import { Panel, PanelPlaceholder } from '../ui/Panel.tsx';
import { AuditParts, Dossier, EmergencyParts, MonitorParts, Panels, PatrolParts } from './lazy-panels.ts';
import { PanelFailure } from './PageStates.tsx';
import * as styles from './Shell.module.css';

/** The right column: the dossier of what is selected, then the emergency or the coverage audit, or the panels of the workspace; in the tour nothing else. */
export function RightPanels(props: {
  codeTables: CodeTables;
  connection: EngineConnection;
  reload: () => void;
}) {
  const { codeTables, connection, reload } = props;
  const selection = useView((state) => state.view.selection);
  const hasEmergency = useView((state) => state.view.emergency !== null);
  const hasAudit = useView((state) => state.view.audit !== null);
  const workspace = useView((state) => state.view.workspace);
  const dossier = selection !== null && (
    <Later key={`${selection.kind}${selection.id}`}>
      <Dossier codeTables={codeTables} connection={connection} />
    </Later>
  );
  const incidents = (
    <div className={styles.incidentsSlot} data-part="incidents">
      <Suspense>
        <Panels.Incidents codeTables={codeTables} connection={connection} retry={reload} />
      </Suspense>
    </div>
  );
  if (hasEmergency)
    return (
      <>
        {dossier}
        <Later until={<EmergencyWaiting />}>
          <EmergencyParts.Panel />
        </Later>
      </>
    );
  if (hasAudit)
    return (
      <>
        {dossier}
        <Later>
          <AuditParts.Panel />
        </Later>
      </>
    );
  if (workspace === 'patrol')
    return (
      <Later until={incidents}>
        <PatrolParts.Right
          codeTables={codeTables}
          connection={connection}
          dossier={dossier || null}
          list={incidents}
        />
      </Later>
    );
  if (workspace === 'monitor')
    return (
      <Later until={incidents}>
        <MonitorParts.Right codeTables={codeTables} dossier={dossier || null} incidents={incidents} />
      </Later>
    );
  return dossier;
}

/** A part whose code is still to come, with what stands there until then. A fault of it leaves the other parts alone. */
function Later({ until, children }: { until?: ReactNode; children: ReactNode }) {
  return (
    <ErrorBoundary Fallback={PanelFailure}>
      <Suspense fallback={until ?? <PanelPlaceholder state={{ kind: 'loading' }} />}>{children}</Suspense>
    </ErrorBoundary>
  );
}

/** An emergency whose panel has not come yet, as when the server dies before: what the link says of it. */
function EmergencyWaiting() {
  const { t } = useTranslation();
  const emergency = useView((state) => state.view.emergency);
  if (emergency === null) return null;
  const hint =
    emergency.kind === 'incident'
      ? emergency.eventNo
      : `${emergency.position.map((degrees) => degrees.toFixed(5)).join(', ')} · ${t('emergency.reportedAt', { at: formatMinute(emergency.at) })}`;
  return (
    <Panel title={t('emergency.title')} state={{ kind: 'empty', message: t('emergency.waiting'), hint }}>
      {null}
    </Panel>
  );
}
