import { PROGRESSES } from '../domain/incidents/life-cycle.ts';
import { defineLayer, NO_CODE, NO_STYLE } from './model/map-layer.ts';

/**
 * Every incident as a point or as a density, painted over the map. Colour alone says the progress of a point; shapes are for
 * clusters and lists.
 */
export const allPoints = defineLayer({
  id: 'allPoints',
  shownWith: ['allPoints'],
  needs: [],
  wants: [],
  code: NO_CODE,
  data: (_, { allPointsAs }) => allPointsAs,
  style: () => NO_STYLE,
  legend: (paintedAs, theme) =>
    paintedAs === 'points'
      ? {
          id: 'all-points',
          titleKey: 'layer.allPoints',
          noteKey: 'legend.allPointsNote',
          inline: true,
          rows: PROGRESSES.map((progress) => ({
            swatch: { kind: 'shape', shape: 'circle', colour: theme.progress[progress] },
            labelKey: `progress.${progress}`,
            ...(progress === 'done' && { hintKey: 'progressNote.done' }),
          })),
        }
      : {
          id: 'all-points',
          titleKey: 'layer.allPoints',
          noteKey: 'legend.densityNote',
          inline: true,
          rows: [
            { swatch: { kind: 'ramp', colours: theme.map.heat.slice(1) }, labelKey: 'legend.lowToHigh' },
          ],
        },
  // Densities and single points answer no click.
  pick: null,
  images: null,
});
