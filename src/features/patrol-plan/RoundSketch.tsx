import { useTranslation } from 'react-i18next';
import { boxOf } from '../../domain/geo/positions.ts';
import type { SheetVisit } from '../../domain/shift/written-plan.ts';
import { sketchStops } from './sketch-stops.ts';
import * as styles from './PlanSheets.module.css';

const WIDTH = 640;
const HEIGHT = 260;
const MARGIN = 34;

const MOST_ORDERS = 4;

const ordersText = (orders: readonly number[]): string =>
  orders.slice(0, MOST_ORDERS).join(', ') + (orders.length > MOST_ORDERS ? ' …' : '');

/** The round as a sketch, north up: each place once with the numbers of its visits, and the way between them. */
export function RoundSketch({ round }: { round: readonly SheetVisit[] }) {
  const { t } = useTranslation();
  const [west, south, east, north] = boxOf(round.map(({ position }) => position));
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const [spanX, spanY] = [Math.max(1e-6, (east - west) * squeeze), Math.max(1e-6, north - south)];
  const scale = Math.min((WIDTH - 2 * MARGIN) / spanX, (HEIGHT - 2 * MARGIN) / spanY);
  const at = ([lng, lat]: readonly [number, number]): [number, number] => [
    WIDTH / 2 + (lng - (west + east) / 2) * squeeze * scale,
    HEIGHT / 2 - (lat - (south + north) / 2) * scale,
  ];
  const stops = sketchStops(round);
  const metres = 111_195 / scale;
  const bar = [100, 200, 500, 1_000, 2_000, 5_000].find((length) => length / metres > 40) ?? 10_000;
  return (
    <svg
      className={styles.sketch}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={t('patrolPlan.sheet.sketch')}
    >
      <polyline points={round.map(({ position }) => at(position).join(',')).join(' ')} />
      {stops.map(({ name, position, orders }) => {
        const [x, y] = at(position);
        const isRight = x > WIDTH * 0.7;
        return (
          <text
            key={name}
            className={styles.name}
            x={x + (isRight ? -15 : 15)}
            y={y - 8}
            textAnchor={isRight ? 'end' : 'start'}
          >
            {name}
            {orders.length > 1 && ` (${ordersText(orders)})`}
          </text>
        );
      })}
      {stops.map(({ name, position, orders }) => {
        const [x, y] = at(position);
        return (
          <g key={name}>
            <circle cx={x} cy={y} r={11} />
            <text x={x} y={y + 4.5} textAnchor="middle">
              {orders[0]}
            </text>
          </g>
        );
      })}
      <g className={styles.scale}>
        <path d={`M12 ${HEIGHT - 10}h${bar / metres}`} />
        <text x={12} y={HEIGHT - 16}>
          {bar < 1_000 ? `${bar} m` : `${bar / 1_000} km`}
        </text>
        <text x={WIDTH - 10} y={HEIGHT - 10} textAnchor="end">
          {t('patrolPlan.sheet.north')}
        </text>
      </g>
    </svg>
  );
}
