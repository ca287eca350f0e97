import { PROGRESSES } from '../../domain/incidents/life-cycle.ts';
import type { Theme } from '../../themes/theme.ts';
import type { LegendEntry } from '../scene.ts';

/** Zooms and the scale of a single incident there, linear in between. */
const SCALES = [
  [9, 0.62],
  [14, 0.9],
  [17, 1.1],
] as const;
/** Single incidents change their size in steps, so that few pictures serve every zoom. */
const SCALE_STEP = 0.02;

/** How large a single incident is drawn at a zoom, 0.6–1.1 of its picture. */
export function incidentScale(zoom: number): number {
  const [first, , last] = SCALES;
  if (zoom <= first[0]) return first[1];
  let scale: number = last[1];
  for (let at = 1; at < SCALES.length; at++) {
    const [fromZoom, from] = SCALES[at - 1] ?? first;
    const [toZoom, to] = SCALES[at] ?? last;
    if (zoom <= toZoom) {
      scale = from + ((to - from) * (zoom - fromZoom)) / (toZoom - fromZoom);
      break;
    }
  }
  return Number((Math.round(scale / SCALE_STEP) * SCALE_STEP).toFixed(2));
}

/** What every incident as a point of its own means: colour alone says the progress. */
export function allPointsLegend(theme: Theme): LegendEntry {
  return {
    id: 'all-points',
    titleKey: 'layer.allPoints',
    noteKey: 'legend.allPointsNote',
    inline: true,
    rows: PROGRESSES.map((progress) => ({
      swatch: { kind: 'shape', shape: 'circle', colour: theme.progress[progress] },
      labelKey: `progress.${progress}`,
      ...(progress === 'done' && { hintKey: 'progressNote.done' }),
    })),
  };
}

/** What the density of every incident means. */
export function densityLegend(theme: Theme): LegendEntry {
  return {
    id: 'all-points',
    titleKey: 'layer.allPoints',
    noteKey: 'legend.densityNote',
    inline: true,
    rows: [{ swatch: { kind: 'ramp', colours: theme.map.heat.slice(1) }, labelKey: 'legend.lowToHigh' }],
  };
}
