import { formatCount } from '../../i18n/format.ts';
import styles from './bars.module.css';

/** Named values as horizontal bars, the largest first; `label` names the list. */
export function Bars({ label, data }: { label: string; data: readonly { name: string; value: number }[] }) {
  const rows = [...data].sort((a, b) => b.value - a.value);
  const largest = rows[0]?.value ?? 0;
  return (
    <ul className={styles['bars']} aria-label={label}>
      {rows.map(({ name, value }) => (
        <li key={name}>
          <span className={styles['name']}>{name}</span>
          <span className={styles['track']}>
            <i style={{ width: `calc((100% - 3rem) * ${value / largest})` }} aria-hidden="true" />
            {formatCount(value)}
          </span>
        </li>
      ))}
    </ul>
  );
}
