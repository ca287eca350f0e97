import * as styles from './Header.module.css';

/** The mark: a full grid with one lit cell. */
export function Logo() {
  return (
    <svg className={styles.logo} viewBox="0 0 24 24" aria-hidden="true">
      <path d="M13.2 8.6h4.6v4.6h-4.6z" fill="currentColor" opacity=".9" stroke="none" />
      <path d="M3 3.5h18v17H3zM3 8.4h18M3 13.3h18M3 18.2h18M8 3.5v17M13 3.5v17M18 3.5v17" />
    </svg>
  );
}
