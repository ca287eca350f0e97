import type { QueryClient } from '@tanstack/react-query';
import { camerasQuery } from '../api/cameras.ts';
import { facilitiesQuery } from '../api/facilities.ts';
import { fetchAgain } from '../api/fetch-again.ts';
import { linesQuery } from '../api/lines.ts';
import { placesQuery } from '../api/places.ts';
import { streetGraphQuery } from '../api/street-graph.ts';
import { layerCode } from '../features/map-stage/layer-code.ts';
import * as parts from './parts.ts';

/**
 * What a wall or a desk may be asked for while the server is gone, what is needed soonest first: code, styles and texts of
 * the panels, dialogs and pages, and what an emergency looks around with. Not the other language, nor what cannot be used
 * without a server: the window of a presenter, the film of a camera.
 */
export function idleParts(queries: QueryClient): (() => Promise<unknown>)[] {
  /** Kept for as long as the page lives. */
  const kept = { gcTime: Infinity };
  return [
    parts.loadDialogs,
    parts.loadEmergency,
    ...layerCode(),
    () => fetchAgain(() => queries.fetchQuery({ ...streetGraphQuery, ...kept })),
    () => fetchAgain(() => queries.fetchQuery({ ...camerasQuery, ...kept })),
    () => fetchAgain(() => queries.fetchQuery({ ...facilitiesQuery, ...kept })),
    () => fetchAgain(() => queries.fetchQuery({ ...placesQuery, ...kept })),
    () => fetchAgain(() => queries.fetchQuery({ ...linesQuery, ...kept })),
    parts.loadDossier,
    parts.loadMonitor,
    parts.loadWall,
    parts.loadHandover,
    parts.loadComparison,
    parts.loadConsultation,
    parts.loadPatrol,
    parts.loadPrevention,
    parts.loadRumours,
    parts.loadTour,
    parts.loadAudit,
    parts.loadBoundaries,
  ];
}
