import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { casesQuery } from '../../api/cases.ts';
import type { ModelAccuracy } from '../../domain/hotspots/forecast/evaluation.ts';
import { CARD_SETTINGS, type CaseEvaluation } from '../../domain/shift/evaluate-cases.ts';
import { formatCount, formatDate, formatNumber, formatShare } from '../../i18n/format.ts';
import { useForecastCard, type ForecastCardReading } from '../../state/forecast-card.ts';
import { useTab } from '../../state/hooks.tsx';
import { Panel, type PanelState } from '../../ui/Panel.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { CaptureCurve } from './CaptureCurve.tsx';
import { cardFigures, modelToShow, type CardFigures } from './card-figures.ts';
import * as styles from './ForecastCard.module.css';

const CELLS = ['150', '250', '500'] as const;
/** The share of the area that is shown at first. */
const SHOWN_SHARE = 0.05;

/** How good the forecast would have been in weeks it had not seen, beside plain counts; and which of them plans tonight. */
export function ForecastCard() {
  const { t } = useTranslation();
  const { data: cases, dataUpdatedAt, error, refetch } = useQuery(casesQuery);
  const [cell, setCell] = useTab('cell');
  const [share, setShare] = useState(SHOWN_SHARE);
  const [chosen, setChosen] = useState<string>();
  const reading = useForecastCard({ data: cases, dataUpdatedAt }, Number(cell));
  const { card } = reading;
  const shown = card && (chosen ?? modelToShow(card));
  const figures = card && shown !== undefined ? cardFigures(card, shown, share) : undefined;
  const nameOf = (model: string): string => t(`patrolForecast.modelName.${model}`);
  const state = (): PanelState => {
    if (error !== null)
      return {
        kind: 'failed',
        message: t('panel.failed'),
        hint: error.message,
        retry: () => void refetch(),
      };
    if (cases === undefined) return { kind: 'loading' };
    if (cases.count === 0) return { kind: 'empty', message: t('patrolForecast.noCases') };
    return { kind: 'ready' };
  };
  return (
    <Panel
      title={t('patrolForecast.title')}
      aside={t('patrolForecast.aside', { weeks: CARD_SETTINGS.heldWeeks })}
      state={state()}
      className={styles.card}
    >
      <div className={styles.choices}>
        {card !== undefined && (
          <Segmented
            label={t('patrolForecast.model')}
            options={card.models.map(({ model }) => ({
              value: model,
              label: t(`patrolForecast.modelShort.${model}`),
              title: nameOf(model),
            }))}
            value={shown}
            onChange={setChosen}
          />
        )}
        <Segmented
          label={t('patrolForecast.coverageChoice')}
          options={CARD_SETTINGS.coverages.map((each) => ({
            value: String(each),
            label: formatShare(each, 0),
            title: t('patrolForecast.coverage'),
          }))}
          value={String(share)}
          onChange={(text) => setShare(Number(text))}
        />
        <Segmented
          label={t('patrolForecast.cell')}
          options={CELLS.map((value) => ({
            value,
            label: value === '500' ? `${value} m` : value,
            title: `${value} m`,
          }))}
          value={cell}
          onChange={setCell}
        />
      </div>
      {card !== undefined && figures !== undefined ? (
        <>
          <Figures card={card} figures={figures} />
          <CaptureCurve figures={figures} name={nameOf(figures.model.model)} />
          <p className={styles.note}>
            {card.use === 'counts'
              ? t('patrolForecast.useCounts')
              : t('patrolForecast.use', { model: nameOf(card.use) })}
          </p>
          <p className={styles.note}>
            {t('patrolForecast.method', {
              model: nameOf(figures.model.model),
              cell,
              origins: CARD_SETTINGS.origins,
            })}
          </p>
          <p className={styles.note}>{t('patrolForecast.area', { cells: formatCount(card.areaCells) })}</p>
          {card.warnings.map((warning) =>
            warning.kind === 'fewEvents' ? (
              <p key={warning.kind} className={styles.note}>
                {t('patrolForecast.fewEvents', { n: warning.n })}
              </p>
            ) : null,
          )}
        </>
      ) : (
        <Making reading={reading} />
      )}
    </Panel>
  );
}

function Making({ reading: { error, progress } }: { reading: ForecastCardReading }) {
  const { t } = useTranslation();
  if (error !== null) return <p className={styles.note}>{t('patrolForecast.cannot')}</p>;
  return (
    <p className={styles.note} role="status">
      {t('patrolForecast.running', { percent: formatShare(progress, 0) })}
      <progress className={styles.progress} value={progress} />
    </p>
  );
}

function Figures({ card, figures }: { card: CaseEvaluation; figures: CardFigures }) {
  const { t } = useTranslation();
  const { row, countRow, model } = figures;
  return (
    <>
      <dl className={styles.rows}>
        <dt>{t('patrolForecast.hits')}</dt>
        <dd>
          {formatNumber(row.hits, 0)} / {formatCount(row.n)}
        </dd>
        <dt>{t('patrolForecast.coverage')}</dt>
        <dd>
          {t('patrolForecast.cells', {
            share: formatShare(row.share, 1),
            cells: formatNumber(row.cells, 0),
          })}
        </dd>
        <dt>{t('patrolForecast.pai')}</dt>
        <dd>
          {formatNumber(row.pai, 1)}
          <small>
            {formatNumber(row.paiLow, 1)} – {formatNumber(row.paiHigh, 1)}
          </small>
        </dd>
        <dt>{t('patrolForecast.pei')}</dt>
        <dd>{formatNumber(row.pei, 2)}</dd>
        <dt>{t('patrolForecast.countPai')}</dt>
        <dd>{formatNumber(countRow.pai, 1)}</dd>
        <dt>{t('patrolForecast.oracle')}</dt>
        <dd>{formatNumber(row.oraclePai, 1)}</dd>
        <div className={styles.wide}>
          <dt>{t('patrolForecast.train')}</dt>
          <dd>
            {t('patrolForecast.trainValue', {
              from: formatDate(card.trainFromMs),
              n: formatCount(card.trainEvents),
            })}
          </dd>
        </div>
        <div className={styles.wide}>
          <dt>{t('patrolForecast.horizon')}</dt>
          <dd>
            {t('patrolForecast.horizonValue', {
              weeks: CARD_SETTINGS.heldWeeks,
              from: formatDate(card.testFromMs),
              to: formatDate(card.testToMs - 1),
            })}
          </dd>
        </div>
      </dl>
      <Verdict card={card} model={model} figures={figures} />
    </>
  );
}

function Verdict(props: { card: CaseEvaluation; model: ModelAccuracy; figures: CardFigures }) {
  const { t } = useTranslation();
  const { card, model, figures } = props;
  const { overCounts } = figures.row;
  if (model.verdict === null || overCounts === null)
    return <p className={styles.note}>{t('patrolForecast.reason.baseline')}</p>;
  const few = card.warnings.find((warning) => warning.kind === 'fewWeeks');
  const points = (value: number): string => formatNumber(value * 100, 1);
  return (
    <>
      <p className={styles.verdict} data-verdict={model.verdict}>
        <span>{t('patrolForecast.against')}</span>
        <strong>{t(`patrolForecast.verdict.${model.verdict}`)}</strong>
      </p>
      <p className={styles.note}>
        {few === undefined
          ? t(`patrolForecast.reason.${overCounts.verdict}`, {
              share: formatShare(figures.row.share, 0),
              low: points(overCounts.gainLow),
              high: points(overCounts.gainHigh),
            })
          : t('patrolForecast.reason.fewWeeks', { weeks: few.weeks })}
      </p>
    </>
  );
}
