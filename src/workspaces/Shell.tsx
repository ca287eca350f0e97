import { useQuery } from '@tanstack/react-query';
import { Suspense, useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { datasetQuery } from '../api/dataset.ts';
import { useUnitIndex } from '../api/unit-index.ts';
import { labelIn } from '../domain/view/languages.ts';
import { MapStage } from '../features/map-stage/MapStage.tsx';
import { PageNotes } from '../features/notice/PageNotes.tsx';
import type { GridlightMap } from '../map/gridlight-map.ts';
import { watchRecoveries } from '../map/watch-recoveries.ts';
import type { DatasetReply } from '../schemas/dataset-reply.ts';
import type { EngineConnection } from '../state/connection/engine-connection.ts';
import { useAppState, useView } from '../state/hooks.tsx';
import type { Workspace } from '../state/view/view-state.ts';
import { Column } from './Column.tsx';
import {
  AuditParts,
  ComparisonPart,
  Boundaries,
  EmergencyParts,
  MonitorParts,
  Panels,
  PatrolParts,
  TourPart,
  Wall,
} from './lazy-panels.ts';
import { ErrorBoundary } from '../ui/ErrorBoundary.tsx';
import { PageFailure, PageLoading, PanelFailure } from './PageStates.tsx';
import { RightPanels } from './RightPanels.tsx';
import * as styles from './Shell.module.css';
import { useColumns } from './use-columns.ts';
import { useSubjectTables } from './use-subject-tables.ts';
import { useFreeMiddle } from './use-free-middle.ts';

type LegendEntries = Pick<React.ComponentProps<typeof Panels.Legend>, 'entries'>;
interface ShellProps {
  readonly connection: EngineConnection;
  readonly reload: () => void;
}

/** The page as soon as it is known what city it shows. */
export function Shell(props: ShellProps) {
  const dataset = useQuery(datasetQuery);
  if (dataset.isError) return <PageFailure error={dataset.error} retry={() => void dataset.refetch()} />;
  if (dataset.data === undefined) return <PageLoading />;
  return <City {...props} dataset={dataset.data} />;
}

/** The map below, panels around its free middle, the time bar at the bottom. */
function City({ dataset, connection, reload }: ShellProps & { dataset: DatasetReply }) {
  const { t } = useTranslation();
  const language = useView((state) => state.view.language);
  const workspace = useView((state) => state.view.workspace);
  const isTour = workspace === 'tour';
  const hasAudit = useView(({ view }) => view.audit !== null);
  const hasDossier = useView(
    ({ view }) => view.selection !== null || view.emergency !== null || view.audit !== null,
  );
  const isComparing = useView(({ view }) => view.comparison !== null);
  const codeTables = useSubjectTables(dataset.codeTables);
  const isKiosk = useView(({ view }) => view.wall.kiosk);
  const isWall = useView(({ view }) => view.theme === 'wall' || view.wall.kiosk);
  const [legend] = useState(() => createStore<LegendEntries>()(() => ({ entries: [] })));
  const setLegend = useCallback(
    (entries: LegendEntries['entries']) => legend.setState({ entries }),
    [legend],
  );
  const [map, setMap] = useState<GridlightMap | null>(null);
  const { element: middle, take: takeMiddle, padding } = useFreeMiddle(styles.middleFoot);
  // The tour is led by its foot and by keys; nothing else lies over the map.
  const controls = isTour ? null : middle;
  const { left, right } = useColumns();
  useNotedRecoveries(map);
  return (
    <>
      <a className={styles.skip} href="#map">
        {t('app.skip')}
      </a>
      <MapStage
        dataset={dataset}
        connection={connection}
        padding={padding}
        controlsHost={controls}
        onLegend={setLegend}
        onMap={setMap}
      />
      <Suspense>
        <Panels.Lasso map={map} controlsHost={controls} />
        <Panels.EmergencyGate map={map} />
      </Suspense>
      <EmergencyOnMap map={map} padding={padding} />
      {hasAudit && (
        <Suspense>
          <AuditParts.OnMap map={map} padding={padding} />
        </Suspense>
      )}
      {workspace === 'patrol' && (
        <Suspense>
          <PatrolParts.PlaceOnMap />
        </Suspense>
      )}
      <div
        className={styles.shell}
        data-part="shell"
        data-tour={isTour}
        data-compact={isKiosk}
        data-comparison={isComparing}
        data-left={left.isOpen}
        data-right={right.isOpen}
      >
        <Suspense fallback={<div className={styles.headerSlot}>{t('app.name')}</div>}>
          <Panels.Header cityName={labelIn(dataset.title, language)} search={<Panels.Search />} />
        </Suspense>
        {isTour ? (
          <div className={styles.tourSlot}>
            <ErrorBoundary Fallback={PanelFailure}>
              <Suspense>
                <TourPart
                  map={map}
                  padding={padding}
                  host={middle}
                  dataset={dataset}
                  tools={<Tools codeTables={codeTables} />}
                />
              </Suspense>
            </ErrorBoundary>
          </div>
        ) : (
          <>
            <Suspense fallback={<div className={styles.numbersSlot} />}>
              <Panels.Numbers workspace={workspace} />
            </Suspense>
            <Column side="left" column={left} name={t('menu.leftPanels')}>
              <Suspense>
                <LeftPanels
                  codeTables={codeTables}
                  connection={connection}
                  reload={reload}
                  workspace={workspace}
                />
              </Suspense>
            </Column>
          </>
        )}
        <div className={styles.middle} ref={takeMiddle}>
          {workspace === 'monitor' && (
            <Suspense>
              <MonitorParts.Surges />
            </Suspense>
          )}
          <PageNotes retry={reload} />
          <div className={styles.middleFoot}>
            <Suspense>
              <LegendOfMap legend={legend} />
              <PrintedMapOf legend={legend} map={map} dataset={dataset} codeTables={codeTables} />
              {dataset.boundaryDays && <Boundaries days={dataset.boundaryDays} />}
              <Panels.Notice dataset={dataset} language={language} />
            </Suspense>
          </div>
        </div>
        {(!isTour || hasDossier) && (
          <Column side="right" column={right} name={t('menu.incidentList')}>
            <RightPanels codeTables={codeTables} connection={connection} reload={reload} />
          </Column>
        )}
        {isComparing && (
          <div className={styles.comparisonSlot}>
            <ErrorBoundary Fallback={PanelFailure}>
              <Suspense>
                <ComparisonPart codeTables={dataset.codeTables} connection={connection} />
              </Suspense>
            </ErrorBoundary>
          </div>
        )}
        {!isTour && (
          <div className={styles.timeSlot}>
            <Suspense>
              <Panels.Time frames={window} />
            </Suspense>
          </div>
        )}
      </div>
      {isWall && (
        <Suspense>
          <Wall map={map} host={middle} padding={padding} />
        </Suspense>
      )}
    </>
  );
}

/** The panels of the monitor or of the patrol desk, with layers and filters behind a button. */
function LeftPanels({
  codeTables,
  connection,
  reload,
  workspace,
}: Pick<DatasetReply, 'codeTables'> & ShellProps & { workspace: Workspace }) {
  const unitName = useUnitName();
  const tools = <Tools codeTables={codeTables} />;
  const chips = <Panels.Chips codeTables={codeTables} unitName={unitName} />;
  const shared = { codeTables, chips, tools };
  if (workspace === 'patrol') return <PatrolParts.Left {...shared} connection={connection} reload={reload} />;
  return <MonitorParts.Left {...shared} />;
}

/** Layers and filters. */
function Tools({ codeTables }: Pick<DatasetReply, 'codeTables'>) {
  const unitName = useUnitName();
  return (
    <>
      <Panels.Layers />
      <Panels.Filters codeTables={codeTables} unitName={unitName} />
    </>
  );
}

function useUnitName(): (code: string) => string {
  const unitIndex = useUnitIndex();
  return useCallback((code) => unitIndex.get(code)?.name ?? code, [unitIndex]);
}

/** What an emergency draws and moves; where the link itself says where the map looks, it stays there. */
function EmergencyOnMap(props: Pick<React.ComponentProps<typeof EmergencyParts.Desk>, 'map' | 'padding'>) {
  const { view } = useAppState();
  const emergency = useView((state) => state.view.emergency);
  const [linked] = useState(() => {
    const first = view.getState().view;
    return first.camera === null ? null : first.emergency;
  });
  if (emergency === null) return null;
  return (
    <Suspense>
      <EmergencyParts.Desk {...props} keepsCamera={emergency === linked} />
    </Suspense>
  );
}

/** The wall counts recoveries of the map that failed. */
function useNotedRecoveries(map: GridlightMap | null): void {
  const { wall } = useAppState();
  useEffect(
    () =>
      map === null
        ? undefined
        : watchRecoveries(map.contextEvents, () => wall.getState().noteFailedRecovery()),
    [map, wall],
  );
}

/** What is printed of the map. */
function PrintedMapOf({
  legend,
  ...props
}: { legend: StoreApi<LegendEntries> } & Pick<
  React.ComponentProps<typeof Panels.Printed>,
  'map' | 'dataset' | 'codeTables'
>) {
  return (
    <Panels.Printed
      {...props}
      entries={useStore(legend, ({ entries }) => entries)}
      unitName={useUnitName()}
    />
  );
}

/** The legend follows the answers; the page around it does not. */
function LegendOfMap({ legend }: { legend: StoreApi<LegendEntries> }) {
  return <Panels.Legend entries={useStore(legend, ({ entries }) => entries)} />;
}
