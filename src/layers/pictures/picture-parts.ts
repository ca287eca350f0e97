import type { FeatureCollection, Geometry } from 'geojson';
import { civilDayOfTime, dateOfCivilDay } from '../../domain/time/civil-day.ts';
import type { PictureFacts } from '../../domain/desk/place/place-question.ts';
import type { CellFacts } from '../../domain/desk/place/significance-picture.ts';
import { formatMetres } from './metres.ts';

/** One class of a picture: how it is drawn and what the legend says of it. */
export interface PictureClass {
  /** The property `class` of its features. */
  readonly name: string;
  readonly colour: string;
  /** Of areas; features with a property `strength` (0–1) have that share of it. */
  readonly opacity: number;
  /** Of lines, px. */
  readonly width: number;
  /** Stands on its areas, so that colour is not all that tells them apart. */
  readonly sign: string;
  readonly labelKey: string;
  readonly values: Readonly<Record<string, string | number>>;
}

/** A picture ready to be drawn. Features have `class`, `shape` (index in its list) and perhaps `strength`. */
export interface DrawnPicture {
  readonly shapes: FeatureCollection<Geometry>;
  readonly classes: readonly PictureClass[];
  readonly noteKey: string;
  readonly noteValues: Readonly<Record<string, string | number>>;
}

/** Window and n, as every note begins. */
export function factValues({ window, cases, weight }: PictureFacts): Record<string, string | number> {
  return {
    from: dateOfCivilDay(civilDayOfTime(window.from)),
    to: dateOfCivilDay(civilDayOfTime(window.to - 1)),
    cases,
    n: Math.round(weight * 10) / 10,
  };
}

/** Size, number and reach of cells. */
export function cellValues({ edgeM, areaKm2, distanceM, count }: CellFacts): Record<string, string | number> {
  return {
    edge: formatMetres(edgeM ?? 0),
    area: Math.round((areaKm2 ?? 0) * 1000) / 1000,
    distance: formatMetres(distanceM),
    cells: count,
  };
}
