import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { casesQuery } from '../../api/cases.ts';
import type { CaseColumns } from '../../domain/cases/case-columns.ts';
import { PLACE_TYPES } from '../../domain/cases/case-terms.ts';
import { caseInterval } from '../../domain/cases/case-interval.ts';
import { casesNear, NEAR_DAYS, NEAR_M, type NearCase } from '../../domain/cases/cases-near.ts';
import { DAY_MS } from '../../domain/time/civil-day.ts';
import { formatCount } from '../../i18n/format.ts';
import { intervalText } from '../../i18n/interval-text.ts';
import { distanceText } from '../../i18n/whereabouts-text.ts';
import type { CaseReply } from '../../schemas/cases.ts';
import { useView } from '../../state/hooks.tsx';
import { Button } from '../../ui/Button.tsx';
import { DossierSection } from '../../ui/DossierFrame.tsx';
import { QueryPlaceholder } from '../../ui/QueryPlaceholder.tsx';
import * as styles from './CaseDossier.module.css';
import * as dossierContent from '../../ui/dossier-content.module.css';

const FIRST_ROWS = 5;

/** What else happened near and then: around its days, and at its hours of the week. Each row opens its dossier. */
export function CasesNearby({ record }: { record: CaseReply }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(casesQuery);
  const near = useMemo(
    () =>
      data &&
      casesNear(data, {
        caseNo: record.caseNo,
        point: [record.longitude, record.latitude],
        interval: caseInterval(record),
      }),
    [data, record],
  );
  if (data === undefined || near === undefined)
    return (
      <DossierSection title={t('caseDossier.nearTitle')}>
        <QueryPlaceholder error={error} retry={refetch} />
      </DossierSection>
    );
  const values = { m: NEAR_M, days: NEAR_DAYS };
  return (
    <>
      <DossierSection
        title={t('caseDossier.nearTitle')}
        aside={t('caseDossier.nearAside', { ...values, n: near.nearAndThen.length })}
      >
        {near.nearAndThen.length === 0 && (
          <p className={dossierContent.note}>{t('caseDossier.noneNear', values)}</p>
        )}
        <Rows cases={data} rows={near.nearAndThen} />
      </DossierSection>
      <DossierSection
        title={t('caseDossier.sameHoursTitle')}
        aside={t('caseDossier.sameHoursAside', { ...values, n: near.sameHours.length })}
      >
        {near.sameHours.length === 0 && (
          <p className={dossierContent.note}>{t('caseDossier.noneSameHours', values)}</p>
        )}
        <Rows cases={data} rows={near.sameHours} />
        <p className={dossierContent.note}>{t('caseDossier.nearNote')}</p>
      </DossierSection>
    </>
  );
}

function Rows({ cases, rows }: { cases: CaseColumns; rows: readonly NearCase[] }) {
  const { t } = useTranslation();
  const select = useView((state) => state.select);
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? rows : rows.slice(0, FIRST_ROWS);
  const gapText = (gapMs: number): string => {
    if (gapMs === 0) return t('caseDossier.sameTime');
    const days = Math.abs(gapMs) / DAY_MS;
    const n = days < 10 ? Number(days.toFixed(1)) : formatCount(days);
    return t(gapMs < 0 ? 'caseDossier.daysBefore' : 'caseDossier.daysAfter', { n });
  };
  return (
    <>
      <ul className={styles.rows}>
        {shown.map(({ row, distanceM, gapMs }) => {
          const caseNo = cases.caseNos[row] ?? '';
          return (
            <li key={caseNo}>
              <button
                type="button"
                title={t('caseDossier.openCase', { caseNo })}
                onClick={() => select({ kind: 'case', id: caseNo })}
              >
                <span>{intervalText(cases.from[row]!, cases.to[row]!)}</span>
                <span className={styles.side}>{distanceText(t, distanceM)}</span>
                <small>
                  {t(`cases.placeType.${PLACE_TYPES[cases.placeType[row]!]!}`)} · {gapText(gapMs)}
                </small>
              </button>
            </li>
          );
        })}
      </ul>
      {rows.length > shown.length && (
        <Button onClick={() => setWhole(true)}>
          {t('caseDossier.showRest', { n: rows.length - shown.length })}
        </Button>
      )}
    </>
  );
}
