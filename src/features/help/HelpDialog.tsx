import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { datasetQuery } from '../../api/dataset.ts';
import type { Command } from '../../commands/command.ts';
import { COMMANDS } from '../../commands/registry.ts';
import { shortcutKeys } from '../../commands/shortcut-keys.ts';
import { useInterface } from '../../state/hooks.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import * as styles from './HelpDialog.module.css';

/** The key under which the help lists a command. */
const keyOf = ({ shortcut, wallShortcut, tourShortcuts }: Command): string | undefined =>
  shortcut ?? wallShortcut ?? tourShortcuts?.[0];

/** The help of `?`: every command that has a shortcut, and what mouse and finger do. */
export function HelpDialog() {
  const { t } = useTranslation();
  const dialog = useInterface((state) => state.dialog);
  const show = useInterface((state) => state.show);
  const sources = useQuery(datasetQuery).data?.attribution ?? [];
  if (dialog?.kind !== 'help') return null;
  const withKeys = COMMANDS.filter((command) => keyOf(command) !== undefined);
  const groups = [...new Set(withKeys.map((command) => command.groupKey))];
  return (
    <Dialog title={t('help.title')} closeLabel={t('panel.close')} onClose={() => show(null)}>
      <div className={styles.help}>
        {groups.map((group) => (
          <section key={group}>
            <h3>{t(group)}</h3>
            <dl>
              {withKeys
                .filter((command) => command.groupKey === group)
                .map((command) => (
                  <div key={command.id}>
                    <dt>
                      {shortcutKeys(keyOf(command) ?? '').map((key) => (
                        <kbd key={key}>{key}</kbd>
                      ))}
                    </dt>
                    <dd>{t(command.labelKey)}</dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
        <section>
          <h3>{t('help.mouse')}</h3>
          <ul>
            {(['mouseClick', 'mouseCluster', 'mouseDrag', 'mouseWeek', 'mouseLasso'] as const).map((key) => (
              <li key={key}>{t(`help.${key}`)}</li>
            ))}
          </ul>
        </section>
        {sources.length > 0 && (
          <section>
            <h3>{t('help.sources')}</h3>
            <p>{sources.join(' · ')}</p>
          </section>
        )}
      </div>
    </Dialog>
  );
}
