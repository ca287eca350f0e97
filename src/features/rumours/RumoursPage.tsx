import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { datasetQuery } from '../../api/dataset.ts';
import { rumoursQuery } from '../../api/documents.ts';
import { labelIn, labelOfCode } from '../../domain/view/languages.ts';
import type { Rumours } from '../../schemas/rumours.ts';
import { useView } from '../../state/hooks.tsx';
import { moveFocusByArrows } from '../../ui/arrow-keys.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { QueryPlaceholder } from '../../ui/QueryPlaceholder.tsx';
import { WholePage } from '../../ui/WholePage.tsx';
import { LeadsPanel } from './LeadsPanel.tsx';
import { RumourCaseCard } from './RumourCaseCard.tsx';
import * as styles from './Rumours.module.css';

/** Rumours as cases of law: where, by which medium, why, and what was ordered. Nothing is counted and nobody is named. */
export function RumoursPage() {
  const { t } = useTranslation();
  const change = useView((state) => state.change);
  const { data, error, refetch } = useQuery(rumoursQuery);
  return (
    <WholePage
      part="rumours"
      title={t('rumours.title')}
      aside={data && <Category document={data} />}
      closeLabel={t('rumours.close')}
      onClose={() => change({ page: 'map' })}
    >
      {data ? (
        <Content document={data} />
      ) : (
        <QueryPlaceholder
          error={error}
          retry={refetch}
          notFound={data === null ? t('rumours.none') : undefined}
        />
      )}
    </WholePage>
  );
}

/** The category of incidents that leads of this kind come in by. */
function Category({ document }: { document: Rumours }) {
  const { t } = useTranslation();
  const language = useView(({ view }) => view.language);
  const tables = useQuery(datasetQuery).data?.codeTables;
  const { categoryCode } = document;
  const name = tables && labelOfCode(tables.categories, categoryCode, language);
  return <>{t('rumours.category', { code: categoryCode, name: name ?? categoryCode })}</>;
}

function Content({ document }: { document: Rumours }) {
  const { t } = useTranslation();
  const language = useView(({ view }) => view.language);
  return (
    <>
      <p className={styles.notice} role="note">
        <Badge tone="warning">{t('rumours.noStatistic')}</Badge> {labelIn(document.notice, language)}
      </p>
      <div className={styles.columns}>
        <ul className={styles.cases} data-part="rumour-cases" onKeyDown={moveFocusByArrows}>
          {document.cases.map((one, index) => (
            <RumourCaseCard key={one.id} one={one} document={document} isFirst={index === 0} />
          ))}
        </ul>
        <div className={styles.column}>
          <Panel title={t('rumours.motives')} state={{ kind: 'ready' }}>
            <ul>
              {document.motives.map(({ code, labels }) => (
                <li key={code}>{labelIn(labels, language)}</li>
              ))}
            </ul>
            <p className={styles.note}>{t('rumours.motivesNote')}</p>
          </Panel>
          {document.leads.map((leads) => (
            <LeadsPanel key={leads.labels['zh-CN']} leads={leads} />
          ))}
        </div>
      </div>
    </>
  );
}
