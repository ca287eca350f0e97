import { useTranslation } from 'react-i18next';
import { formatTimeOn } from '../../i18n/format.ts';
import { Icon } from '../../ui/Icon.tsx';
import type { ConnectionState } from './connection-state.ts';
import * as styles from './SilenceBanner.module.css';

const ICONS = {
  server: 'linkOff',
  database: 'database',
  stream: 'pulse',
  space: 'database',
  clock: 'incident',
} as const;

/**
 * Says across the page what is gone and since when: the server, the database behind it, or the stream; or why the server
 * cannot write. Each looks
 * different, since each is mended by other people. That the server is slow says the age of the data. `now`: the server's time as it would be, epoch ms.
 */
export function SilenceBanner({ connection, now }: { connection: ConnectionState; now: number | undefined }) {
  const { t } = useTranslation();
  if (connection.kind === 'ok' || connection.kind === 'waiting' || connection.kind === 'slow') return null;
  const { kind } = connection;
  const silentMs = 'silentMs' in connection ? connection.silentMs : undefined;
  return (
    <p className={styles.banner} role="alert" data-kind={kind}>
      <Icon name={ICONS[kind]} />
      <span>
        <strong>{t(`linkLost.${kind}`)}</strong>
        {now !== undefined &&
          silentMs !== undefined &&
          ` · ${t('linkLost.since', { time: formatTimeOn(now - silentMs, now) })}`}
        <small>{t(`linkLost.${kind}Hint`)}</small>
      </span>
    </p>
  );
}
