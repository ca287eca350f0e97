import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { caseLinksQuery, caseSeriesQuery } from '../../api/case-series.ts';
import { useView } from '../../state/hooks.tsx';
import { Button } from '../../ui/Button.tsx';
import { QueryPlaceholder } from '../../ui/QueryPlaceholder.tsx';
import * as dossierContent from '../../ui/dossier-content.module.css';

/** The series that a case is held to belong to, and the verdicts on it. */
export function SeriesOfCase({ caseNo }: { caseNo: string }) {
  const { t } = useTranslation();
  const series = useQuery(caseSeriesQuery);
  const links = useQuery(caseLinksQuery);
  const change = useView((state) => state.change);
  const patrol = useView((state) => state.view.patrol);
  const show = (seriesId: string): void =>
    change({ selection: null, patrol: { ...patrol, right: 'series', seriesId, pair: null } });
  if (series.data === undefined || links.data === undefined)
    return (
      <QueryPlaceholder
        error={series.error ?? links.error}
        retry={() => Promise.all([series.refetch(), links.refetch()])}
      />
    );
  const own = series.data.filter(({ caseNos }) => caseNos.includes(caseNo));
  const judged = links.data.filter(({ caseNos }) => caseNos.includes(caseNo));
  const confirmed = judged.filter(({ verdict }) => verdict === 'confirmed').length;
  return (
    <>
      {own.length === 0 && <p className={dossierContent.note}>{t('patrolSeries.ofCase.none')}</p>}
      <ul className={dossierContent.plainList}>
        {own.map(({ id, label, status, caseNos }) => (
          <li key={id}>
            <span>
              {t('patrolSeries.ofCase.series', {
                label,
                status: t(`patrolSeries.series.statuses.${status}`),
                n: caseNos.length,
              })}
            </span>
            <Button onClick={() => show(id)}>{t('patrolSeries.ofCase.find')}</Button>
          </li>
        ))}
      </ul>
      {judged.length > 0 && (
        <p className={dossierContent.note}>
          {t('patrolSeries.ofCase.pairs', { confirmed, refuted: judged.length - confirmed })}
        </p>
      )}
    </>
  );
}
