import { useTranslation } from 'react-i18next';
import type { SituationReading } from '../../api/use-situation.ts';
import { formatCount, formatShare } from '../../i18n/format.ts';
import type { Situation } from '../../schemas/situation.ts';
import { moveFocusByArrows } from '../../ui/arrow-keys.ts';
import { SituationPanel } from './SituationPanel.tsx';
import type { Navigation } from './use-navigation.ts';
import type { Names } from './use-names.ts';
import * as styles from './AssessmentTable.module.css';

type Row = NonNullable<Situation['assessment']['rows']>[number];

/** The last whole month by one measure, which is named with its formula; too small samples are listed and not ranked. */
export function AssessmentTable({
  reading,
  names,
  go,
}: {
  reading: SituationReading;
  names: Names;
  go: Navigation;
}) {
  const { t } = useTranslation();
  return (
    <SituationPanel
      title={t('situation.assessment.title')}
      reading={reading}
      size="grows"
      aside={({ assessment: { period, level } }) =>
        t('situation.assessment.aside', { period, level: t(`situation.command.level.${level}`) })
      }
      empty={({ assessment: { rows } }) => {
        if (rows === null) return t('situation.assessment.notCounted');
        return rows.length === 0 ? t('situation.assessment.none') : undefined;
      }}
    >
      {({ assessment: { definitionId, rows } }) => {
        const measure = t(`rates.${definitionId}.name`, { defaultValue: definitionId });
        const formula = t(`rates.${definitionId}.formula`, { defaultValue: t('situation.noData') });
        const caption = t('situation.assessment.caption', { measure, formula });
        return (
          <>
            <p className={styles.formula} title={caption}>
              {t('situation.assessment.scope', { formula })}
            </p>
            <table className={styles.table} aria-label={caption} onKeyDown={moveFocusByArrows}>
              <thead>
                <tr>
                  <th scope="col">{t('situation.assessment.rank')}</th>
                  <th scope="col">{t('situation.assessment.unit')}</th>
                  <th scope="col">{measure}</th>
                  <th scope="col">{t('situation.assessment.grade')}</th>
                </tr>
              </thead>
              <tbody>
                {rows?.map((row, index) => (
                  <UnitRow
                    key={row.unitCode}
                    row={row}
                    name={names.unit(row.unitCode)}
                    isFirst={index === 0}
                    go={go}
                  />
                ))}
              </tbody>
            </table>
          </>
        );
      }}
    </SituationPanel>
  );
}

function UnitRow({ row, name, isFirst, go }: { row: Row; name: string; isFirst: boolean; go: Navigation }) {
  const { t } = useTranslation();
  const { rank, grade, value, numerator, denominator } = row;
  return (
    <tr data-ranked={rank !== null}>
      <td>{rank ?? '—'}</td>
      <th scope="row">
        <button type="button" data-row tabIndex={isFirst ? 0 : -1} onClick={() => go.intoUnit(row.unitCode)}>
          {name}
        </button>
      </th>
      <td>
        {value === null ? t('situation.noData') : formatShare(value)}{' '}
        <small>
          {formatCount(numerator)}/{formatCount(denominator)}
        </small>
      </td>
      <td>{rank === null ? t('situation.assessment.tooFew') : (grade ?? '—')}</td>
    </tr>
  );
}
