import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { figuresQuery } from '../../api/figures.ts';
import { isStatistic } from '../../domain/statistics/no-statistic.ts';
import { labelIn } from '../../domain/view/languages.ts';
import type { FigureRecord } from '../../schemas/figures.ts';
import { useView } from '../../state/hooks.tsx';
import { Badge, type Tone } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { PaperPage } from '../../ui/PaperPage.tsx';
import { QueryPlaceholder } from '../../ui/QueryPlaceholder.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { asOfText, figureText, figureWords, type Say } from './value-words.ts';
import * as styles from './FiguresPage.module.css';

/** The key that opened it closes it. */
const CLOSE_KEYS = ['f'];

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
 * rumour cases that newspapers chose are no statistic and not listed, and rates of different definitions are named and never drawn beside each other. `prefixes`: the beginnings of the ids
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
  const all = (data ?? []).filter(({ metric }) => isStatistic(metric));
  const shown = isAll ? all : all.filter(({ id }) => prefixes.some((prefix) => id.startsWith(prefix)));
  return (
    <PaperPage
      label={t('tour.figuresPage.title')}
      className={styles.paper}
      closeLabel={t('tour.back')}
      closeKeys={CLOSE_KEYS}
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
    </PaperPage>
  );
}

/** The figures of one verdict. */
function FigureTable({ verdict, figures }: { verdict: Verdict; figures: readonly FigureRecord[] }) {
  const { t } = useTranslation();
  if (figures.length === 0) return null;
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
            <FigureRow key={figure.id} figure={figure} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** A figure: as printed, recomputed, by which definition, what is to be said of it, and where it stood when. */
function FigureRow({ figure }: { figure: FigureRecord }) {
  const { t } = useTranslation();
  const language = useView(({ view }) => view.language);
  const say: Say = (key, values) => t(key, { ...values });
  const { id, labels, qualifier, value, unit, definitionId, check } = figure;
  const words = figureWords(figure, language);
  return (
    <tr data-figure={id}>
      <th scope="row">
        {labelIn(labels, language)}
        <small>{words.subject}</small>
      </th>
      <td>
        {qualifier !== 'eq' && t(`tour.qualifier.${qualifier}`)}
        {figureText(value, unit, say)}
      </td>
      <td>{check.recomputed === undefined ? '—' : figureText(check.recomputed, unit, say)}</td>
      <td>{definitionId === undefined ? '' : t(`tour.definition.${definitionId}`)}</td>
      <td>
        {words.note}
        <small>{words.method}</small>
      </td>
      <td>
        {asOfText({ asOf: figure.asOf, figure }, say)}
        <small>{words.source}</small>
      </td>
    </tr>
  );
}
