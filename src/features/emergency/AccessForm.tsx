import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { requestVideoAccess } from '../../api/video-access.ts';
import type { VideoAccessReply, VideoAccessRequest } from '../../schemas/video-access.ts';
import { useView } from '../../state/hooks.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import * as styles from './AccessForm.module.css';
import * as emergencyStyles from './Emergency.module.css';
import * as dossierContent from '../../ui/dossier-content.module.css';
import * as utilities from '../../ui/utilities.module.css';
import * as buttonStyles from '../../ui/Button.module.css';

type Reason = VideoAccessRequest['reasonCode'];
const REASONS: readonly Reason[] = ['emergency', 'event', 'case', 'maintenance'];
const NEED_REFERENCE: readonly Reason[] = ['event', 'case'];
const LEAST_PURPOSE = 5;
const MOST_PURPOSE = 200;

/** Asks for reason, number and purpose, and hands on the answer of the register. */
export function AccessForm(props: { gbId: string; onGranted: (access: VideoAccessReply) => void }) {
  const { t } = useTranslation();
  const emergency = useView(({ view }) => view.emergency);
  const selection = useView(({ view }) => view.selection);
  const isCase = selection?.kind === 'case';
  const [reason, setReason] = useState<Reason>(emergency !== null ? 'emergency' : isCase ? 'case' : 'event');
  const [reference, setReference] = useState(
    emergency?.kind === 'incident'
      ? emergency.eventNo
      : isCase || selection?.kind === 'incident'
        ? selection.id
        : '',
  );
  const [purpose, setPurpose] = useState('');
  const [fault, setFault] = useState<string | undefined>();
  const [isSending, setSending] = useState(false);
  const refNo = reference.trim();
  const send = async (): Promise<void> => {
    if (NEED_REFERENCE.includes(reason) && refNo === '') return setFault(t('viewer.referenceNeeded'));
    if ([...purpose.trim()].length < LEAST_PURPOSE) return setFault(t('viewer.purposeShort'));
    setFault(undefined);
    setSending(true);
    try {
      props.onGranted(
        await requestVideoAccess({
          cameraGbId: props.gbId,
          reasonCode: reason,
          ...(refNo !== '' && { refNo }),
          purpose: purpose.trim(),
          kind: 'live',
        }),
      );
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      setFault(`${t('viewer.failed', { message })} ${t('viewer.again')}`);
      setSending(false);
    }
  };
  return (
    <form
      className={styles.access}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <p className={dossierContent.note}>{t('viewer.intro')}</p>
      <div>
        <span className={utilities.fieldLabel}>{t('viewer.reason')}</span>
        <Segmented
          label={t('viewer.reason')}
          value={reason}
          options={REASONS.map((value) => ({ value, label: t(`viewer.reasons.${value}`) }))}
          onChange={setReason}
        />
      </div>
      <label>
        <span className={utilities.fieldLabel}>{t('viewer.reference')}</span>
        <input
          className={emergencyStyles.field}
          value={reference}
          maxLength={64}
          onChange={(event) => setReference(event.target.value)}
        />
      </label>
      <label>
        <span className={utilities.fieldLabel}>{t('viewer.purpose')}</span>
        <input
          className={emergencyStyles.field}
          value={purpose}
          maxLength={MOST_PURPOSE}
          onChange={(event) => setPurpose(event.target.value)}
        />
      </label>
      {fault !== undefined && (
        <p className={emergencyStyles.fault} role="alert">
          {fault}
        </p>
      )}
      <button type="submit" className={buttonStyles.button} disabled={isSending}>
        {isSending ? t('viewer.sending') : t('viewer.submit')}
      </button>
    </form>
  );
}
