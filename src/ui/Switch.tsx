import type { ReactNode } from 'react';
import * as styles from './Switch.module.css';

/** Something that is on or off. */
export function Switch(props: { checked: boolean; onChange: () => void; children: ReactNode }) {
  return (
    <button
      type="button"
      role="switch"
      aria-checked={props.checked}
      className={styles.row}
      onClick={props.onChange}
    >
      <span className={styles.box} aria-hidden="true" />
      {props.children}
    </button>
  );
}
