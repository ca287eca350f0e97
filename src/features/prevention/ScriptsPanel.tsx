import { useTranslation } from 'react-i18next';
import { sumQualifier } from '../../domain/prevention/sum-qualifier.ts';
import { labelIn } from '../../domain/view/languages.ts';
import { formatNumber } from '../../i18n/format.ts';
import type { FigureRecord } from '../../schemas/figures.ts';
import type { FraudScript } from '../../schemas/prevention.ts';
import { useView } from '../../state/hooks.tsx';
import { Badge } from '../../ui/Badge.tsx';
import { Panel } from '../../ui/Panel.tsx';
import * as styles from './Prevention.module.css';
import * as dossierContent from '../../ui/dossier-content.module.css';

/** Published warnings: how the fraud goes step by step, the tip, and single losses. */
export function ScriptsPanel(props: {
  scripts: readonly FraudScript[];
  figures: ReadonlyMap<string, FigureRecord>;
}) {
  const { t } = useTranslation();
  const language = useView(({ view }) => view.language);
  return (
    <Panel
      title={t('prevention.scripts.title')}
      aside={t('prevention.scripts.aside', { n: props.scripts.length })}
      state={{ kind: 'ready' }}
    >
      {props.scripts.map(({ id, labels, steps, tip, losses, source, asOf }) => (
        <section key={id} className={styles.script}>
          <h3>{labelIn(labels, language)}</h3>
          <ol>
            {steps.map((step) => (
              <li key={step['zh-CN']}>{labelIn(step, language)}</li>
            ))}
          </ol>
          <p className={styles.tip}>
            {labelIn(tip, language)} <Badge>{t('prevention.scripts.drawn')}</Badge>
          </p>
          <Losses figures={losses.flatMap((figure) => props.figures.get(figure) ?? [])} />
          <p className={dossierContent.note}>{t('prevention.scripts.source', { source, date: asOf })}</p>
        </section>
      ))}
    </Panel>
  );
}

/** Losses of single cases; their sum is reckoned, and no more exact than they are. */
function Losses({ figures }: { figures: readonly FigureRecord[] }) {
  const { t } = useTranslation();
  const language = useView(({ view }) => view.language);
  const unit = figures[0]?.unit;
  if (unit === undefined) return null;
  const sum = figures.reduce((total, { value }) => total + value, 0);
  const qualifier = sumQualifier(figures.map((figure) => figure.qualifier));
  return (
    <>
      <ul className={dossierContent.plainList}>
        {figures.map(({ id, labels, value, qualifier }) => (
          <li key={id}>
            <span>{labelIn(labels, language)}</span>
            <span>
              {t(`dossier.qualifier.${qualifier}`)}
              {formatNumber(value)} {t(`prevention.unit.${unit}`, { defaultValue: unit })}
            </span>
          </li>
        ))}
      </ul>
      <p>
        {t('prevention.scripts.sum', {
          n: figures.length,
          sum: `${t(`dossier.qualifier.${qualifier}`)}${formatNumber(sum)}`,
          unit: t(`prevention.unit.${unit}`, { defaultValue: unit }),
        })}{' '}
        <Badge tone="warning">{t('prevention.reckoned')}</Badge>
      </p>
    </>
  );
}
