import type { SceneMarked } from '../domain/desk/scene.ts';
import { defineLayer, lateCode } from './model/map-layer.ts';

type Style = typeof import('./marked-place-style.ts');

interface Data {
  readonly marked: SceneMarked;
  readonly style: Style;
}

/** The place that a sentence speaks of, and its reports. */
export const markedPlace = defineLayer({
  id: 'markedPlace',
  shownWith: ['marked'],
  needs: [],
  wants: [],
  code: lateCode((): Promise<Style> => import('./marked-place-style.ts')),
  data: (_, { desk }, style): Data | undefined =>
    desk.marked === null ? undefined : { marked: desk.marked, style },
  style: ({ marked, style }, theme) => style.markedStyle(marked, theme),
  legend: null,
  pick: null,
  images: null,
});
