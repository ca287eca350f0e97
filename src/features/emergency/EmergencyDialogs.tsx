import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { incidentQuery } from '../../api/incidents.ts';
import { formatEmergency } from '../../state/url/emergency.ts';
import { useAppState, useInterface, useView } from '../../state/hooks.tsx';
import { endEmergency, startEmergency } from '../../state/stores/emergency-mode.ts';
import { goHome } from '../../commands/go-home.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { CameraViewer } from './CameraViewer.tsx';
import { useStepLog } from './use-step-log.ts';
import * as styles from './Emergency.module.css';

/** The dialogs of the emergency mode: whether and how to start it, whether to end it, and a camera to look through. */
export function EmergencyDialogs() {
  const dialog = useInterface((state) => state.dialog);
  const selection = useView(({ view }) => view.selection);
  if (dialog?.kind === 'startEmergency')
    return selection?.kind === 'incident' ? <WhetherToStart eventNo={selection.id} /> : <HowToStart />;
  if (dialog?.kind === 'endEmergency') return <WhetherToEnd goesHome={dialog.goesHome === true} />;
  return dialog?.kind === 'camera' ? <CameraViewer key={dialog.gbId} gbId={dialog.gbId} /> : null;
}

/** Two buttons, the harmless one first. */
function Choice(props: { no: string; yes: string; onYes: () => void }) {
  const show = useInterface((store) => store.show);
  return (
    <div className={styles.actions} data-first>
      <Button onClick={() => show(null)}>{props.no}</Button>
      <Button onClick={props.onYes}>{props.yes}</Button>
    </div>
  );
}

function HowToStart() {
  const { t } = useTranslation();
  const show = useInterface((state) => state.show);
  const isKiosk = useView(({ view }) => view.wall.kiosk);
  return (
    <Dialog title={t('emergency.howTitle')} closeLabel={t('panel.close')} onClose={() => show(null)}>
      <p>{t(isKiosk ? 'emergency.howTextWall' : 'emergency.howText')}</p>
    </Dialog>
  );
}

function WhetherToStart({ eventNo }: { eventNo: string }) {
  const { t } = useTranslation();
  const state = useAppState();
  const show = useInterface((store) => store.show);
  const { data } = useQuery(incidentQuery(eventNo));
  const start = (): void => {
    show(null);
    startEmergency(state, { kind: 'incident', eventNo });
  };
  return (
    <Dialog title={t('emergency.startTitle')} closeLabel={t('panel.close')} onClose={() => show(null)}>
      <p>
        <strong>{data?.title ?? eventNo}</strong>
      </p>
      <p>{t('emergency.startText')}</p>
      <Choice no={t('emergency.cancel')} yes={t('emergency.start')} onYes={start} />
    </Dialog>
  );
}

/** Asks; `goesHome` says that the first view of the wall comes after the end. */
function WhetherToEnd({ goesHome }: { goesHome: boolean }) {
  const { t } = useTranslation();
  const state = useAppState();
  const show = useInterface((store) => store.show);
  const emergency = useView(({ view }) => view.emergency);
  const { add } = useStepLog(emergency === null ? '' : formatEmergency(emergency));
  const end = (): void => {
    add('ended');
    show(null);
    endEmergency(state);
    if (goesHome) goHome(state);
  };
  return (
    <Dialog title={t('emergency.endTitle')} closeLabel={t('panel.close')} onClose={() => show(null)}>
      <p>{t('emergency.endText')}</p>
      <Choice no={t('emergency.keepOn')} yes={t('emergency.end')} onYes={end} />
    </Dialog>
  );
}
