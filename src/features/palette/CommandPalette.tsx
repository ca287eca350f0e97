import { Command } from 'cmdk';
import { useTranslation } from 'react-i18next';
import { shortcutKeys } from '../../commands/shortcut-keys.ts';
import { COMMANDS } from '../../commands/registry.ts';
import { shownKeyOf } from '../../commands/shown-key.ts';
import { useAppState, useInterface, useView } from '../../state/hooks.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import * as styles from './CommandPalette.module.css';

/** Every command by its name: type, choose with the arrows, Enter runs it. */
export function CommandPalette() {
  const { t } = useTranslation();
  const state = useAppState();
  const dialog = useInterface((store) => store.dialog);
  const show = useInterface((store) => store.show);
  const isKiosk = useView(({ view }) => view.wall.kiosk);
  if (dialog?.kind !== 'palette') return null;
  const commands = COMMANDS.filter(
    ({ id, isThere }) => id !== 'page.palette' && (isThere === undefined || isThere(state)),
  );
  const groups = [...new Set(commands.map(({ groupKey }) => groupKey))];
  return (
    <Dialog title={t('command.palette')} closeLabel={t('panel.close')} onClose={() => show(null)}>
      <Command label={t('command.palette')} className={styles.palette}>
        <Command.Input autoFocus placeholder={t('palette.placeholder')} />
        <Command.List label={t('command.palette')}>
          <Command.Empty>{t('palette.none')}</Command.Empty>
          {groups.map((group) => (
            <Command.Group key={group} heading={t(group)}>
              {commands
                .filter((command) => command.groupKey === group)
                .map((command) => {
                  const shortcut = shownKeyOf(command, isKiosk);
                  return (
                    <Command.Item
                      key={command.id}
                      value={`${t(command.labelKey)} ${command.id}`}
                      onSelect={() => {
                        show(null);
                        command.run(state);
                      }}
                    >
                      <span>{t(command.labelKey)}</span>
                      {shortcut !== undefined && <kbd>{shortcutKeys(shortcut).join(' ')}</kbd>}
                    </Command.Item>
                  );
                })}
            </Command.Group>
          ))}
        </Command.List>
      </Command>
    </Dialog>
  );
}
