import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { figuresQuery } from '../../api/figures.ts';
import { labelIn } from '../../domain/view/languages.ts';
import { formatNumber } from '../../i18n/format.ts';
import type { FigureRecord } from '../../schemas/figures.ts';
import { useView } from '../../state/hooks.tsx';
import { Badge, type Tone } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { QueryPlaceholder } from '../../ui/QueryPlaceholder.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { TourPage } from './TourPage.tsx';
import * as styles from './FiguresPage.module.css';

type Verdict = FigureRecord['check']['verdict'];

/** What does not agree comes first, then what could be checked. */
const VERDICT_ORDER: readonly Verdict[] = ['mismatch', 'implausible', 'ok', 'uncheckable'];

const TONES: Record<Verdict, Tone> = {
  ok: 'good',
  mismatch: 'warning',
  implausible: 'danger',
  uncheckable: 'plain',
};

/**
 * What newspapers printed, each beside our own computation, with a verdict and the reason. Nothing is corrected in silence,
 * and rates of different definitions are named and never drawn beside each other. `prefixes`: the beginnings of the ids
 * that the stop speaks of.
 */
export function FiguresPage({
  prefixes = [],
  onClose,
}: {
  prefixes?: readonly string[] | undefined;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(figuresQuery);
  const [isAll, setAll] = useState(prefixes.length === 0);
  const all = data ?? [];
  const shown = isAll ? all : all.filter(({ id }) => prefixes.some((prefix) => id.startsWith(prefix)));
  return (
    <TourPage
      label={t('tour.figuresPage.title')}
      onClose={onClose}
      tools={
        <>
          {prefixes.length > 0 && (
            <Segmented
              label={t('tour.figuresPage.which')}
              options={[
                { value: 'stop', label: t('tour.figuresPage.ofStop') },
                { value: 'all', label: t('tour.figuresPage.all') },
              ]}
              value={isAll ? 'all' : 'stop'}
              onChange={(value) => setAll(value === 'all')}
            />
          )}
          <Button onClick={() => print()}>{t('tour.print')}</Button>
        </>
      }
    >
      <article className={styles.sheet} data-part="figures">
        <h1>{t('tour.figuresPage.title')}</h1>
        <p className={styles.lead}>
          {VERDICT_ORDER.map((verdict) => (
            <span key={verdict}>
              <Badge tone={TONES[verdict]}>{t(`tour.verdict.${verdict}`)}</Badge>{' '}
              {shown.filter(({ check }) => check.verdict === verdict).length}
            </span>
          ))}
        </p>
        <p className={styles.rule}>{t('tour.mixed')}</p>
        {data === undefined ? (
          <QueryPlaceholder error={error} retry={refetch} />
        ) : (
          VERDICT_ORDER.map((verdict) => (
            <FigureTable
              key={verdict}
              verdict={verdict}
              figures={shown.filter(({ check }) => check.verdict === verdict)}
            />
          ))
        )}
      </article>
    </TourPage>
  );
}

/** The figures of one verdict. */
function FigureTable({ verdict, figures }: { verdict: Verdict; figures: readonly FigureRecord[] }) {
  const { t } = useTranslation();
  const language = useView(({ view }) => view.language);
  if (figures.length === 0) return null;
  const number = (value: number, unit: string): string =>
    unit === '%'
      ? `${formatNumber(value)}%`
      : `${formatNumber(value)} ${t(`tour.unit.${unit}`, { defaultValue: unit })}`;
  return (
    <section data-verdict={verdict}>
      <h2>
        <Badge tone={TONES[verdict]}>{t(`tour.verdict.${verdict}`)}</Badge> {t(`tour.figuresPage.${verdict}`)}
      </h2>
      <table>
        <thead>
          <tr>
            {(['figure', 'printed', 'recomputed', 'definition', 'note', 'asOf'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`tour.figuresPage.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {figures.map((figure) => (
            <tr key={figure.id} data-figure={figure.id}>
              <th scope="row">
                {labelIn(figure.labels, language)}
                <small>{figure.subject}</small>
              </th>
              <td>
                {figure.qualifier !== 'eq' && t(`tour.qualifier.${figure.qualifier}`)}
                {number(figure.value, figure.unit)}
              </td>
              <td>
                {figure.check.recomputed === undefined ? '—' : number(figure.check.recomputed, figure.unit)}
              </td>
              <td>{figure.definitionId === undefined ? '' : t(`tour.definition.${figure.definitionId}`)}</td>
              <td>
                {figure.check.note}
                <small>{figure.check.method}</small>
              </td>
              <td>
                {figure.asOf}
                <small>{figure.source}</small>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
