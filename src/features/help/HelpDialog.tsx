import { useQuery } from '@tanstack/react-query';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { datasetQuery } from '../../api/dataset.ts';
import { COMMANDS } from '../../commands/registry.ts';
import { shownKeysOf } from '../../commands/shown-key.ts';
import { shortcutKeys } from '../../commands/shortcut-keys.ts';
import { useAppState, useInterface, useView } from '../../state/hooks.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import * as styles from './HelpDialog.module.css';

/**
 * The help of `?`: every command that has a shortcut, and what mouse and finger do. A wall that nobody sits at lists what
 * its keys do where it is, and the arrows move the list.
 */
export function HelpDialog() {
  const { t } = useTranslation();
  const state = useAppState();
  const dialog = useInterface((store) => store.dialog);
  const show = useInterface((store) => store.show);
  const isKiosk = useView(({ view }) => view.wall.kiosk);
  const sources = useQuery(datasetQuery).data?.attribution ?? [];
  if (dialog?.kind !== 'help') return null;
  const withKeys = COMMANDS.flatMap((command) => {
    const keys = shownKeysOf(command, isKiosk);
    const isShown = keys.length > 0 && (!isKiosk || (command.isThere?.(state) ?? true));
    return isShown ? [{ ...command, keys }] : [];
  });
  const groups = [...new Set(withKeys.map((command) => command.groupKey))];
  return (
    <Dialog title={t('help.title')} closeLabel={t('panel.close')} onClose={() => show(null)} isWide={isKiosk}>
      <div className={styles.help} data-wall={isKiosk}>
        {groups.map((group) => (
          <section key={group}>
            <h3>{t(group)}</h3>
            <dl>
              {withKeys
                .filter((command) => command.groupKey === group)
                .map((command) => (
                  <div key={command.id}>
                    <dt>
                      {command.keys.map((shortcut, index) => (
                        <Fragment key={shortcut}>
                          {index > 0 && ' / '}
                          {shortcutKeys(shortcut).map((key) => (
                            <kbd key={key}>{key}</kbd>
                          ))}
                        </Fragment>
                      ))}
                    </dt>
                    <dd>{t(command.labelKey)}</dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
        {!isKiosk && (
          <section>
            <h3>{t('help.mouse')}</h3>
            <ul>
              {(['mouseClick', 'mouseCluster', 'mouseDrag', 'mouseWeek', 'mouseLasso'] as const).map(
                (key) => (
                  <li key={key}>{t(`help.${key}`)}</li>
                ),
              )}
            </ul>
          </section>
        )}
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
