import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { camerasQuery } from '../../api/cameras.ts';
import { fetchAgain } from '../../api/fetch-again.ts';
import { formatMinute } from '../../i18n/format.ts';
import type { VideoAccessReply } from '../../schemas/video-access.ts';
import { formatEmergency } from '../../state/url/emergency.ts';
import { useInterface, useView } from '../../state/hooks.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { AccessForm } from './AccessForm.tsx';
import { useStepLog } from './use-step-log.ts';
import * as emergencyStyles from './Emergency.module.css';
import * as styles from './CameraViewer.module.css';
import * as dossierContent from '../../ui/dossier-content.module.css';

const HlsVideo = lazy(() => fetchAgain(() => import('./HlsVideo.tsx')));

/** Enough of a register number to find its row by: the first eight signs. */
const shortNumber = (id: string): string => id.slice(0, 8).toUpperCase();

/** A camera to look through: the reason is written down first, only then there is a view (V-33). */
export function CameraViewer({ gbId }: { gbId: string }) {
  const { t } = useTranslation();
  const show = useInterface((state) => state.show);
  const camera = useQuery(camerasQuery).data?.find((candidate) => candidate.gbId === gbId);
  const emergency = useView(({ view }) => view.emergency);
  const { add } = useStepLog(emergency === null ? '' : formatEmergency(emergency));
  const [access, setAccess] = useState<VideoAccessReply | undefined>();
  const name = camera?.name ?? gbId;
  const onGranted = (granted: VideoAccessReply): void => {
    setAccess(granted);
    if (emergency !== null) add('camerasSeen', `${name} №${shortNumber(granted.id)}`);
  };
  return (
    <Dialog title={`${t('viewer.title')} · ${name}`} closeLabel={t('panel.close')} onClose={() => show(null)}>
      {camera !== undefined && camera.status !== 'online' && (
        <p className={emergencyStyles.fault}>
          {t('viewer.offline', { status: t(`cameraDossier.statuses.${camera.status}`) })}
        </p>
      )}
      {access === undefined ? (
        <AccessForm gbId={gbId} onGranted={onGranted} />
      ) : (
        <View access={access} name={name} />
      )}
    </Dialog>
  );
}

function View({ access, name }: { access: VideoAccessReply; name: string }) {
  const { t } = useTranslation();
  const id = shortNumber(access.id);
  return (
    <div className={styles.viewer} data-access={access.id}>
      {access.stream === null ? (
        <div className={styles.screen} role="img" aria-label={t('viewer.noStream')}>
          <strong>{t('viewer.placeholder', { id })}</strong>
          <span>{t('viewer.noStreamHint')}</span>
        </div>
      ) : (
        <Suspense fallback={<div className={styles.screen}>{t('viewer.loading')}</div>}>
          <HlsVideo url={access.stream.url} name={name} />
        </Suspense>
      )}
      <p className={dossierContent.note}>
        {t('viewer.registered', { id, at: formatMinute(Date.parse(access.at)) })}
      </p>
    </div>
  );
}
