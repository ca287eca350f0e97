import { useTranslation } from 'react-i18next';
import { formatDate, formatMinute } from '../../i18n/format.ts';
import type { GroupChoice } from './group-choice.ts';
import { clockHours, type GroupCase } from './group-layout.ts';
import * as styles from './SeriesTimeline.module.css';

const SIZE = { width: 380, height: 132, left: 24, right: 14, top: 10, bottom: 20 };
const HOURS = [0, 6, 12, 18, 24];
const LEAST_BAR = 4;

/** Cases by date and time of day; the length of a bar is the interval in which it happened. */
export function SeriesTimeline({ cases, choice }: { cases: readonly GroupCase[]; choice: GroupChoice }) {
  const { t } = useTranslation();
  const [first, last] = [cases[0], cases.at(-1)];
  if (first === undefined || last === undefined) return null;
  const span = Math.max(1, last.from - first.from);
  const x = (at: number): number =>
    SIZE.left + 12 + ((SIZE.width - SIZE.left - SIZE.right - 24) * (at - first.from)) / span;
  const y = (hours: number): number => SIZE.top + ((SIZE.height - SIZE.top - SIZE.bottom) * hours) / 24;
  return (
    <svg
      className={styles.picture}
      viewBox={`0 0 ${SIZE.width} ${SIZE.height}`}
      role="group"
      aria-label={t('patrolSeries.group.timeline')}
    >
      {HOURS.map((hour) => (
        <g key={hour}>
          <line
            className={styles.grid}
            x1={SIZE.left}
            x2={SIZE.width - SIZE.right}
            y1={y(hour)}
            y2={y(hour)}
          />
          <text className={styles.hour} x={SIZE.left - 4} y={y(hour)}>
            {hour}
          </text>
        </g>
      ))}
      <text className={styles.date} x={SIZE.left} y={SIZE.height - 4}>
        {formatDate(first.from)}
      </text>
      <text className={styles.date} data-end="true" x={SIZE.width - SIZE.right} y={SIZE.height - 4}>
        {formatDate(last.from)}
      </text>
      {cases.map((one) => {
        const begin = clockHours(one.from);
        const end = Math.min(24, begin + (one.to - one.from) / 3_600_000);
        const [top, bottom] = [y(begin), y(end)];
        const height = Math.max(LEAST_BAR, bottom - top);
        return (
          <g
            key={one.caseNo}
            className={styles.theft}
            data-chosen={choice.pair?.includes(one.caseNo) === true}
            onClick={() => choice.chooseCase(one.caseNo)}
          >
            <title>{t('patrolSeries.group.node', { ...one, at: formatMinute(one.from) })}</title>
            <rect className={styles.reach} x={x(one.from) - 7} y={top - 7} width={14} height={height + 14} />
            <rect className={styles.bar} x={x(one.from) - 3} y={top} width={6} height={height} rx={2} />
            <text x={x(one.from)} y={one.order % 2 === 1 ? top - 4 : top + height + 13}>
              {one.order}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
