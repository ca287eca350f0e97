import { useQuery } from '@tanstack/react-query';
import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { caseQuery } from '../../api/cases.ts';
import { placesQuery } from '../../api/places.ts';
import { useUnitIndex } from '../../api/unit-index.ts';
import { caseInterval } from '../../domain/cases/case-interval.ts';
import { civilDayOfTime } from '../../domain/time/civil-day.ts';
import { isMarketDay } from '../../domain/time/market-days.ts';
import type { CaseReply } from '../../schemas/cases.ts';
import { useView } from '../../state/hooks.tsx';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { DossierFrame, DossierSection } from '../../ui/DossierFrame.tsx';
import { QueryPlaceholder } from '../../ui/QueryPlaceholder.tsx';
import { CaseCameras } from './CaseCameras.tsx';
import { CaseFacts } from './CaseFacts.tsx';
import { CasesNearby } from './CasesNearby.tsx';
import * as styles from './CaseDossier.module.css';
import * as dossierContent from '../../ui/dossier-content.module.css';

/** The map shows a case this near when it is asked to fly there. */
const CASE_ZOOM = 16.5;
const COPIED_MS = 3_000;

/**
 * One pickpocketing case: place, interval, method, property bands, what else happened near and then, and which cameras
 * may show it. Places and times only. `series`: which cases it may belong with.
 */
export function CaseDossier({ caseNo, series }: { caseNo: string; series?: ReactNode }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(caseQuery(caseNo));
  const places = useQuery(placesQuery).data;
  const unitIndex = useUnitIndex();
  const select = useView((state) => state.select);
  const close = (): void => select(null);
  if (data === undefined)
    return (
      <DossierFrame kind={t('caseDossier.kind')} title={caseNo} onClose={close}>
        <QueryPlaceholder error={error} retry={refetch} />
      </DossierFrame>
    );
  const place = places?.find(({ id }) => id === data.placeId);
  const market = place?.market;
  const isHeld = market && isMarketDay(market.rule, civilDayOfTime(caseInterval(data).from));
  return (
    <DossierFrame
      kind={`${t('caseDossier.kind')} ${caseNo}`}
      title={
        place?.name ??
        [t(`cases.placeType.${data.placeType}`), unitIndex.get(data.unitCode)?.name]
          .filter((word) => word !== undefined)
          .join(' · ')
      }
      onClose={close}
      badges={
        <>
          <Badge tone="accent">{t(`cases.placeType.${data.placeType}`)}</Badge>
          <Badge tone={data.status === 'filed' ? 'plain' : 'good'}>
            {t(`caseTerms.status.${data.status}`)}
          </Badge>
          {isHeld === true && market?.rule.kind !== 'daily' && (
            <Badge tone="warning">{t('caseDossier.marketDay.badge')}</Badge>
          )}
          <Badge>{t(`dossier.origin.${data.origin}`)}</Badge>
        </>
      }
    >
      <CaseFacts record={data} place={place} />
      <Actions record={data} />
      <CasesNearby record={data} />
      <CaseCameras record={data} />
      {series !== undefined && <DossierSection title={t('caseDossier.series')}>{series}</DossierSection>}
      <p className={dossierContent.note}>{t('caseDossier.noPersons')}</p>
    </DossierFrame>
  );
}

/** Fly there, and a link to what the page shows. */
function Actions({ record }: { record: CaseReply }) {
  const { t } = useTranslation();
  const change = useView((state) => state.change);
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setCopied(false), COPIED_MS);
    return () => clearTimeout(timer);
  }, [isCopied]);
  const fly = (): void =>
    change({
      camera: { center: [record.longitude, record.latitude], zoom: CASE_ZOOM, bearing: 0, pitch: 0 },
    });
  const copy = (): void => void navigator.clipboard.writeText(location.href).then(() => setCopied(true));
  return (
    <p className={styles.actions}>
      <Button onClick={fly}>{t('dossier.locate')}</Button>
      <Button onClick={copy}>{t(isCopied ? 'caseDossier.linkCopied' : 'caseDossier.copyLink')}</Button>
    </p>
  );
}
