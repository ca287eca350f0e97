import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { camerasQuery } from '../../api/cameras.ts';
import { useUnitIndex } from '../../api/unit-index.ts';
import { parseGbCode } from '../../domain/cameras/gb-code.ts';
import { readTimeOrDate } from '../../domain/time/dates.ts';
import { formatMinute } from '../../i18n/format.ts';
import type { CameraRecord } from '../../schemas/cameras.ts';
import { useInterface, useView } from '../../state/hooks.tsx';
import { Badge, type Tone } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { DossierFrame, DossierSection } from '../../ui/DossierFrame.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { QueryPlaceholder } from '../../ui/QueryPlaceholder.tsx';
import * as dossierContent from '../../ui/dossier-content.module.css';

const STATUS_TONE: Record<CameraRecord['status'], Tone> = {
  online: 'good',
  offline: 'warning',
  fault: 'warning',
  repair: 'warning',
  removed: 'plain',
};
/** Least storage by law (公共安全视频图像信息系统管理条例, art. 17). */
const LEAST_SAVE_DAYS = 30;

/** One video point. What nobody reported says 未上报; nothing is filled in. */
export function CameraDossier({ gbId }: { gbId: string }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(camerasQuery);
  const select = useView((state) => state.select);
  const show = useInterface((state) => state.show);
  const unitIndex = useUnitIndex();
  const camera = data?.find((candidate) => candidate.gbId === gbId);
  if (camera === undefined)
    return (
      <DossierFrame kind={t('search.kind.camera')} title={gbId} onClose={() => select(null)}>
        <QueryPlaceholder
          error={error}
          retry={refetch}
          notFound={data && t('dossier.notFound', { id: gbId })}
        />
      </DossierFrame>
    );
  const known = (value: number | undefined, unit: string): string =>
    value === undefined ? t('unknown') : `${value} ${unit}`;
  const days = camera.recordSaveDays;
  return (
    <DossierFrame
      kind={t('search.kind.camera')}
      title={camera.name}
      onClose={() => select(null)}
      badges={
        <>
          <Badge tone={STATUS_TONE[camera.status]}>{t(`cameraDossier.statuses.${camera.status}`)}</Badge>
          <Badge>{t(`camera.class${camera.pointClass}`)}</Badge>
          <Badge>{t(`dossier.origin.${camera.origin}`)}</Badge>
        </>
      }
    >
      <Facts
        facts={[
          { name: t('cameraDossier.owner'), value: t(`cameraDossier.owners.${camera.ownerSector}`) },
          {
            name: t('cameraDossier.statusAt'),
            value:
              camera.statusAt === undefined ? t('unknown') : formatMinute(readTimeOrDate(camera.statusAt)),
          },
          { name: t('cameraDossier.azimuth'), value: known(camera.azimuthDeg, '°') },
          { name: t('cameraDossier.hfov'), value: known(camera.hfovDeg, '°') },
          { name: t('cameraDossier.range'), value: known(camera.rangeM, 'm') },
          {
            name: t('cameraDossier.indoor'),
            value:
              camera.indoor === undefined
                ? t('unknown')
                : t(camera.indoor ? 'cameraDossier.inside' : 'cameraDossier.outside'),
          },
          {
            name: t('cameraDossier.saveDays'),
            value:
              days === undefined ? (
                t('unknown')
              ) : (
                <span className={dossierContent.quantity}>
                  {t('cameraDossier.days', { n: days })}
                  {days < LEAST_SAVE_DAYS && <Badge tone="warning">{t('cameraDossier.saveDaysShort')}</Badge>}
                </span>
              ),
          },
          { name: t('cameraDossier.filed'), value: camera.filedAt ?? t('cameraDossier.unfiled') },
          camera.unitCode !== undefined && {
            name: t('facility.unit'),
            value: unitIndex.get(camera.unitCode)?.name ?? camera.unitCode,
          },
          camera.point === undefined && {
            name: t('search.kind.coordinate'),
            value: t('cameraDossier.noPoint'),
          },
        ]}
      />
      {camera.status !== 'removed' && (
        <Button onClick={() => show({ kind: 'camera', gbId })}>{t('cameraDossier.view')}</Button>
      )}
      <GbCodeParts camera={camera} />
    </DossierFrame>
  );
}

function GbCodeParts({ camera }: { camera: CameraRecord }) {
  const { t } = useTranslation();
  const parsed = parseGbCode(camera.gbId, camera.gbVersion);
  if (!parsed.ok) return null;
  const { value } = parsed;
  const withName = (code: string, name: string | undefined): string =>
    name === undefined ? code : `${code} ${name}`;
  return (
    <DossierSection
      title={t('cameraDossier.gbCode')}
      aside={t('cameraDossier.version', { year: camera.gbVersion })}
    >
      <Facts
        facts={[
          { name: t('dossier.code'), value: value.code },
          { name: t('cameraDossier.centre'), value: `${value.countyCode} ${value.accessUnit}` },
          { name: t('cameraDossier.industry'), value: withName(value.industryCode, value.industryName) },
          { name: t('cameraDossier.type'), value: withName(value.typeCode, value.typeName) },
          { name: t('cameraDossier.network'), value: String(value.networkDigit) },
          { name: t('cameraDossier.serial'), value: value.serial },
        ]}
      />
    </DossierSection>
  );
}
