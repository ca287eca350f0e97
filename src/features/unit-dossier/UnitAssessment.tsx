import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { situationQuery } from '../../api/situation.ts';
import type { IndexedUnit } from '../../api/unit-index.ts';
import { ancestorCode } from '../../domain/grids/codes.ts';
import { formatCount, formatShare } from '../../i18n/format.ts';
import { DossierSection } from '../../ui/DossierFrame.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { QueryPlaceholder } from '../../ui/QueryPlaceholder.tsx';
import * as dossierContent from '../../ui/dossier-content.module.css';

const EVERY_MS = 60_000;

/** The assessment of the last whole month: counties among all, towns and streets among those of their county; others have none. */
export function UnitAssessment({ unit }: { unit: IndexedUnit }) {
  const { t } = useTranslation();
  const isAssessed = unit.level === 'county' || unit.level === 'township';
  if (!isAssessed)
    return (
      <DossierSection title={t('unit.assessment')}>
        <p className={dossierContent.note}>{t('unit.notAssessed')}</p>
      </DossierSection>
    );
  return (
    <Assessment
      code={unit.code}
      scope={unit.level === 'county' ? null : (ancestorCode(unit.code, 'county') ?? null)}
    />
  );
}

function Assessment({ code, scope }: { code: string; scope: string | null }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery({ ...situationQuery(scope), refetchInterval: EVERY_MS });
  // The answer of another scope stays until that of this one comes.
  const assessment = data?.unitCode === scope ? data.assessment : undefined;
  const row = assessment?.rows?.find(({ unitCode }) => unitCode === code);
  const ranked = assessment?.rows?.filter(({ rank }) => rank !== null).length ?? 0;
  return (
    <DossierSection title={t('unit.assessment')} aside={assessment?.period}>
      {assessment === undefined && <QueryPlaceholder error={error} retry={refetch} />}
      {assessment?.rows === null && <p className={dossierContent.note}>{t('unit.assessmentPending')}</p>}
      {assessment?.rows && row === undefined && <p className={dossierContent.note}>{t('unit.nothingDue')}</p>}
      {assessment && row && (
        <Facts
          facts={[
            {
              name: t(`rates.${assessment.definitionId}.name`),
              value: (
                <span className={dossierContent.quantity}>
                  <span>{row.value === null ? '—' : formatShare(row.value)}</span>
                  <small>
                    {formatCount(row.numerator)} / {formatCount(row.denominator)} ·{' '}
                    {t(`rates.${assessment.definitionId}.formula`)}
                  </small>
                </span>
              ),
            },
            {
              name: t('unit.rank'),
              value:
                row.rank === null
                  ? t('unit.tooFew', { n: row.denominator })
                  : t('unit.rankOf', { rank: row.rank, n: ranked, grade: row.grade ?? '—' }),
            },
          ]}
        />
      )}
    </DossierSection>
  );
}
