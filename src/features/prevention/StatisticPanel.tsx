import { useTranslation } from 'react-i18next';
import type { ShareRange } from '../../domain/prevention/share-sum.ts';
import { onOneAxis, type FraudStatistic } from '../../domain/prevention/statistic.ts';
import { labelIn } from '../../domain/view/languages.ts';
import { formatNumber } from '../../i18n/format.ts';
import type { Prevention, PublishedStatistic } from '../../schemas/prevention.ts';
import { useView } from '../../state/hooks.tsx';
import { Badge } from '../../ui/Badge.tsx';
import { Panel } from '../../ui/Panel.tsx';
import * as dossierContent from '../../ui/dossier-content.module.css';
import * as styles from './StatisticPanel.module.css';

/** Axes end at a multiple of so many percent. */
const AXIS_STEP = 10;

/** One published distribution on an axis of its own: what was printed, what only lies between, and what is reckoned. */
export function StatisticPanel(props: {
  published: PublishedStatistic;
  statistic: FraudStatistic;
  schemes: Prevention['schemes'];
}) {
  const { t } = useTranslation();
  const language = useView(({ view }) => view.language);
  const { published, statistic, schemes } = props;
  const types = schemes.find(({ id }) => id === published.scheme)?.types ?? [];
  const parts = onOneAxis([statistic]);
  const axis = Math.ceil(Math.max(...parts.map(({ range }) => mostOf(range)), 1) / AXIS_STEP) * AXIS_STEP;
  const nameOf = (code: string): string => {
    const labels =
      published.parts.find((part) => part.code === code)?.labels ??
      types.find((type) => type.code === code)?.labels;
    return labels === undefined ? code : labelIn(labels, language);
  };
  return (
    <Panel
      title={labelIn(published.labels, language)}
      aside={t('prevention.basisOf', { basis: t(`prevention.basis.${statistic.basis}`) })}
      state={{ kind: 'ready' }}
    >
      <ul className={styles.bars} data-basis={statistic.basis}>
        {parts.map(({ code, range }) => (
          <li key={code} title={t(`prevention.bar.${range.kind}`)}>
            <span>{nameOf(code)}</span>
            <span className={styles.track}>
              <i
                data-kind={range.kind}
                style={{
                  left: `${(100 * leastOf(range)) / axis}%`,
                  width: `${(100 * (mostOf(range) - leastOf(range))) / axis}%`,
                }}
              />
            </span>
            <span className={styles.share}>{shareText(range)}</span>
          </li>
        ))}
      </ul>
      <p className={styles.axis} aria-hidden="true">
        <span>0</span>
        <span>{t('prevention.axis', { n: axis, basis: t(`prevention.basis.${statistic.basis}`) })}</span>
      </p>
      <p>
        {t(`prevention.sum.${statistic.sum.kind}`, {
          printed: formatNumber(statistic.sum.printed),
          rest: formatNumber(statistic.sum.rest ?? 0),
          n: parts.filter(({ range }) => range.kind === 'between').length,
        })}{' '}
        {statistic.sum.rest !== null && <Badge tone="warning">{t('prevention.reckoned')}</Badge>}
      </p>
      {statistic.missing.length > 0 && <p>{t('prevention.missing', { ids: statistic.missing.join(' ') })}</p>}
      <p className={dossierContent.note}>
        {t('prevention.source', {
          period: published.period,
          source: statistic.source,
          date: statistic.asOf,
        })}
      </p>
    </Panel>
  );
}

function leastOf(range: ShareRange): number {
  return range.kind === 'printed' ? 0 : (range.least?.percent ?? 0);
}

function mostOf(range: ShareRange): number {
  return range.kind === 'printed' ? range.share.percent : (range.most?.percent ?? 100);
}

function shareText(range: ShareRange): string {
  if (range.kind === 'printed') return `${range.share.percent.toFixed(range.share.decimals)}%`;
  const { least, most } = range;
  if (most === undefined) return `≥ ${leastOf(range)}%`;
  return least === undefined ? `≤ ${most.percent}%` : `${least.percent}–${most.percent}%`;
}
