import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMinute } from '../../i18n/format.ts';
import { SERIES_STATUSES, type CaseSeries, type SeriesStatus } from '../../schemas/case-series.ts';
import { IconButton } from '../../ui/Button.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import type { Decisions } from './use-decisions.ts';
import * as styles from './SeriesCard.module.css';
import * as buttonStyles from '../../ui/Button.module.css';
import * as dossierContent from '../../ui/dossier-content.module.css';

/** A text that is being typed: it stays while other things of the series change, and follows what is stored of it. */
function useDraft(stored: string): [string, (text: string) => void] {
  const [draft, setDraft] = useState({ stored, text: stored });
  if (draft.stored !== stored) setDraft({ stored, text: stored });
  return [draft.text, (text) => setDraft({ stored, text })];
}

/** An open series: name, status, hypothesis and cases, each of which can be changed. Give it the series' id as its key. */
export function SeriesCard(props: {
  series: CaseSeries;
  rowOf: ReadonlyMap<string, number>;
  decisions: Decisions;
  onOpenCase: (caseNo: string) => void;
}) {
  const { series, rowOf, decisions, onOpenCase } = props;
  const { t } = useTranslation();
  const [label, setLabel] = useDraft(series.label);
  const [originCity, setOriginCity] = useDraft(series.originCity ?? '');
  const [arrivalWindow, setArrivalWindow] = useDraft(series.arrivalWindow ?? '');
  const changed = t('patrolSeries.done.changed', { label: series.label });
  const fields = [
    { name: 'label', value: label, set: setLabel, hint: undefined },
    { name: 'originCity', value: originCity, set: setOriginCity, hint: t('patrolSeries.series.originHint') },
    {
      name: 'arrivalWindow',
      value: arrivalWindow,
      set: setArrivalWindow,
      hint: t('patrolSeries.series.arrivalHint'),
    },
  ] as const;
  const save = (): void => {
    if (label.trim() === '') return;
    decisions.change(series, { label, originCity, arrivalWindow }, changed);
  };
  return (
    <div className={styles.card}>
      <Segmented<SeriesStatus>
        label={t('patrolSeries.series.status')}
        options={SERIES_STATUSES.map((status) => ({
          value: status,
          label: t(`patrolSeries.series.statuses.${status}`),
        }))}
        value={series.status}
        onChange={(status) => decisions.change(series, { status }, changed)}
      />
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        {fields.map(({ name, value, set, hint }) => (
          <label key={name}>
            <span>{t(`patrolSeries.series.${name}`)}</span>
            <input
              value={value}
              maxLength={80}
              placeholder={hint}
              onChange={(event) => set(event.target.value)}
            />
          </label>
        ))}
        <button type="submit" className={buttonStyles.button}>
          {t('patrolSeries.series.save')}
        </button>
      </form>
      <ol className={styles.members}>
        {series.caseNos.map((caseNo) => (
          <li key={caseNo}>
            {rowOf.has(caseNo) ? (
              <button type="button" className={dossierContent.link} onClick={() => onOpenCase(caseNo)}>
                {caseNo}
              </button>
            ) : (
              <span>
                {caseNo} · {t('patrolSeries.series.absent')}
              </span>
            )}
            {series.caseNos.length > 2 && (
              <IconButton
                icon="close"
                label={t('patrolSeries.series.remove', { caseNo })}
                onClick={() =>
                  decisions.change(
                    series,
                    { remove: [caseNo] },
                    t('patrolSeries.done.removed', { label: series.label, caseNo }),
                  )
                }
              />
            )}
          </li>
        ))}
      </ol>
      <p className={dossierContent.note}>
        {t('patrolSeries.series.created', {
          role: t(`patrolSeries.role.${series.authorRole}`),
          at: formatMinute(Date.parse(series.createdAt)),
        })}
      </p>
    </div>
  );
}
