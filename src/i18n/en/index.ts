import type { PartsOfLanguage } from '../zh-CN/index.ts';

/** The texts of English, part by part. A part is fetched when something that shows it is. */
export default {
  page: () => import('./page.ts'),
  situation: () => import('./situation.ts'),
  rates: () => import('./rates.ts'),
  dossier: () => import('./dossier.ts'),
  wall: () => import('./wall.ts'),
  handover: () => import('./handover.ts'),
  patrol: () => import('./patrol.ts'),
  tour: () => import('./tour.ts'),
  boundaries: () => import('./boundaries.ts'),
} satisfies PartsOfLanguage;
