import { useQuery } from '@tanstack/react-query';
import type { PaddingOptions } from 'maplibre-gl';
import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { datasetQuery } from '../api/dataset.ts';
import { useUnitIndex } from '../api/unit-index.ts';
import { labelIn } from '../domain/view/languages.ts';
import { MapStage } from '../features/map-stage/MapStage.tsx';
import { Notice } from '../features/notice/Notice.tsx';
import { PageNotes } from '../features/notice/PageNotes.tsx';
import type { GridlightMap } from '../map/gridlight-map.ts';
import { watchRecoveries } from '../map/watch-recoveries.ts';
import type { EngineConnection } from '../state/connection/engine-connection.ts';
import { useAppState, useInterface, useView } from '../state/hooks.tsx';
import { IconButton } from '../ui/Button.tsx';
import { ErrorBoundary } from '../ui/ErrorBoundary.tsx';
import { PanelPlaceholder } from '../ui/Panel.tsx';
import { PageFailure, PageLoading, PanelFailure } from './PageStates.tsx';
import { loadDialogs, loadDossier, loadEmergency, loadMonitor, loadWall } from './parts.ts';
import * as styles from './Shell.module.css';
import * as utilities from '../ui/utilities.module.css';

const Panels = {
  EmergencyGate: lazy(async () => ({ default: (await import('./panels.ts')).EmergencyGate })),
  Header: lazy(async () => ({ default: (await import('./panels.ts')).Header })),
  Lasso: lazy(async () => ({ default: (await import('./panels.ts')).Lasso })),
  Layers: lazy(async () => ({ default: (await import('./panels.ts')).LayerControl })),
  Legend: lazy(async () => ({ default: (await import('./panels.ts')).Legend })),
  Numbers: lazy(async () => ({ default: (await import('./panels.ts')).NumberBar })),
  Events: lazy(async () => ({ default: (await import('./panels.ts')).EventList })),
  Search: lazy(async () => ({ default: (await import('./panels.ts')).SearchBox })),
  Filters: lazy(async () => ({ default: (await import('./panels.ts')).FiltersPanel })),
  Chips: lazy(async () => ({ default: (await import('./panels.ts')).ActiveFilters })),
  Time: lazy(async () => ({ default: (await import('./panels.ts')).TimeBar })),
};
const Monitor = {
  Left: lazy(async () => ({ default: (await loadMonitor()).MonitorLeft })),
  Right: lazy(async () => ({ default: (await loadMonitor()).MonitorRight })),
};
const Emergency = {
  Desk: lazy(async () => ({ default: (await loadEmergency()).EmergencyDesk })),
  Panel: lazy(async () => ({ default: (await loadEmergency()).EmergencyPanel })),
};
const Dossier = lazy(loadDossier);
const Dialogs = lazy(loadDialogs);
const Wall = lazy(loadWall);

type LegendEntries = Pick<React.ComponentProps<typeof Panels.Legend>, 'entries'>;

/** Narrower than this the columns lie over the map and begin closed, px. */
const COLUMNS_WIDTH_PX = 960;
const hasRoomForColumns = (): boolean => window.innerWidth >= COLUMNS_WIDTH_PX;

/** Free space between a fitted thing and the panels around it, CSS px. */
const MARGIN_PX = 24;
/** A legend that takes more of the middle than this is drawn over the map and not left free. */
const MOST_COVERED = 0.3;

/** The page: the map below, panels around its free middle, the time bar at the bottom. */
export function Shell({ link, reload }: { link: EngineConnection; reload: () => void }) {
  const { t } = useTranslation();
  const dataset = useQuery(datasetQuery);
  const unitIndex = useUnitIndex();
  const unitName = useCallback((code: string) => unitIndex.get(code)?.name ?? code, [unitIndex]);
  const language = useView((state) => state.view.language);
  const selection = useView((state) => state.view.selection);
  const select = useView((state) => state.select);
  const dialog = useInterface((state) => state.dialog);
  const [legend] = useState(() => createStore<LegendEntries>()(() => ({ entries: [] })));
  const setLegend = useCallback(
    (entries: LegendEntries['entries']): void => legend.setState({ entries }),
    [legend],
  );
  const [leftBase, setLeft] = useState(hasRoomForColumns);
  const filtersToggled = useInterface((state) => state.filtersOpen);
  const toggleFilters = useInterface((state) => state.toggleFilters);
  const isMonitor = useView((state) => state.view.workspace === 'monitor');
  // In the monitor the filters take the place of the panels beside the map, elsewhere they are the column.
  const left = isMonitor ? leftBase || filtersToggled : leftBase !== filtersToggled;
  const toggleLeft = (): void => {
    if (isMonitor && filtersToggled) toggleFilters();
    setLeft(isMonitor ? !left : !leftBase);
  };
  const views = useAppState().view;
  const emergency = useView((state) => state.view.emergency);
  /** The emergency whose link says where the map looks. */
  const [linked] = useState(() => {
    const { view } = views.getState();
    return view.camera === null ? null : view.emergency;
  });
  const [right, setRight] = useState(hasRoomForColumns);
  /** The emergency whose panel was put away. */
  const [hiddenEmergency, hideEmergency] = useState<typeof emergency>(null);
  const isRightOpen = right || selection !== null || (emergency !== null && emergency !== hiddenEmergency);
  const toggleRight = (): void => {
    if (selection !== null) select(null);
    hideEmergency(isRightOpen ? emergency : null);
    if (emergency !== null) setRight(!isRightOpen);
    else setRight(selection !== null ? hasRoomForColumns() : !right);
  };
  const [map, setMap] = useState<GridlightMap | null>(null);
  const [middle, setMiddle] = useState<HTMLDivElement | null>(null);
  const middleRef = useRef<HTMLDivElement | null>(null);
  const isWall = useView(({ view }) => view.theme === 'wall' || view.wall.kiosk);
  const wall = useAppState().wall;
  useEffect(
    () =>
      map === null
        ? undefined
        : watchRecoveries(map.contextEvents, () => wall.getState().noteFailedRecovery()),
    [map, wall],
  );
  const takeMiddle = useCallback((element: HTMLDivElement | null): void => {
    middleRef.current = element;
    setMiddle(element);
  }, []);
  const padding = useCallback((keepsLegendFree: boolean): PaddingOptions => {
    const box = middleRef.current?.getBoundingClientRect();
    if (box === undefined) return { top: 0, bottom: 0, left: 0, right: 0 };
    const { innerWidth, innerHeight } = window;
    const foot = middleRef.current?.querySelector(`.${styles.middleFoot}`)?.clientHeight ?? 0;
    const covered = keepsLegendFree && foot < box.height * MOST_COVERED ? foot : 0;
    return {
      top: box.top + MARGIN_PX,
      bottom: innerHeight - box.bottom + covered + MARGIN_PX,
      left: box.left + MARGIN_PX,
      right: innerWidth - box.right + MARGIN_PX,
    };
  }, []);
  if (dataset.isError) return <PageFailure error={dataset.error} retry={() => void dataset.refetch()} />;
  if (dataset.data === undefined) return <PageLoading />;
  const { data } = dataset;
  const tools = (
    <>
      <Panels.Layers />
      <Panels.Filters codeTables={data.codeTables} unitName={unitName} />
    </>
  );
  const dossier = selection !== null && (
    <ErrorBoundary key={`${selection.kind}${selection.id}`} Fallback={PanelFailure}>
      <Suspense fallback={<PanelPlaceholder state={{ kind: 'loading' }} />}>
        <Dossier codeTables={data.codeTables} link={link} />
      </Suspense>
    </ErrorBoundary>
  );
  const events = (
    <div className={styles.eventsSlot} data-part="events">
      <Suspense>
        <Panels.Events codeTables={data.codeTables} link={link} retry={reload} />
      </Suspense>
    </div>
  );
  return (
    <>
      <a className={styles.skip} href="#map">
        {t('app.skip')}
      </a>
      <MapStage
        dataset={data}
        link={link}
        padding={padding}
        controlsHost={middle}
        onLegend={setLegend}
        onMap={setMap}
      />
      <Suspense>
        <Panels.Lasso map={map} controlsHost={middle} />
        <Panels.EmergencyGate map={map} />
      </Suspense>
      {emergency !== null && (
        <Suspense>
          <Emergency.Desk map={map} padding={padding} keepsCamera={emergency === linked} />
        </Suspense>
      )}
      <div className={styles.shell} data-part="shell" data-left={left} data-right={isRightOpen}>
        <Suspense fallback={<div className={styles.headerSlot} />}>
          <Panels.Header cityName={labelIn(data.title, language)} search={<Panels.Search />} />
        </Suspense>
        <Suspense fallback={<div className={styles.numbersSlot} />}>
          <Panels.Numbers isMonitor={isMonitor} />
        </Suspense>
        <Column
          side="left"
          open={left}
          onToggle={toggleLeft}
          name={t(isMonitor ? 'menu.leftPanels' : 'menu.layersPanel')}
        >
          <ErrorBoundary Fallback={PanelFailure}>
            <Suspense>
              {isMonitor ? (
                <Monitor.Left
                  codeTables={data.codeTables}
                  chips={<Panels.Chips codeTables={data.codeTables} unitName={unitName} />}
                  tools={tools}
                />
              ) : (
                tools
              )}
            </Suspense>
          </ErrorBoundary>
        </Column>
        <div className={styles.middle} ref={takeMiddle}>
          <PageNotes retry={reload} />
          <div className={styles.middleFoot}>
            <Suspense>
              <LegendOfMap legend={legend} />
            </Suspense>
            <Notice dataset={data} language={language} />
          </div>
        </div>
        <Column side="right" open={isRightOpen} onToggle={toggleRight} name={t('menu.eventsPanel')}>
          {emergency !== null ? (
            <ErrorBoundary Fallback={PanelFailure}>
              {dossier}
              <Suspense fallback={<PanelPlaceholder state={{ kind: 'loading' }} />}>
                <Emergency.Panel />
              </Suspense>
            </ErrorBoundary>
          ) : isMonitor ? (
            <ErrorBoundary Fallback={PanelFailure}>
              <Suspense fallback={events}>
                <Monitor.Right codeTables={data.codeTables} dossier={dossier || null} events={events} />
              </Suspense>
            </ErrorBoundary>
          ) : (
            <>
              {dossier}
              {events}
            </>
          )}
        </Column>
        <div className={styles.timeSlot}>
          <Suspense>
            <Panels.Time frames={window} />
          </Suspense>
        </div>
      </div>
      {isWall && (
        <Suspense>
          <Wall map={map} host={middle} padding={padding} />
        </Suspense>
      )}
      {dialog !== null && (
        <Suspense>
          <Dialogs />
        </Suspense>
      )}
    </>
  );
}

function Column(props: {
  side: 'left' | 'right';
  open: boolean;
  onToggle: () => void;
  name: string;
  children: React.ReactNode;
}) {
  const { t } = useTranslation();
  const { side, open } = props;
  return (
    <div className={styles.column} data-side={side} data-open={open}>
      {open && (
        <div className={styles.columnPanels} data-part="column">
          {props.children}
        </div>
      )}
      <div className={`${styles.columnToggle} ${utilities.pointerOnly}`}>
        <IconButton
          icon={(side === 'left') === open ? 'chevronLeft' : 'chevronRight'}
          label={t(open ? 'menu.hide' : 'menu.show', { panel: props.name })}
          expanded={open}
          onClick={props.onToggle}
        />
      </div>
    </div>
  );
}

/** The legend follows the answers; the page around it does not. */
function LegendOfMap({ legend }: { legend: StoreApi<LegendEntries> }) {
  return <Panels.Legend entries={useStore(legend, ({ entries }) => entries)} />;
}
