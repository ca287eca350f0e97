import type { MultiPolygon, Polygon } from 'geojson';
import { boxOf, type Position } from '../../domain/geo/positions.ts';
import * as styles from './BoundaryChange.module.css';

interface PicturedUnit {
  readonly code: string;
  readonly name: string;
  readonly geometry: Polygon | MultiPolygon;
}

/** Width and height of the picture in its own units. */
const SIDE = 100;
const MARGIN = 4;

/**
 * Units as a small picture, each with its name as a tooltip; the one of the dossier stands out. `frame`: all units that pictures beside
 * each other show, so that they have one scale.
 */
export function BoundaryPicture(props: {
  label: string;
  units: readonly PicturedUnit[];
  frame: readonly PicturedUnit[];
  selected: string;
}) {
  const { label, units, frame, selected } = props;
  const [west, south, east, north] = boxOf(frame.flatMap(({ geometry }) => ringsOf(geometry).flat()));
  const shrink = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const scale = (SIDE - 2 * MARGIN) / Math.max((east - west) * shrink, north - south, 1e-9);
  const at = ([lng, lat]: Position): string => {
    const x = SIDE / 2 + (lng - (west + east) / 2) * shrink * scale;
    const y = SIDE / 2 - (lat - (south + north) / 2) * scale;
    return `${x.toFixed(1)},${y.toFixed(1)}`;
  };
  const pathOf = ({ geometry }: PicturedUnit) =>
    ringsOf(geometry)
      .map((ring) => `M${ring.map(at).join('L')}Z`)
      .join('');
  return (
    <svg
      className={styles.picture}
      viewBox={`0 0 ${SIDE} ${SIDE}`}
      role="img"
      aria-label={`${label}: ${units.map(({ name }) => name).join(', ')}`}
    >
      {units.map((unit) => (
        <path key={unit.code} d={pathOf(unit)} data-selected={unit.code === selected}>
          <title>{unit.name}</title>
        </path>
      ))}
      <text x={MARGIN} y={SIDE - MARGIN}>
        {label}
      </text>
    </svg>
  );
}

const ringsOf = ({ type, coordinates }: Polygon | MultiPolygon): Position[][] =>
  (type === 'Polygon' ? coordinates : coordinates.flat()) as Position[][];
