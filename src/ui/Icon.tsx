import * as styles from './Icon.module.css';

const PATHS = {
  grid: 'M3 3h18v18H3zM3 9h18M3 15h18M9 3v18M15 3v18',
  search: 'M10.5 4a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13zM15.5 15.5 21 21',
  close: 'M5 5l14 14M19 5 5 19',
  chevronRight: 'M9 5l7 7-7 7',
  chevronLeft: 'M15 5l-7 7 7 7',
  chevronUp: 'M5 15l7-7 7 7',
  chevronDown: 'M5 9l7 7 7-7',
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  home: 'M4 11l8-7 8 7M6 10v10h12V10',
  help: 'M9 9a3 3 0 1 1 4.2 2.8c-.8.4-1.2 1-1.2 2.2M12 17.6v.1M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18z',
  layers: 'M12 3 3 8l9 5 9-5zM3 13l9 5 9-5',
  list: 'M8 6h13M8 12h13M8 18h13M3.5 6v.1M3.5 12v.1M3.5 18v.1',
  theme: 'M12 4a8 8 0 1 0 0 16zM12 4a8 8 0 0 1 0 16',
  language: 'M4 5h9M8.5 3v2M6 5c.6 3.6 3 6.3 6 7.6M11 5c-.8 4-3.4 7-7 8.2M12 20l4-10 4 10M13.4 17h5.2',
  locate: 'M12 8a4 4 0 1 1 0 8 4 4 0 0 1 0-8zM12 2v4M12 18v4M2 12h4M18 12h4',
  unit: 'M4 7l7-3 9 4-2 11-9 1-6-5z',
  place:
    'M12 21s7-6.4 7-11.2A7 7 0 0 0 5 9.8C5 14.6 12 21 12 21zM12 7.6a2.3 2.3 0 1 1 0 4.6 2.3 2.3 0 0 1 0-4.6z',
  facility: 'M4 20V9l8-5 8 5v11zM9 20v-6h6v6',
  camera: 'M3 8h11v8H3zM14 11l6-3v8l-6-3',
  incident: 'M12 4l9 16H3zM12 10v4M12 17v.1',
  week: 'M3 5h18v14H3zM3 9.7h18M3 14.4h18M9 5v14M15 5v14',
  lasso:
    'M12 4c5 0 9 2.2 9 5.5S17 15 12 15s-9-2.2-9-5.5S7 4 12 4zM7 14c-1.6.8-1.4 2.6 0 3.2 1.8.8 1.4 3-1 3.3',
  linkOff: 'M4 4l16 16M9 7H7a5 5 0 0 0-1.6 9.7M15 17h2a5 5 0 0 0 2.3-9.4M9 12h3',
  database:
    'M5 6c0-1.7 3.1-3 7-3s7 1.3 7 3-3.1 3-7 3-7-1.3-7-3zM5 6v12c0 1.7 3.1 3 7 3s7-1.3 7-3V6M5 12c0 1.7 3.1 3 7 3s7-1.3 7-3',
  pulse: 'M3 12h4l2.5-6 4 12 2.5-6H21',
  handover: 'M6 4h12v17H6zM9 2.5h6v3H9zM9 10h6M9 13.5h6M9 17h3',
  coordinate: 'M12 3v18M3 12h18',
  lock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
} as const;

export type IconName = keyof typeof PATHS;

/** A line icon; decorative, its button carries the name. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg className={styles.icon} viewBox="0 0 24 24" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
