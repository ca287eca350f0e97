import { fetchAgain } from '../api/fetch-again.ts';
import { withTexts } from '../i18n/index.ts';
import type { TextPart } from '../i18n/zh-CN/index.ts';

/* The parts of the page that are fetched when they are needed, each with the texts that it shows. */

/** Fetches a part with its texts, again and again until it is there. */
export const part = <Module>(texts: readonly TextPart[], load: () => Promise<Module>) =>
  fetchAgain(() => withTexts(texts, load()));

/** The panels around the map: fetched beside the first picture. */
export const loadPanels = () => fetchAgain(() => import('./panels.ts'));

/** The panels of the monitor: fetched when it is entered. */
export const loadMonitor = () =>
  part(['situation', 'rates', 'whereabouts'], () => import('./monitor-panels.ts'));

/** What watches for surges, whatever the page shows: fetched beside the first picture. */
export const loadSurges = () =>
  part(['situation', 'whereabouts'], () => import('../features/surges/SurgeGuard.tsx'));

/** The panels of the patrol desk: fetched when it is entered. */
export const loadPatrol = () =>
  part(['patrol', 'dossier', 'whereabouts'], () => import('./patrol-panels.tsx'));

/** The tour: fetched when it is entered. */
export const loadTour = () => part(['tour'], () => import('../features/tour/TourPanel.tsx'));

/** The coverage audit: fetched when it is first opened. */
export const loadAudit = () => part(['audit', 'whereabouts'], () => import('./audit.ts'));
/** The window of the presenter of a tour: fetched by its link. */
export const loadPresenter = () =>
  part(['tour'], () => import('../features/tour/presenter/PresenterWindow.tsx'));

/** The emergency mode: fetched when it is first turned on. */
export const loadEmergency = () => part(['dossier', 'whereabouts'], () => import('./emergency.ts'));

/** The dossiers: fetched when the first one is opened. */
export const loadDossier = () =>
  part(['dossier', 'rates', 'boundaries', 'whereabouts'], () => import('./Dossier.tsx'));

/** Units beside each other: fetched when they are first compared. */
export const loadComparison = () =>
  part(['comparison', 'dossier', 'rates'], () => import('../features/comparison/ComparisonPage.tsx'));

/** What lies over the page: fetched when it is first asked for. */
export const loadDialogs = () =>
  part(
    ['dossier', 'wall', 'tour', 'consultation', 'prevention', 'rumours', 'situation', 'whereabouts'],
    () => import('./Dialogs.tsx'),
  );

/** The behaviour of a wall: fetched where the page hangs on one. */
export const loadWall = () => part(['wall'], () => import('./Wall.tsx'));

/** The hand-over of a shift: fetched when it is first asked for. */
export const loadHandover = () =>
  part(['handover', 'rates'], () => import('../features/handover/HandoverPage.tsx'));

/** The board of consultations: fetched when it is first asked for. */
export const loadConsultation = () =>
  part(['consultation', 'dossier'], () => import('../features/consultation/ConsultationPage.tsx'));

/** Prevention of fraud and theft: fetched when it is first asked for. */
export const loadPrevention = () =>
  part(['prevention', 'patrol', 'dossier'], () => import('../features/prevention/PreventionPage.tsx'));

/** Rumours as cases of law: fetched when they are first asked for. */
export const loadRumours = () => part(['rumours'], () => import('../features/rumours/RumoursPage.tsx'));
/** Boundaries of the shown day: fetched where boundaries have changed. */
export const loadBoundaries = () =>
  part(['boundaries'], () => import('../features/boundaries/ShownBoundaries.tsx'));
