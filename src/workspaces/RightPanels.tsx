import { Suspense } from 'react';
import type { CodeTables } from '../schemas/dataset.ts';
import type { EngineConnection } from '../state/connection/engine-connection.ts';
import { useView } from '../state/hooks.tsx';
import { ErrorBoundary } from '../ui/ErrorBoundary.tsx';
import { PanelPlaceholder } from '../ui/Panel.tsx';
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
    <ErrorBoundary key={`${selection.kind}${selection.id}`} Fallback={PanelFailure}>
      <Suspense fallback={<PanelPlaceholder state={{ kind: 'loading' }} />}>
        <Dossier codeTables={codeTables} connection={connection} />
      </Suspense>
    </ErrorBoundary>
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
        <Suspense fallback={<PanelPlaceholder state={{ kind: 'loading' }} />}>
          <EmergencyParts.Panel />
        </Suspense>
      </>
    );
  if (hasAudit)
    return (
      <>
        {dossier}
        <Suspense fallback={<PanelPlaceholder state={{ kind: 'loading' }} />}>
          <AuditParts.Panel />
        </Suspense>
      </>
    );
  if (workspace === 'patrol')
    return (
      <Suspense fallback={incidents}>
        <PatrolParts.Right
          codeTables={codeTables}
          connection={connection}
          dossier={dossier || null}
          list={incidents}
        />
      </Suspense>
    );
  if (workspace === 'monitor')
    return (
      <Suspense fallback={incidents}>
        <MonitorParts.Right codeTables={codeTables} dossier={dossier || null} incidents={incidents} />
      </Suspense>
    );
  return dossier;
}
