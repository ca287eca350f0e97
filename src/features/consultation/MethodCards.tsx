import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { figuresQuery } from '../../api/figures.ts';
import type { QuarterByOrigin, QuarterEvaluation } from '../../domain/consultation/evaluate-quarter.ts';
import { headCoverage } from '../../domain/consultation/head-coverage.ts';
import { labelIn } from '../../domain/view/languages.ts';
import { formatCount, formatNumber, formatShare } from '../../i18n/format.ts';
import type { ConsultationMethod } from '../../schemas/consultation-method.ts';
import { useView } from '../../state/hooks.tsx';
import { Badge } from '../../ui/Badge.tsx';
import { Panel, type PanelState } from '../../ui/Panel.tsx';
import * as dossierContent from '../../ui/dossier-content.module.css';
import * as styles from './MethodCards.module.css';

/** How far neighbour heads reach, from what was published. */
export function CoverageCard({ method }: { method: ConsultationMethod }) {
  const { t } = useTranslation();
  const language = useView((state) => state.view.language);
  const { data, error, refetch } = useQuery(figuresQuery);
  const figures = new Map((data ?? []).map((figure) => [figure.id, figure]));
  const [households, served, heads] = [
    method.coverage.households,
    method.coverage.served,
    method.coverage.heads,
  ].map((id) => figures.get(id));
  const coverage =
    households && served && heads ? headCoverage(households.value, served.value, heads.value) : undefined;
  const state: PanelState =
    error !== null
      ? { kind: 'failed', message: t('panel.failed'), hint: error.message, retry: () => void refetch() }
      : data === undefined
        ? { kind: 'loading' }
        : coverage === undefined
          ? { kind: 'empty', message: t('consultation.coverage.none') }
          : { kind: 'ready' };
  return (
    <Panel
      title={t('consultation.coverage.title')}
      aside={t('consultation.asOf', { date: method.asOf })}
      state={state}
    >
      {coverage !== undefined && served !== undefined && (
        <div data-part="head-coverage">
          <p className={styles.headline}>
            <strong>{formatShare(coverage.share, 1)}</strong>
            <span>
              {t('consultation.coverage.of', {
                served: formatCount(coverage.served),
                households: formatCount(coverage.households),
              })}
            </span>
          </p>
          <p className={styles.bar} aria-hidden="true">
            <i style={{ width: `${100 * coverage.share}%` }} />
          </p>
          <p>
            {t('consultation.coverage.perHead', {
              heads: formatCount(coverage.heads),
              n: formatNumber(coverage.perHead, 1),
            })}
          </p>
          <p className={dossierContent.note}>
            {t('consultation.coverage.note', {
              place: labelIn(method.place, language),
              source: served.source,
            })}
          </p>
        </div>
      )}
    </Panel>
  );
}

/** What the quarter came to, with n; simulated items on a line of their own. */
export function QuarterCard({ evaluations: { reported, simulated } }: { evaluations: QuarterByOrigin }) {
  const { t } = useTranslation();
  const isAnySimulated = simulated.opened > 0 || simulated.evaluated > 0;
  return (
    <Panel
      title={t('consultation.quarter.title', { quarter: reported.quarter })}
      aside={t('consultation.quarter.n', { n: reported.evaluated })}
      state={{ kind: 'ready' }}
    >
      <QuarterLines evaluation={reported} />
      {isAnySimulated && (
        <div data-part="simulated-quarter">
          <p>
            <Badge tone="warning">{t('consultation.simulated')}</Badge>{' '}
            {t('consultation.quarter.n', { n: simulated.evaluated })}
          </p>
          <QuarterLines evaluation={simulated} />
        </div>
      )}
      <p className={dossierContent.note}>{t('consultation.quarter.note')}</p>
    </Panel>
  );
}

function QuarterLines({ evaluation }: { evaluation: QuarterEvaluation }) {
  const { t } = useTranslation();
  const { opened, evaluated, results, asked, satisfied, satisfiedShare } = evaluation;
  return (
    <>
      <p>{t('consultation.quarter.counts', { opened, evaluated, ...results })}</p>
      <p>
        {asked === 0
          ? t('consultation.quarter.nobody')
          : satisfiedShare === null
            ? t('consultation.quarter.tooFew', { satisfied, asked })
            : t('consultation.satisfiedOf', { satisfied, asked, share: formatShare(satisfiedShare, 1) })}
      </p>
    </>
  );
}

/** The five steps in the words of the source, and the problems that it names. */
export function MethodCard({ method }: { method: ConsultationMethod }) {
  const { t } = useTranslation();
  const language = useView((state) => state.view.language);
  const figures = useQuery(figuresQuery).data ?? [];
  const own = method.figures.flatMap((id) => figures.find((figure) => figure.id === id) ?? []);
  return (
    <Panel
      title={labelIn(method.name, language)}
      aside={labelIn(method.place, language)}
      state={{ kind: 'ready' }}
    >
      <ol className={styles.method}>
        {method.steps.map(({ step, labels, printed }) => (
          <li key={step}>
            <strong>{labelIn(labels, language)}</strong>
            <span>{labelIn(printed, language)}</span>
          </li>
        ))}
      </ol>
      <p>
        {t('consultation.problems', {
          list: method.problems.map((problem) => labelIn(problem, language)).join(t('consultation.comma')),
        })}
      </p>
      <p>
        {own
          .map(
            ({ labels, value, unit, qualifier }) =>
              `${labelIn(labels, language)} ${t(`dossier.qualifier.${qualifier}`)}${formatCount(value)} ${unit}`,
          )
          .join(' · ')}
      </p>
      <p className={dossierContent.note}>
        {t('consultation.source', { source: method.source, date: method.asOf })}
      </p>
    </Panel>
  );
}
