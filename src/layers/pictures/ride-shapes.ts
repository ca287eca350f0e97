import type { Geometry } from 'geojson';
import { stretchesOf, type RidePicture, type LineStretch } from '../../domain/desk/place/ride-picture.ts';
import { readableSteps } from '../../domain/desk/place/readable-steps.ts';
import type { Theme } from '../../themes/theme.ts';
import { cachedBy } from '../style/cached-by.ts';
import { collection, feature } from '../style/geojson.ts';
import { factValues, type DrawnPicture, type PictureClass } from './picture-parts.ts';

/** Limits of the classes as shares of the largest rate. */
const CLASS_SHARES = [0.1, 0.3, 0.6];

/** The stretches that are drawn: of one line, or of all of them together. */
export function shownStretches(picture: RidePicture, lineId: string | null): readonly LineStretch[] {
  return cachedBy(picture, `stretches ${lineId}`, () =>
    stretchesOf(lineId === null ? picture.lines : picture.lines.filter(({ id }) => id === lineId)),
  );
}

/** Bus lines by thefts per kilometre, wider where there are more. */
export function drawRides(picture: RidePicture, theme: Theme, lineId: string | null): DrawnPicture {
  const stretches = shownStretches(picture, lineId);
  const highest = stretches.reduce((most, { perKm }) => Math.max(most, perKm), 0);
  const steps = readableSteps(highest, CLASS_SHARES);
  const classOf = (perKm: number): number =>
    perKm === 0 ? 0 : 1 + steps.filter((step) => perKm > step).length;
  const colours = [theme.ui.faint, ...theme.map.heat.slice(1)];
  const line = picture.lines.find(({ id }) => id === lineId);
  return {
    shapes: cachedBy(picture, `shapes ${lineId}`, () =>
      collection(
        stretches.map(({ path, perKm }, shape) =>
          feature<Geometry>(
            { type: 'LineString', coordinates: [...path] },
            { shape, class: `class ${classOf(perKm)}` },
          ),
        ),
      ),
    ),
    classes: [0, ...steps.map((_, at) => at + 1), steps.length + 1].map((at): PictureClass => {
      const [from, to] = [steps[at - 2] ?? 0, steps[at - 1]];
      return {
        name: `class ${at}`,
        colour: colours[at] ?? theme.ui.warning,
        opacity: 0.95,
        width: at === 0 ? 1.2 : 2 + 1.8 * at,
        sign: '',
        labelKey: `patrolPlace.legend.${at === 0 ? 'perKmNone' : to === undefined ? 'perKmAbove' : 'perKm'}`,
        values: { from, to: to ?? 0 },
      };
    }),
    noteKey: `patrolPlace.legend.${line === undefined ? 'lines' : 'line'}`,
    noteValues: {
      ...factValues(picture.facts),
      unplaced: Math.round(picture.unplaced * 10) / 10,
      name: line?.name ?? '',
      onLine: Math.round((line?.weight ?? 0) * 10) / 10,
    },
  };
}
