import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { preventionQuery } from '../../api/documents.ts';
import { figuresQuery } from '../../api/figures.ts';
import { statisticOf } from '../../domain/prevention/statistic.ts';
import { labelIn } from '../../domain/view/languages.ts';
import { formatCount } from '../../i18n/format.ts';
import type { FigureRecord } from '../../schemas/figures.ts';
import type { Prevention } from '../../schemas/prevention.ts';
import { useView } from '../../state/hooks.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { QueryPlaceholder } from '../../ui/QueryPlaceholder.tsx';
import { WholePage } from '../../ui/WholePage.tsx';
import * as dossierContent from '../../ui/dossier-content.module.css';
import { ImpliedPanel } from './ImpliedPanel.tsx';
import { MarketsPanel } from './MarketsPanel.tsx';
import { ScriptsPanel } from './ScriptsPanel.tsx';
import { StatisticPanel } from './StatisticPanel.tsx';
import { VersionsPanel } from './VersionsPanel.tsx';
import * as styles from './Prevention.module.css';

/** Prevention of fraud and theft: published shares by basis, versions of the code table, warnings, market days at hand. */
export function PreventionPage() {
  const { t } = useTranslation();
  const change = useView((state) => state.change);
  const document = useQuery(preventionQuery);
  const figures = useQuery(figuresQuery);
  const error = document.error ?? figures.error;
  const close = () => change({ page: 'map' });
  return (
    <WholePage
      part="prevention"
      title={t('prevention.title')}
      aside={t('prevention.aside')}
      closeLabel={t('prevention.close')}
      onClose={close}
    >
      {document.data && figures.data !== undefined ? (
        <Content document={document.data} figures={figures.data} />
      ) : (
        <>
          <QueryPlaceholder
            error={error}
            retry={() => Promise.all([document.refetch(), figures.refetch()])}
            notFound={document.data === null ? t('prevention.none') : undefined}
          />
          {document.data === null && <MarketsPanel activities={[]} />}
        </>
      )}
    </WholePage>
  );
}

function Content({ document, figures }: { document: Prevention; figures: readonly FigureRecord[] }) {
  const byId = new Map(figures.map((figure) => [figure.id, figure]));
  const statistics = document.statistics.flatMap((published) => {
    const statistic = statisticOf(published, byId);
    return statistic === undefined ? [] : [{ published, statistic }];
  });
  return (
    <div className={styles.columns}>
      <div className={styles.column}>
        {statistics.map(({ published, statistic }) => (
          <StatisticPanel
            key={published.id}
            published={published}
            statistic={statistic}
            schemes={document.schemes}
          />
        ))}
      </div>
      <div className={styles.column}>
        <ImpliedPanel statistics={statistics.map(({ statistic }) => statistic)} />
        <VersionsPanel document={document} />
        <ScriptsPanel scripts={document.scripts} figures={byId} />
      </div>
      <div className={styles.column}>
        <CityPanel figures={document.figures.flatMap((id) => byId.get(id) ?? [])} />
        <MarketsPanel activities={document.activities} />
      </div>
    </div>
  );
}

/** What was published of the whole city. */
function CityPanel({ figures }: { figures: readonly FigureRecord[] }) {
  const { t } = useTranslation();
  const language = useView(({ view }) => view.language);
  const [first] = figures;
  return (
    <Panel
      title={t('prevention.city.title')}
      aside={first?.period}
      state={first === undefined ? { kind: 'empty', message: t('prevention.city.none') } : { kind: 'ready' }}
    >
      <ul className={styles.city}>
        {figures.map(({ id, labels, value, unit, qualifier }) => (
          <li key={id}>
            <strong>
              {t(`dossier.qualifier.${qualifier}`)}
              {unit === '%'
                ? `${value > 0 ? '+' : ''}${value}%`
                : `${formatCount(value)} ${t(`prevention.unit.${unit}`, { defaultValue: unit })}`}
            </strong>
            <span>{labelIn(labels, language)}</span>
          </li>
        ))}
      </ul>
      {first !== undefined && (
        <p className={dossierContent.note}>
          {t('prevention.city.note', { source: first.source, date: first.asOf })}
        </p>
      )}
    </Panel>
  );
}
