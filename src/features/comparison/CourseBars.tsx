import type { HistogramBins, TimeRange } from '../../domain/time/ranges.ts';
import { formatMinute } from '../../i18n/format.ts';
import * as styles from './DistrictCard.module.css';

const HEIGHT = 40;

/** The time course of a unit; bars that reach out of the range are pale, as they hold only a part of their time. */
export function CourseBars(props: {
  course: readonly number[];
  bars: HistogramBins | null;
  range: TimeRange;
  /** The end of the axis. */
  most: number;
  label: string;
}) {
  const { course, bars, range, most, label } = props;
  if (bars === null) return null;
  const { from, widthMs, count } = bars;
  const isCut = (bar: number): boolean =>
    from + bar * widthMs < range.from || from + (bar + 1) * widthMs > range.to;
  return (
    <figure className={styles.course}>
      <svg viewBox={`0 0 ${count * 10} ${HEIGHT}`} preserveAspectRatio="none" role="img" aria-label={label}>
        <title>{label}</title>
        {course.map((value, bar) => {
          const height = most > 0 ? (value / most) * HEIGHT : 0;
          return (
            <rect
              key={bar}
              data-cut={isCut(bar)}
              x={bar * 10 + 1}
              y={HEIGHT - height}
              width={8}
              height={height}
            />
          );
        })}
      </svg>
      <figcaption aria-hidden="true">
        <span>{formatMinute(Math.max(from, range.from))}</span>
        <span>{formatMinute(Math.min(from + count * widthMs, range.to))}</span>
      </figcaption>
    </figure>
  );
}
