import { fetchAgain } from '../api/fetch-again.ts';
import { withTexts } from '../i18n/index.ts';
import type { TextPart } from '../i18n/zh-CN/index.ts';

/* The parts of the page that are fetched when they are needed, each with the texts that it shows. */

const part = <Module>(texts: readonly TextPart[], load: () => Promise<Module>) =>
  fetchAgain(() => withTexts(texts, load()));

/** The panels around the map: fetched beside the first picture. */
export const loadPanels = () => fetchAgain(() => import('./panels.ts'));

/** The panels of the monitor: fetched when it is entered. */
export const loadMonitor = () => part(['situation', 'rates'], () => import('./monitor-panels.ts'));

/** The panels of the patrol desk: fetched when it is entered. */
export const loadPatrol = () => part(['patrol', 'dossier'], () => import('./patrol-panels.tsx'));

/** The tour: fetched when it is entered. */
export const loadTour = () => part(['tour'], () => import('../features/tour/TourPanel.tsx'));

/** The emergency mode: fetched when it is first turned on. */
export const loadEmergency = () => part(['dossier'], () => import('./emergency.ts'));

/** The dossiers: fetched when the first one is opened. */
export const loadDossier = () => part(['dossier', 'boundaries'], () => import('./Dossier.tsx'));

/** What lies over the page: fetched when it is first asked for. */
export const loadDialogs = () => part(['dossier', 'wall', 'tour'], () => import('./Dialogs.tsx'));

/** The behaviour of a wall: fetched where the page hangs on one. */
export const loadWall = () => part(['wall'], () => import('./Wall.tsx'));

/** The hand-over of a shift: fetched when it is first asked for. */
export const loadHandover = () =>
  part(['handover', 'rates'], () => import('../features/handover/HandoverPage.tsx'));

/** Boundaries of the shown day: fetched where boundaries have changed. */
export const loadBoundaries = () =>
  part(['boundaries'], () => import('../features/boundaries/ShownBoundaries.tsx'));
