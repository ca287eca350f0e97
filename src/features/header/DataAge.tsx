import { useTranslation } from 'react-i18next';
import type { ServerHealth } from '../../api/server-clock.ts';
import { spanUnits } from '../../i18n/format.ts';
import { useLive } from '../../state/hooks.tsx';
import type { ConnectionState } from './connection-state.ts';
import { sourceAges } from './source-ages.ts';
import * as styles from './DataAge.module.css';
import * as panelStyles from '../../ui/Panel.module.css';

/** From here on the data counts as old: five missed reports of a busy city. */
const STALE_AFTER_MS = 30 * 60_000;

/** How old the newest report is: green when fresh, amber when old, grey when it cannot be known. Opens the ages of all sources. */
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
  const span = (ms: number): string => {
    const { key, n } = spanUnits(ms);
    return t(key, { n });
  };
  const ages = beat && beatAt !== null ? sourceAges(beat, checkedAt - beatAt) : [];
  const newestMs = ages.at(-1)?.ageMs ?? (health.kind === 'live' ? health.ageMs : null);
  const state = (): { tone: string; text: string } => {
    if (connection.kind === 'waiting') return { tone: 'unknown', text: t('panel.loading') };
    if (connection.kind !== 'ok')
      return { tone: 'gone', text: t('dataAge.gone', { age: span(connection.silentMs) }) };
    if (health.kind === 'live' && health.status === 'starting')
      return { tone: 'stale', text: t('dataAge.starting') };
    if (newestMs === null) return { tone: 'unknown', text: t('dataAge.unknown') };
    const isStale = newestMs > STALE_AFTER_MS;
    return {
      tone: isStale ? 'stale' : 'fresh',
      text: t(isStale ? 'dataAge.stale' : 'dataAge.fresh', { age: span(newestMs) }),
    };
  };
  const { tone, text } = state();
  const label = (
    <>
      <i aria-hidden="true" />
      {text}
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
            <tr key={source} data-tone={ageMs === null || ageMs > STALE_AFTER_MS ? 'stale' : 'fresh'}>
              <th scope="row">{source}</th>
              <td>{ageMs === null ? t('dataAge.never') : t('dataAge.ago', { age: span(ageMs) })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
