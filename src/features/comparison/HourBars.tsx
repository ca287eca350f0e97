import { useTranslation } from 'react-i18next';
import type { IndexedUnit } from '../../api/unit-index.ts';
import type { UnitProfile } from '../../domain/engine/api/unit-profiles.ts';
import { formatCount, formatShare } from '../../i18n/format.ts';
import { withoutHourText } from '../../i18n/without-hour-text.ts';
import * as styles from './Shares.module.css';

type Both<T> = readonly [T, T];
const HEIGHT = 30;

const sumOf = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);

/** Share of each hour of the day in the reports of two units, one below the other on the same axis. */
export function HourBars(props: { title: string; units: Both<IndexedUnit>; profiles: Both<UnitProfile> }) {
  const { t } = useTranslation();
  const { title, units, profiles } = props;
  const known = profiles.map(({ hours }) => sumOf(hours));
  const shares = profiles.map(({ hours }, side) => hours.map((count) => count / Math.max(1, known[side]!)));
  const most = Math.max(...shares.flat());
  return (
    <section className={styles.picture}>
      <h3>
        {title}
        <span>
          {t('comparison.axis', { most: formatShare(most, 0) })}
          {withoutHourText(t, sumOf(profiles.map(({ total }) => total)) - sumOf(known))}
        </span>
      </h3>
      {profiles.map(({ code, hours, total }, side) => {
        const busiest = hours.indexOf(Math.max(...hours));
        const text =
          t('comparison.busiestHour', {
            name: units[side]?.name ?? code,
            hour: busiest,
            n: formatCount(hours[busiest] ?? 0),
            total: formatCount(known[side]!),
          }) + withoutHourText(t, total - known[side]!);
        return (
          <svg
            key={code}
            className={styles.hours}
            data-side={side === 0 ? 'first' : 'second'}
            viewBox={`0 0 240 ${HEIGHT}`}
            preserveAspectRatio="none"
            role="img"
            aria-label={text}
          >
            <title>{text}</title>
            {(shares[side] ?? []).map((share, hour) => {
              const height = most > 0 ? (share / most) * (HEIGHT - 1) : 0;
              return <rect key={hour} x={hour * 10 + 1} y={HEIGHT - height} width={8} height={height} />;
            })}
          </svg>
        );
      })}
      <p className={styles.scale} aria-hidden="true">
        {[0, 6, 12, 18, 24].map((hour) => (
          <span key={hour}>{hour}</span>
        ))}
      </p>
    </section>
  );
}
