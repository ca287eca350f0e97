import type { SceneBlindSpots } from '../domain/desk/scene.ts';
import type { LayerInput, ReadResources } from './model/layer-input.ts';
import { defineLayer, lateCode } from './model/map-layer.ts';

type Style = typeof import('./blind-spots-style.ts');

/** How they are drawn is fetched with the patrol desk. */
const code = lateCode((): Promise<Style> => import('./blind-spots-style.ts'));

interface Data {
  readonly scene: SceneBlindSpots;
  readonly style: Style;
}

const shared = {
  shownWith: ['patrol'],
  needs: [],
  wants: [],
  code,
  data: (_: ReadResources, { desk }: LayerInput, style: Style): Data | undefined =>
    desk.blindSpots === null ? undefined : { scene: desk.blindSpots, style },
  pick: null,
  images: null,
} as const;

/** Where thefts are to be expected and no camera looks, under names and symbols. */
export const blindSpotGround = defineLayer({
  ...shared,
  id: 'blindSpotGround',
  style: ({ scene, style }: Data, theme) => style.unseenStyle(scene, theme),
  legend: ({ scene, style }: Data, theme) => style.unseenLegend(scene, theme),
});

/** The positions for one more camera, numbered as the panel lists them. */
export const blindSpotMarks = defineLayer({
  ...shared,
  id: 'blindSpotMarks',
  style: ({ scene, style }: Data, theme) => style.proposalStyle(scene, theme),
  legend: null,
});
