import type { ReadResources } from './model/layer-input.ts';
import { defineLayer, lateCode } from './model/map-layer.ts';

type Style = typeof import('./case-series-style.ts');

/** How linked cases are drawn is fetched with the patrol desk. */
const code = lateCode((): Promise<Style> => import('./case-series-style.ts'));

/** Cases that may belong together: numbered in the order of their times, with lines between linked ones. */
export const caseSeries = defineLayer({
  id: 'caseSeries',
  shownWith: ['patrol'],
  needs: [],
  wants: [],
  code,
  data: (_: ReadResources, { desk }, style: Style) =>
    desk.series === null ? undefined : { series: desk.series, style },
  style: ({ series, style }, theme) => style.seriesStyle(series, theme),
  legend: ({ series, style }, theme) => style.seriesLegend(series, theme),
  pick: {
    styleLayers: ['series-cases'],
    as: 'point',
    selection: ({ caseNo }) => ({ kind: 'case', id: String(caseNo) }),
  },
  images: null,
});
