import type { LayerInput, ReadResources } from './model/layer-input.ts';
import { defineLayer, lateCode } from './model/map-layer.ts';

type Style = typeof import('./patrol-plan-style.ts');

/** The rounds of a shift, as long as the desk has a plan. */
export const patrolPlan = defineLayer({
  id: 'patrolPlan',
  shownWith: ['patrol'],
  needs: [],
  wants: [],
  code: lateCode((): Promise<Style> => import('./patrol-plan-style.ts')),
  data: (_: ReadResources, { desk }: LayerInput, style: Style) =>
    desk.plan === null ? undefined : { plan: desk.plan, style },
  style: ({ plan, style }, theme) => style.planStyle(plan, theme),
  legend: ({ plan, style }, theme) => style.planLegend(plan, theme),
  pick: null,
  images: null,
});
