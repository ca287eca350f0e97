import type { SceneAudit } from '../domain/desk/scene.ts';
import { defineLayer, lateCode } from './model/map-layer.ts';

type Style = typeof import('./audit-style.ts');

interface Data {
  readonly scene: SceneAudit;
  readonly style: Style;
}

/** What the coverage audit has found, and the chosen finding before and after its repair. */
export const audit = defineLayer({
  id: 'audit',
  shownWith: ['audit'],
  needs: [],
  wants: [],
  code: lateCode((): Promise<Style> => import('./audit-style.ts')),
  data: (_, { desk }, style): Data | undefined =>
    desk.audit === null ? undefined : { scene: desk.audit, style },
  style: ({ scene, style }, theme) => style.auditStyle(scene, theme),
  legend: ({ scene, style }, theme) => style.auditLegend(scene, theme),
  pick: null,
  images: null,
});
