import type { Feature, Geometry } from 'geojson';
import type { DrawnCell, SignificancePicture } from '../../domain/desk/place/significance-picture.ts';
import type { TrendPicture } from '../../domain/desk/place/trend-picture.ts';
import type { TrendClass } from '../../domain/hotspots/trend/trend-class.ts';
import type { UnitCollection } from '../../schemas/units.ts';
import type { Theme } from '../../themes/theme.ts';
import { cachedBy } from '../style/cached-by.ts';
import { collection, feature } from '../style/geojson.ts';
import { cellValues, factValues, type DrawnPicture, type PictureClass } from './picture-parts.ts';

/** Hot and cold, as they stand on the cells. */
const SIGNS = { hot: '▲', cold: '▼', 'not-significant': '' } as const;

/** Each pattern has a sign of its own beside its colour. */
const TREND_SIGNS: Readonly<Record<TrendClass['pattern'], string>> = {
  new: '+',
  consecutive: '»',
  intensifying: '▲',
  persistent: '■',
  diminishing: '▼',
  sporadic: '∴',
  oscillating: '~',
  historical: '○',
};

/** Borders of cells: their own, or those of their units. */
function cellShapes(
  picture: SignificancePicture | TrendPicture,
  units: UnitCollection | undefined,
  classOf: (at: number) => string,
): Feature<Geometry>[] {
  const geometries = new Map(units?.features.map(({ properties, geometry }) => [properties.code, geometry]));
  return picture.drawn.flatMap(({ ring, key }: DrawnCell, shape) => {
    const geometry: Geometry | undefined =
      ring === null ? geometries.get(key) : { type: 'Polygon', coordinates: [[...ring]] };
    return geometry === undefined ? [] : [feature<Geometry>(geometry, { shape, class: classOf(shape) })];
  });
}

/** Hot, cold and neither; a cell with a case that is neither keeps a thin border. */
export function drawSignificance(
  picture: SignificancePicture,
  theme: Theme,
  units: UnitCollection | undefined,
): DrawnPicture {
  const count = (name: string): number => picture.drawn.filter((cell) => cell.class === name).length;
  const classes = [
    ['hot', theme.ui.warning, 0.62],
    ['cold', theme.ui.accent, 0.4],
    ['not-significant', theme.ui.muted, 0.1],
  ] as const;
  return {
    shapes: cachedBy(picture, `shapes ${units === undefined}`, () =>
      collection(cellShapes(picture, units, (at) => picture.drawn[at]!.class)),
    ),
    classes: classes.map(([name, colour, opacity]): PictureClass => ({
      name,
      colour,
      opacity,
      width: name === 'not-significant' ? 0.6 : 1.4,
      sign: SIGNS[name],
      labelKey: `patrolPlace.legend.${name}`,
      values: { n: count(name) },
    })),
    noteKey: `patrolPlace.legend.${picture.level === null ? 'tooFew' : `significance.${picture.cells.kind}`}`,
    noteValues: { ...factValues(picture.facts), ...cellValues(picture.cells), level: picture.level ?? 0 },
  };
}

/** The name of a class of trends. */
export function trendName(found: TrendClass | null): string {
  return found === null ? 'none' : `${found.side}.${found.pattern}`;
}

/** Classes of trends in plain words; only those that occur are in the legend. */
export function drawTrend(
  picture: TrendPicture,
  theme: Theme,
  units: UnitCollection | undefined,
): DrawnPicture {
  const { drawn, lacks, stepDays, stepCount } = picture;
  const names = drawn.map((cell) => trendName(cell.class));
  const found = [...new Map(drawn.map((cell) => [trendName(cell.class), cell.class])).entries()];
  const order = Object.keys(TREND_SIGNS);
  const rank = (of: TrendClass | null): number =>
    of === null ? 99 : order.indexOf(of.pattern) + (of.side === 'hot' ? 0 : 20);
  const classes = found
    .sort(([, a], [, b]) => rank(a) - rank(b))
    .map(([name, of]): PictureClass => {
      const isHot = of?.side === 'hot';
      return {
        name,
        colour: of === null ? theme.ui.muted : trendColour(of, theme),
        opacity: of === null ? 0.08 : 0.62,
        width: of === null ? 0.6 : 1.4,
        sign: of === null ? '' : TREND_SIGNS[of.pattern],
        labelKey: `patrolPlace.trend.${of === null ? 'none' : isHot ? `hot.${of.pattern}` : `cold.${of.pattern}`}`,
        values: { n: names.filter((each) => each === name).length },
      };
    });
  const key = lacks === 'steps' ? 'tooShort' : lacks === 'cases' ? 'tooFew' : 'trend';
  return {
    shapes: cachedBy(picture, `shapes ${units === undefined}`, () =>
      collection(cellShapes(picture, units, (at) => names[at]!)),
    ),
    classes,
    noteKey: `patrolPlace.legend.${key}`,
    noteValues: {
      ...factValues(picture.facts),
      ...cellValues(picture.cells),
      days: stepDays,
      steps: stepCount,
    },
  };
}

/** Rising in the warning colour, steady in that of heat, falling and gone paler; cold ones in the accent. */
function trendColour({ side, pattern }: TrendClass, { ui, map }: Theme): string {
  if (side === 'cold') return ui.accent;
  if (pattern === 'diminishing' || pattern === 'historical') return map.bus[2] ?? ui.good;
  if (pattern === 'sporadic' || pattern === 'oscillating') return map.bus[3] ?? ui.warning;
  if (pattern === 'new' || pattern === 'intensifying' || pattern === 'consecutive')
    return map.bus[1] ?? ui.warning;
  return ui.warning;
}
