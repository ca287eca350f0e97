import { Fragment } from 'react';
import { unbrokenParts } from './unbroken-parts.ts';
import * as styles from './NumberBar.module.css';

/**
 * One number, with its denominator and period under it. Unknown is a dash-like bar, never a zero. `extent` stands beside
 * the title where the number is not of the whole page, `hint` says the formula or the note in full.
 */
export function Tile(props: {
  title: string;
  extent?: string | undefined;
  hint?: string | undefined;
  value: string | undefined;
  note: string | undefined;
  tone?: 'warning' | 'danger' | undefined;
  failed: boolean;
  /** It may no longer be true; its note says of when it is. */
  isStale?: boolean;
  /** It stands before the others. */
  leads?: boolean;
  /** The page says it elsewhere too: it goes where a wall has little room. */
  isSpare?: boolean;
}) {
  const { title, extent, value, note, failed } = props;
  return (
    <div
      className={styles.tile}
      data-tone={props.tone}
      data-failed={failed}
      data-stale={props.isStale}
      data-leads={props.leads}
      data-spare={props.isSpare}
      title={props.hint ?? note}
    >
      <h2>
        {title}
        {extent !== undefined && <small> {extent}</small>}
      </h2>
      <p className={styles.value} aria-busy={value === undefined && !failed}>
        {value ?? (failed ? '—' : <span className={styles.wait} />)}
      </p>
      <p className={styles.note}>
        {unbrokenParts(note ?? '\u00a0').map((part, index) => (
          <Fragment key={index}>
            {index > 0 && ' '}
            <span>{part}</span>
          </Fragment>
        ))}
      </p>
    </div>
  );
}
