import type { PartsOfLanguage } from '../zh-CN/index.ts';

/** The texts of English, part by part. A part is fetched when something that shows it is. */
export default {
  shell: () => import('./shell.ts'),
  map: () => import('./map.ts'),
  panels: () => import('./panels.ts'),
  filters: () => import('./filters.ts'),
  time: () => import('./time.ts'),
  commands: () => import('./commands.ts'),
  emergency: () => import('./emergency.ts'),
  situation: () => import('./situation.ts'),
  rates: () => import('./rates.ts'),
  dossier: () => import('./dossier.ts'),
  wall: () => import('./wall.ts'),
  handover: () => import('./handover.ts'),
} satisfies PartsOfLanguage;
