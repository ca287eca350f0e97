import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { camerasQuery } from '../../api/cameras.ts';
import { facilitiesQuery } from '../../api/facilities.ts';
import { linesQuery } from '../../api/lines.ts';
import { useServerMinute } from '../../api/server-clock.ts';
import { hasViewSector } from '../../domain/cameras/camera-view.ts';
import { camerasForCase, type CaseCamera, type CaseView } from '../../domain/cameras/cameras-for-case.ts';
import { recordingLeft } from '../../domain/cameras/recording.ts';
import { caseInterval } from '../../domain/cases/case-interval.ts';
import { readTimeOrDate } from '../../domain/time/dates.ts';
import { formatMinute } from '../../i18n/format.ts';
import { distanceText } from '../../i18n/whereabouts-text.ts';
import type { CameraRecord } from '../../schemas/cameras.ts';
import type { CaseReply } from '../../schemas/cases.ts';
import { useInterface, useView } from '../../state/hooks.tsx';
import { Badge, type Tone } from '../../ui/Badge.tsx';
import { Button, ToggleButton } from '../../ui/Button.tsx';
import { DossierSection } from '../../ui/DossierFrame.tsx';
import { QueryPlaceholder } from '../../ui/QueryPlaceholder.tsx';
import { siteOfCase } from './case-site.ts';
import * as styles from './CaseDossier.module.css';
import * as dossierContent from '../../ui/dossier-content.module.css';

const FIRST_ROWS = 6;
const VIEW_TONE: Readonly<Record<CaseView, Tone>> = {
  sector: 'good',
  range: 'accent',
  away: 'plain',
  far: 'plain',
};

/** The cameras that may show the place at the time, best first; to look through one, a reason is written down. */
export function CaseCameras({ record }: { record: CaseReply }) {
  const { t } = useTranslation();
  const cameras = useQuery(camerasQuery);
  const lines = useQuery(linesQuery).data;
  const facilities = useQuery(facilitiesQuery).data;
  const hasSectors = useView(({ view }) => view.layers.includes('cameraSectors'));
  const toggleLayer = useView((state) => state.toggleLayer);
  const [isWhole, setWhole] = useState(false);
  const site = useMemo(
    () => lines && facilities && siteOfCase(record, lines, facilities),
    [record, lines, facilities],
  );
  const found = useMemo(
    () => site && cameras.data && camerasForCase(cameras.data, site),
    [site, cameras.data],
  );
  if (site === undefined || found === undefined)
    return (
      <DossierSection title={t('caseDossier.cameras.title')}>
        <QueryPlaceholder error={cameras.error} retry={cameras.refetch} />
      </DossierSection>
    );
  const count = (...views: CaseView[]): number => found.filter(({ view }) => views.includes(view)).length;
  const promising = count('sector', 'range');
  const unknown = found.filter(({ camera }) => !hasViewSector(camera)).length;
  const shown = isWhole ? found : found.slice(0, Math.max(FIRST_ROWS, Math.min(promising, 2 * FIRST_ROWS)));
  return (
    <DossierSection
      title={t('caseDossier.cameras.title')}
      aside={t('caseDossier.cameras.aside', {
        sector: count('sector'),
        range: count('range'),
        rest: count('away', 'far'),
      })}
    >
      {found.length === 0 && <p className={dossierContent.note}>{t('caseDossier.cameras.none')}</p>}
      <ol className={styles.rows}>
        {shown.map((each) => (
          <CameraRow key={each.camera.gbId} found={each} record={record} />
        ))}
      </ol>
      <p className={styles.actions}>
        {found.length > shown.length && (
          <Button onClick={() => setWhole(true)}>
            {t('caseDossier.showRest', { n: found.length - shown.length })}
          </Button>
        )}
        <ToggleButton
          isOn={hasSectors}
          title={t('caseDossier.cameras.sectorsHint')}
          onClick={() => toggleLayer('cameraSectors')}
        >
          {t('layer.cameraSectors')}
        </ToggleButton>
      </p>
      {unknown > 0 && (
        <p className={dossierContent.note} data-caveat="unknown-sectors">
          {t('caseDossier.cameras.unknown', { unknown, n: found.length })}
        </p>
      )}
      <p className={dossierContent.note}>
        {site.way !== null && t('caseDossier.cameras.insideBus')}
        {t('caseDossier.cameras.note')}
      </p>
    </DossierSection>
  );
}

function CameraRow({ found, record }: { found: CaseCamera<CameraRecord>; record: CaseReply }) {
  const { t } = useTranslation();
  const show = useInterface((state) => state.show);
  const now = useServerMinute();
  const { camera, view, distanceM, seenWayM } = found;
  const { gbId, name, pointClass, status, statusAt, recordSaveDays, indoor } = camera;
  const happened = caseInterval(record);
  const recording = now === undefined ? undefined : recordingLeft(recordSaveDays, happened, now);
  return (
    <li data-view={view} data-camera={gbId}>
      <button
        type="button"
        title={t('caseDossier.cameras.open', { name })}
        onClick={() => show({ kind: 'camera', gbId })}
      >
        <span>{name}</span>
        <span className={styles.side}>{distanceText(t, distanceM)}</span>
        <span className={styles.marks}>
          <Badge tone={VIEW_TONE[view]}>
            {t(`caseDossier.cameras.view.${view === 'sector' && seenWayM !== null ? 'way' : view}`)}
          </Badge>
          <Badge tone={status === 'online' ? 'good' : 'warning'}>
            {t(`cameraDossier.statuses.${status}`)}
          </Badge>
        </span>
        <small>
          {[
            t(`camera.class${pointClass}`),
            indoor === true && t('cameraDossier.inside'),
            seenWayM !== null &&
              seenWayM > 0 &&
              t('caseDossier.cameras.seenWay', { n: Math.round(seenWayM) }),
            t(`caseDossier.cameras.recording.${recording ?? 'unknown'}`, { n: recordSaveDays ?? 0 }),
            statusAt !== undefined &&
              t('caseDossier.cameras.statusAt', { at: formatMinute(readTimeOrDate(statusAt)) }),
          ]
            .filter((word) => word !== false)
            .join(' · ')}
        </small>
      </button>
    </li>
  );
}
