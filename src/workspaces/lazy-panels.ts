import { lazy } from 'react';
import {
  loadAudit,
  loadComparison,
  loadBoundaries,
  loadDialogs,
  loadDossier,
  loadEmergency,
  loadMonitor,
  loadPanels,
  loadPatrol,
  loadTour,
  loadWall,
} from './parts.ts';

/** The panels around the map, fetched beside the first picture. */
export const Panels = {
  EmergencyGate: lazy(async () => ({ default: (await loadPanels()).EmergencyGate })),
  Header: lazy(async () => ({ default: (await loadPanels()).Header })),
  Lasso: lazy(async () => ({ default: (await loadPanels()).Lasso })),
  Layers: lazy(async () => ({ default: (await loadPanels()).LayerControl })),
  Legend: lazy(async () => ({ default: (await loadPanels()).Legend })),
  Notice: lazy(async () => ({ default: (await loadPanels()).Notice })),
  Printed: lazy(async () => ({ default: (await loadPanels()).PrintedMap })),
  Numbers: lazy(async () => ({ default: (await loadPanels()).NumberBar })),
  Incidents: lazy(async () => ({ default: (await loadPanels()).IncidentList })),
  Search: lazy(async () => ({ default: (await loadPanels()).SearchBox })),
  Filters: lazy(async () => ({ default: (await loadPanels()).FiltersPanel })),
  Chips: lazy(async () => ({ default: (await loadPanels()).ActiveFilters })),
  Time: lazy(async () => ({ default: (await loadPanels()).TimeBar })),
};

/** The columns of the monitor. */
export const MonitorParts = {
  Left: lazy(async () => ({ default: (await loadMonitor()).MonitorLeft })),
  Right: lazy(async () => ({ default: (await loadMonitor()).MonitorRight })),
  Surges: lazy(async () => ({ default: (await loadMonitor()).SurgeStrip })),
};

/** The columns of the patrol desk. */
export const PatrolParts = {
  Left: lazy(async () => ({ default: (await loadPatrol()).PatrolLeft })),
  Right: lazy(async () => ({ default: (await loadPatrol()).PatrolRight })),
  PlaceOnMap: lazy(async () => ({ default: (await loadPatrol()).PlaceOnMap })),
};

/** The tour. */
export const TourPart = lazy(async () => ({ default: (await loadTour()).TourPanel }));

/** The coverage audit. */
export const AuditParts = {
  OnMap: lazy(async () => ({ default: (await loadAudit()).AuditOnMap })),
  Panel: lazy(async () => ({ default: (await loadAudit()).AuditPanel })),
};

/** The emergency mode. */
export const EmergencyParts = {
  Desk: lazy(async () => ({ default: (await loadEmergency()).EmergencyDesk })),
  Panel: lazy(async () => ({ default: (await loadEmergency()).EmergencyPanel })),
};

/** What is known of the selected thing. */
export const Dossier = lazy(loadDossier);
/** Units beside each other. */
export const ComparisonPart = lazy(async () => ({ default: (await loadComparison()).ComparisonPage }));
/** What lies over the page. */
export const Dialogs = lazy(loadDialogs);
/** The behaviour of a wall. */
export const Wall = lazy(loadWall);
/** Boundaries that follow the time bar. */
export const Boundaries = lazy(async () => ({ default: (await loadBoundaries()).ShownBoundaries }));
