import { useTranslation } from 'react-i18next';
import type { ServerHealth } from '../../api/server-clock.ts';
import { dataAgeMs } from '../../domain/live/data-age.ts';
import { DATA_OLD_AFTER_MS } from '../../domain/live/silence.ts';
import { durationText } from '../../i18n/duration-text.ts';
import { useLive } from '../../state/hooks.tsx';
import { ageStateOf } from './age-state.ts';
import type { ConnectionState } from './connection-state.ts';
import { sourceAges } from './source-ages.ts';
import * as styles from './DataAge.module.css';
import * as panelStyles from '../../ui/Panel.module.css';

/** How old the data are: green when fresh, amber when old, grey when it cannot be known. Opens the ages of all sources. */
export function DataAge(props: {
  health: ServerHealth;
  connection: ConnectionState;
  /** When the page last checked, by its own clock, ms. */
  checkedAt: number;
}) {
  const { health, connection, checkedAt } = props;
  const { t } = useTranslation();
  const beat = useLive((state) => state.beat);
  const beatAt = useLive((state) => state.beatAt);
  const span = (ms: number): string => durationText(t, ms);
  const ages = beat && beatAt !== null ? sourceAges(beat, checkedAt - beatAt) : [];
  const newestMs = dataAgeMs(
    ages.map(({ ageMs }) => ageMs),
    health.kind === 'live' ? health.ageMs : null,
  );
  const { tone, key, ageMs = 0 } = ageStateOf(connection, health, newestMs);
  const label = (
    <>
      <i aria-hidden="true" />
      {t(key, { age: span(ageMs) })}
    </>
  );
  if (ages.length === 0)
    return (
      <span className={styles.age} data-tone={tone}>
        {label}
      </span>
    );
  return (
    <details className={styles.age} data-tone={tone}>
      <summary title={t('dataAge.sources')}>{label}</summary>
      <table className={`${panelStyles.panel} ${panelStyles.solid} ${styles.sources}`}>
        <caption>{t('dataAge.sources')}</caption>
        <tbody>
          {ages.map(({ source, ageMs }) => (
            <tr key={source} data-tone={ageMs === null || ageMs > DATA_OLD_AFTER_MS ? 'stale' : 'fresh'}>
              <th scope="row">{t(`dataAge.source.${source}`, { defaultValue: source })}</th>
              <td>{ageMs === null ? t('dataAge.never') : t('dataAge.ago', { age: span(ageMs) })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
