import { useTranslation } from 'react-i18next';
import { formatEmergency } from '../../state/url/emergency.ts';
import { useAppState, useInterface, useView } from '../../state/hooks.tsx';
import { endEmergency } from '../../state/stores/emergency-mode.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { CameraViewer } from './CameraViewer.tsx';
import { useStepLog } from './use-step-log.ts';
import * as styles from './Emergency.module.css';

/** The dialogs of the emergency mode: how to start it, whether to end it, and a camera to look through. */
export function EmergencyDialogs() {
  const dialog = useInterface((state) => state.dialog);
  if (dialog?.kind === 'startEmergency') return <HowToStart />;
  if (dialog?.kind === 'endEmergency') return <WhetherToEnd />;
  return dialog?.kind === 'camera' ? <CameraViewer key={dialog.gbId} gbId={dialog.gbId} /> : null;
}

function HowToStart() {
  const { t } = useTranslation();
  const show = useInterface((state) => state.show);
  return (
    <Dialog title={t('emergency.howTitle')} closeLabel={t('panel.close')} onClose={() => show(null)}>
      <p>{t('emergency.howText')}</p>
    </Dialog>
  );
}

function WhetherToEnd() {
  const { t } = useTranslation();
  const state = useAppState();
  const show = useInterface((store) => store.show);
  const emergency = useView(({ view }) => view.emergency);
  const { add } = useStepLog(emergency === null ? '' : formatEmergency(emergency));
  const end = (): void => {
    add('ended');
    show(null);
    endEmergency(state);
  };
  return (
    <Dialog title={t('emergency.endTitle')} closeLabel={t('panel.close')} onClose={() => show(null)}>
      <p>{t('emergency.endText')}</p>
      <div className={styles.actions}>
        <Button onClick={() => show(null)}>{t('emergency.keepOn')}</Button>
        <Button onClick={end}>{t('emergency.end')}</Button>
      </div>
    </Dialog>
  );
}
