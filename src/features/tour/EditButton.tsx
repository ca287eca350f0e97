import { useTranslation } from 'react-i18next';
import { commandOf } from '../../commands/registry.ts';
import { useAppState, useView } from '../../state/hooks.tsx';
import { Button } from '../../ui/Button.tsx';

/** Opens the editor of tours; not on a wall that nobody sits at, which has no keyboard to write with. */
export function EditButton() {
  const { t } = useTranslation();
  const state = useAppState();
  const isKiosk = useView(({ view }) => view.wall.kiosk);
  if (isKiosk) return null;
  return (
    <span data-part="edit-tour">
      <Button onClick={() => commandOf('tour.edit').run(state)}>{t('tour.edit')}</Button>
    </span>
  );
}
