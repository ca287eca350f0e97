import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useServerClock } from '../../api/server-clock.ts';
import { commandOf } from '../../commands/registry.ts';
import { useAppState, useInterface, useView } from '../../state/hooks.tsx';
import { IconButton } from '../../ui/Button.tsx';
import { Breadcrumb } from './Breadcrumb.tsx';
import { Clock } from './Clock.tsx';
import { DataAge } from './DataAge.tsx';
import { DemonstrationLabel } from './DemonstrationLabel.tsx';
import { Logo } from './Logo.tsx';
import { useConnectionState } from './use-connection-state.ts';
import { SilenceBanner } from './SilenceBanner.tsx';
import { WorkspaceTabs } from './WorkspaceTabs.tsx';
import * as styles from './Header.module.css';
import * as utilities from '../../ui/utilities.module.css';

/** The top line: name, extent, search, workspaces, age of the data, clock. */
export function Header({ cityName, search }: { cityName: string; search: ReactNode }) {
  const { t } = useTranslation();
  const state = useAppState();
  const theme = useView((state) => state.view.theme);
  const language = useView((state) => state.view.language);
  const change = useView((state) => state.change);
  const show = useInterface((state) => state.show);
  const { now, connection: health } = useServerClock();
  const { connection, checkedAt } = useConnectionState(health);
  return (
    <header className={styles.header}>
      <h1 className={styles.brand}>
        <Logo />
        <span>{t('app.name')}</span>
      </h1>
      <Breadcrumb cityName={cityName} />
      <div className={`${styles.search} ${utilities.pointerOnly}`}>{search}</div>
      <WorkspaceTabs />
      <DemonstrationLabel />
      <DataAge health={health} connection={connection} checkedAt={checkedAt} />
      <SilenceBanner connection={connection} now={now} />
      <Clock now={now} language={language} />
      <div className={`${styles.tools} ${utilities.pointerOnly}`}>
        <IconButton
          icon="theme"
          label={`${t('menu.theme')}: ${t(`theme.${theme}`)}`}
          onClick={() => commandOf('page.theme').run(state)}
        />
        <IconButton
          icon="language"
          label={t('menu.language')}
          onClick={() => commandOf('page.language').run(state)}
        />
        <IconButton icon="handover" label={t('menu.handover')} onClick={() => change({ page: 'handover' })} />
        <IconButton icon="help" label={t('menu.help')} onClick={() => show({ kind: 'help' })} />
      </div>
    </header>
  );
}
