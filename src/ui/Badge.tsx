import type { ReactNode } from 'react';
import * as styles from './Badge.module.css';

export type Tone = 'plain' | 'good' | 'warning' | 'danger' | 'accent';

/** A short mark with a thin border. */
export function Badge({ tone = 'plain', children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span className={styles.badge} data-tone={tone}>
      {children}
    </span>
  );
}
