import type { PartsOfLanguage } from '../zh-CN/index.ts';

/** The texts of English, part by part. A part is fetched when something that shows it is. */
export default {
  page: () => import('./page.ts'),
  situation: () => import('./monitor.ts'),
  whereabouts: () => import('./whereabouts.ts'),
  rates: () => import('./rates.ts'),
  dossier: () => import('./dossier.ts'),
  comparison: () => import('./comparison.ts'),
  wall: () => import('./wall.ts'),
  handover: () => import('./handover.ts'),
  patrol: () => import('./patrol.ts'),
  tour: () => import('./tour.ts'),
  audit: () => import('./audit.ts'),
  tourEditor: () => import('./tour-editor.ts'),
  consultation: () => import('./consultation.ts'),
  prevention: () => import('./prevention.ts'),
  rumours: () => import('./rumours.ts'),
  boundaries: () => import('./boundaries.ts'),
  linkNotes: () => import('./link-notes.ts'),
  upkeep: () => import('./upkeep.ts'),
} satisfies PartsOfLanguage;
