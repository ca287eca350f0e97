import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Emergency } from '../../state/view/emergency.ts';
import { formatEmergency } from '../../state/url/emergency.ts';
import { useAppState } from '../../state/hooks.tsx';
import { startEmergency } from '../../state/stores/emergency-mode.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { useStepLog } from './use-step-log.ts';
import * as styles from './EndedNote.module.css';
import * as panelStyles from '../../ui/Panel.module.css';

/** Time to take the end back, ms. */
const UNDO_MS = 30_000;

/** Says that the emergency was ended, and takes that back. */
export function EndedNote({ ended }: { ended: Emergency }) {
  const { t } = useTranslation();
  const state = useAppState();
  const { add } = useStepLog(formatEmergency(ended));
  const { setEndedEmergency } = state.interface.getState();
  useEffect(() => {
    const timer = setTimeout(() => setEndedEmergency(null), UNDO_MS);
    return () => clearTimeout(timer);
  }, [setEndedEmergency]);
  return (
    <div className={`${panelStyles.panel} ${panelStyles.solid} ${styles.ended}`} role="status">
      <span>{t('emergency.ended')}</span>
      <Button
        onClick={() => {
          add('resumed');
          startEmergency(state, ended);
        }}
      >
        {t('emergency.undo')}
      </Button>
      <IconButton icon="close" label={t('emergency.dismiss')} onClick={() => setEndedEmergency(null)} />
    </div>
  );
}
