import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { figuresQuery } from '../../api/figures.ts';
import { isStatistic } from '../../domain/statistics/no-statistic.ts';
import { labelIn } from '../../domain/view/languages.ts';
import { formatNumber } from '../../i18n/format.ts';
import type { FigureRecord } from '../../schemas/figures.ts';
import { useView } from '../../state/hooks.tsx';
import { Badge, type Tone } from '../../ui/Badge.tsx';
import { DossierSection } from '../../ui/DossierFrame.tsx';
import { PanelPlaceholder } from '../../ui/Panel.tsx';
import * as styles from './UnitFigures.module.css';
import * as dossierContent from '../../ui/dossier-content.module.css';

const TONES: Record<FigureRecord['check']['verdict'], Tone> = {
  ok: 'good',
  mismatch: 'warning',
  implausible: 'danger',
  uncheckable: 'plain',
};

/** What does not agree comes first, then what could be checked. */
const VERDICT_ORDER: readonly FigureRecord['check']['verdict'][] = [
  'mismatch',
  'implausible',
  'ok',
  'uncheckable',
];

/** What newspapers printed about a unit, beside our own computation; nothing is corrected in silence. */
export function UnitFigures({ code }: { code: string }) {
  const { t } = useTranslation();
  const language = useView((state) => state.view.language);
  const { data, isError, refetch } = useQuery(figuresQuery);
  if (isError)
    return (
      <PanelPlaceholder state={{ kind: 'failed', message: t('panel.failed'), retry: () => void refetch() }} />
    );
  const figures = (data ?? [])
    .filter((figure) => figure.unitCode === code && isStatistic(figure.metric))
    .sort((a, b) => VERDICT_ORDER.indexOf(a.check.verdict) - VERDICT_ORDER.indexOf(b.check.verdict));
  if (figures.length === 0) return null;
  const value = (figure: FigureRecord, number: number): string =>
    `${t(`dossier.qualifier.${figure.qualifier}`)}${formatNumber(number)} ${figure.unit}`;
  return (
    <DossierSection title={t('unit.figures')} aside={String(figures.length)}>
      {figures.map((figure) => (
        <div key={figure.id} className={styles.card}>
          <p className={dossierContent.quantity}>
            <strong>{labelIn(figure.labels, language)}</strong>
            <span>{t('unit.printed', { value: value(figure, figure.value) })}</span>
            {figure.check.recomputed !== undefined && (
              <span>
                {t('unit.recomputed', { value: `${formatNumber(figure.check.recomputed)} ${figure.unit}` })}
              </span>
            )}
            <Badge tone={TONES[figure.check.verdict]}>{t(`unit.verdict.${figure.check.verdict}`)}</Badge>
          </p>
          <blockquote>{figure.quote}</blockquote>
          <p className={dossierContent.note}>
            {[figure.source, t('dossier.asOf', { date: figure.asOf }), figure.period, figure.check.note]
              .filter((part) => part !== undefined)
              .join(' · ')}
          </p>
        </div>
      ))}
    </DossierSection>
  );
}
