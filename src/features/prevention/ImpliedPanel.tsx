import { useTranslation } from 'react-i18next';
import { impliedSample, type FraudStatistic } from '../../domain/prevention/statistic.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Panel } from '../../ui/Panel.tsx';
import * as styles from './Prevention.module.css';
import * as dossierContent from '../../ui/dossier-content.module.css';

/** The least number of cases that the printed shares allow. It is reckoned, and nobody published it. */
export function ImpliedPanel({ statistics }: { statistics: readonly FraudStatistic[] }) {
  const { t } = useTranslation();
  const counted = statistics.filter(({ basis }) => basis !== 'loss');
  const sample = counted.length === 0 ? undefined : impliedSample(counted);
  return (
    <Panel
      title={t('prevention.implied.title')}
      aside={<Badge tone="warning">{t('prevention.reckoned')}</Badge>}
      state={
        sample === undefined ? { kind: 'empty', message: t('prevention.implied.none') } : { kind: 'ready' }
      }
    >
      {sample !== undefined && (
        <div data-part="implied-total">
          <p className={styles.headline}>
            <strong>≥ {sample.total}</strong>
            <span>{t('prevention.implied.unpublished')}</span>
          </p>
          <p>
            {sample.counts.map(({ percent, count }) => `${percent}% ≈ ${count}/${sample.total}`).join(' · ')}
          </p>
          <p className={dossierContent.note}>{t('prevention.implied.note', { n: sample.total })}</p>
        </div>
      )}
    </Panel>
  );
}
