import type { RangePreset } from '../../domain/time/ranges.ts';
import type { ViewState, Workspace } from './view-state.ts';

/** What a workspace puts in place: its layers and its metric. Everything else stays as it is. */
export const WORKSPACE_PRESETS: Readonly<Record<Workspace, Pick<ViewState, 'layers' | 'metric'>>> = {
  monitor: { layers: ['units', 'unitLabels', 'incidents'], metric: 'density' },
  patrol: { layers: ['unitLabels', 'hotspots', 'markets', 'busLines'], metric: 'density' },
  tour: { layers: ['units', 'unitLabels', 'areas'], metric: 'density' },
};

/** The range that a workspace begins with: reports of a week, cases of all time, which are few. */
export const USUAL_RANGES: Readonly<Record<Workspace, RangePreset>> = {
  monitor: '7d',
  patrol: 'all',
  tour: '7d',
};
