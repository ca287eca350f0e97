import type { TFunction } from 'i18next';
import type { PlacePicture } from '../../domain/desk/place/place-picture.ts';
import { stretchesOf } from '../../domain/desk/place/ride-picture.ts';
import type { Position } from '../../domain/geo/positions.ts';
import { formatDate, formatNumber } from '../../i18n/format.ts';
import { formatPValue } from '../../i18n/p-value.ts';
import { formatMetres } from '../../layers/pictures/metres.ts';

export interface HotspotRow {
  readonly id: string;
  readonly name: string;
  readonly position: Position;
  /** The way, where the row is one. */
  readonly way: readonly Position[] | null;
  readonly values: readonly string[];
  /** Too few cases to say much. */
  readonly isFew: boolean;
  /** What is said under the pointer. */
  readonly hint: string | undefined;
}

/** The places of a picture in order. */
export interface HotspotRows {
  /** Keys of the heads of the columns behind the name. */
  readonly heads: readonly string[];
  readonly rows: readonly HotspotRow[];
  /** What is said where there are none. */
  readonly emptyKey: string;
  readonly values: Readonly<Record<string, number>>;
}

const MOST_ROWS = 30;
/** Fewer cases than this are marked. */
export const FEW_CASES_IN_ROW = 5;

/** The list of a picture; `nameOf` names what has no name of its own. */
export function hotspotRows(
  picture: PlacePicture,
  t: TFunction,
  caseNos: readonly string[],
  nameOf: (position: Position) => string,
): HotspotRows {
  const list = listOf(picture, t, caseNos);
  return {
    ...list,
    values: list.values ?? {},
    rows: list.rows.slice(0, MOST_ROWS).map((row) => ({
      ...row,
      name: row.name ?? nameOf(row.position),
      way: row.way ?? null,
      hint: row.hint ?? (row.isFew ? t('patrolPlace.few') : undefined),
    })),
  };
}

interface RawRow {
  readonly id: string;
  readonly name?: string;
  readonly position: Position;
  readonly way?: readonly Position[];
  readonly values: readonly string[];
  readonly isFew: boolean;
  readonly hint?: string;
}

interface RawList {
  readonly heads: readonly string[];
  readonly rows: readonly RawRow[];
  readonly emptyKey: string;
  readonly values?: Readonly<Record<string, number>>;
}

/** Rows of a picture, and what is said where it has none. */
function listOf(picture: PlacePicture, t: TFunction, caseNos: readonly string[]): RawList {
  const weight = (value: number): string => formatNumber(value, 1);
  const isFew = (cases: number): boolean => cases < FEW_CASES_IN_ROW;
  switch (picture.kind) {
    case 'density':
      return {
        heads: ['cases', 'density'],
        emptyKey: 'patrolPlace.noCases',
        rows: picture.peaks.map(({ position, density, weight: n, cases }, at) => ({
          id: String(at),
          position,
          isFew: isFew(cases),
          values: [weight(n), formatNumber(density, 1)],
        })),
      };
    case 'significance':
      return {
        heads: ['cases', 'z', 'p'],
        emptyKey: picture.level === null ? 'patrolPlace.tooFew' : 'patrolPlace.noneSignificant',
        rows: picture.drawn
          .filter((cell) => cell.class === 'hot' && cell.cases > 0)
          .sort((a, b) => b.z - a.z)
          .map(({ key, position, weight: n, cases, z, p }) => ({
            id: key,
            position,
            isFew: isFew(cases),
            values: [weight(n), formatNumber(z, 1), formatPValue(p)],
          })),
      };
    case 'trend':
      return {
        heads: ['cases', 'class', 'hotSteps'],
        emptyKey:
          picture.lacks === null
            ? 'patrolPlace.noTrend'
            : `patrolPlace.${picture.lacks === 'steps' ? 'tooShort' : 'tooFew'}`,
        values: { days: picture.stepDays, steps: picture.stepCount },
        rows: picture.drawn
          .flatMap((cell) =>
            cell.class === null || cell.cases === 0 ? [] : [{ ...cell, class: cell.class }],
          )
          .sort((a, b) => Number(b.class.side === 'hot') - Number(a.class.side === 'hot') || b.z - a.z)
          .map((cell) => ({
            id: cell.key,
            position: cell.position,
            isFew: isFew(cell.cases),
            values: [
              weight(cell.weight),
              t(`patrolPlace.pattern.${cell.class.side}.${cell.class.pattern}`),
              `${cell.class.side === 'hot' ? cell.hotSteps : cell.coldSteps}/${picture.stepCount}`,
            ],
          })),
      };
    case 'clusters':
      return {
        heads: ['cases', 'points'],
        emptyKey: 'patrolPlace.noClusters',
        rows: picture.clusters.map(({ position, weight: n, cases }, at) => ({
          id: String(at),
          position,
          isFew: isFew(cases),
          values: [weight(n), String(cases)],
        })),
      };
    case 'nearRepeat':
      return {
        heads: ['age', 'expires'],
        emptyKey:
          picture.reach === null
            ? 'patrolPlace.tooFew'
            : `patrolPlace.${picture.reach.radiusM[0] === null ? 'noNearRepeat' : 'noZones'}`,
        rows: picture.zones.map(({ row, position, radiusM, ageDays, expiresAt }) => ({
          id: String(row),
          position,
          isFew: false,
          hint: t('patrolPlace.ofCase', { caseNo: caseNos[row] ?? '—' }),
          values: [
            t('patrolPlace.ageDays', { n: ageDays, radius: formatMetres(radiusM) }),
            formatDate(expiresAt - 1).slice(5),
          ],
        })),
      };
    case 'lines':
      return {
        heads: ['cases', 'perKm'],
        emptyKey: 'patrolPlace.noRides',
        rows: stretchesOf(picture.lines)
          .filter((stretch) => stretch.weight > 0)
          .sort((a, b) => b.perKm - a.perKm)
          .map(({ from, to, path, weight: n, perKm }) => ({
            id: `${from.id} ${to.id}`,
            position: from.position,
            way: path,
            isFew: n < FEW_CASES_IN_ROW,
            name: t('patrolPlace.pair', { from: from.name, to: to.name }),
            values: [weight(n), formatNumber(perKm, 1)],
          })),
      };
  }
}
