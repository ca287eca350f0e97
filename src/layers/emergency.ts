import type { LayerInput, ReadResources } from './model/layer-input.ts';
import { defineLayer, lateCode } from './model/map-layer.ts';

type Style = typeof import('./emergency-style.ts');

/** How an emergency is drawn is fetched with the first one. */
const code = lateCode((): Promise<Style> => import('./emergency-style.ts'));

const shared = {
  shownWith: ['emergency'],
  needs: [],
  wants: [],
  code,
  data: (_: ReadResources, { emergency }: LayerInput, style: Style) =>
    emergency === null ? undefined : { emergency, style },
  pick: null,
  images: null,
} as const;

/** What can be reached on foot, under names and symbols. */
export const emergencyGround = defineLayer({
  ...shared,
  id: 'emergencyGround',
  style: ({ emergency, style }, theme) => style.groundStyle(emergency, theme),
  legend: ({ emergency, style }, theme) => style.groundLegend(emergency, theme),
});

/** The point, the ways to it, and what the panel lists under the same signs; over all symbols. */
export const emergencyMarks = defineLayer({
  ...shared,
  id: 'emergencyMarks',
  style: ({ emergency, style }, theme) => style.marksStyle(emergency, theme),
  legend: null,
});
