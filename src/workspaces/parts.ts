import { withTexts } from '../i18n/index.ts';

/* The parts of the page that are fetched when they are needed, each with the texts that it shows. */

/** The panels of the monitor: fetched when it is entered. */
export const loadMonitor = () => withTexts(['situation', 'rates'], import('./monitor-panels.ts'));

/** The panels of the patrol desk: fetched when it is entered. */
export const loadPatrol = () => withTexts(['patrol', 'dossier'], import('./patrol-panels.tsx'));

/** The emergency mode: fetched when it is first turned on. */
export const loadEmergency = () => withTexts(['dossier'], import('./emergency.ts'));

/** The dossiers: fetched when the first one is opened. */
export const loadDossier = () => withTexts(['dossier'], import('./Dossier.tsx'));

/** What lies over the page: fetched when it is first asked for. */
export const loadDialogs = () => withTexts(['dossier', 'wall'], import('./Dialogs.tsx'));

/** The behaviour of a wall: fetched where the page hangs on one. */
export const loadWall = () => withTexts(['wall'], import('./Wall.tsx'));

/** The hand-over of a shift: fetched when it is first asked for. */
export const loadHandover = () =>
  withTexts(['handover', 'rates'], import('../features/handover/HandoverPage.tsx'));
