import { useTranslation } from 'react-i18next';
import { formatTimeOfDay } from '../../i18n/format.ts';
import { Icon } from '../../ui/Icon.tsx';
import type { ConnectionState } from './connection-state.ts';
import * as styles from './SilenceBanner.module.css';

/**
 * Says across the page what is gone and since when: the server, the database behind it, or the stream. Each looks
 * different, since each is mended by other people. `now`: the server's time as it would be, epoch ms.
 */
export function SilenceBanner({ connection, now }: { connection: ConnectionState; now: number | undefined }) {
  const { t } = useTranslation();
  if (connection.kind === 'ok' || connection.kind === 'waiting') return null;
  const { kind, silentMs } = connection;
  return (
    <p className={styles.banner} role="alert" data-kind={kind}>
      <Icon name={kind === 'server' ? 'linkOff' : kind === 'database' ? 'database' : 'pulse'} />
      <span>
        <strong>{t(`linkLost.${kind}`)}</strong>
        {now !== undefined && ` · ${t('linkLost.since', { time: formatTimeOfDay(now - silentMs) })}`}
        <small>{t(`linkLost.${kind}Hint`)}</small>
      </span>
    </p>
  );
}
