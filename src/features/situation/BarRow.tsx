import { formatCount } from '../../i18n/format.ts';
import * as styles from './Bars.module.css';

/** A name, a bar as long as its share of the largest, and the number. */
export function BarRow({ name, value, largest }: { name: string; value: number; largest: number }) {
  const share = largest === 0 ? 0 : value / largest;
  return (
    <>
      <span className={styles.barName} title={name}>
        {name}
      </span>
      <span className={styles.bar} aria-hidden="true">
        <i style={{ width: `${share * 100}%` }} />
      </span>
      <b className={styles.figure}>{formatCount(value)}</b>
    </>
  );
}
