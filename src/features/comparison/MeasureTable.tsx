import { useTranslation } from 'react-i18next';
import type { IndexedUnit } from '../../api/unit-index.ts';
import type { MeasureRow, MeasureValue } from '../../domain/comparison/measure-rows.ts';
import type { UnitProfile } from '../../domain/engine/api/unit-profiles.ts';
import { PROGRESSES } from '../../domain/incidents/life-cycle.ts';
import { formatCount, formatNumber, formatShare } from '../../i18n/format.ts';
import { Difference } from './Difference.tsx';
import { ProgressShape } from './ProgressShape.tsx';
import * as styles from './MeasureTable.module.css';

type Both<T> = readonly [T, T];

/** Measures of two units, each with its definition, and their difference with its interval. */
export function MeasureTable(props: {
  rows: readonly MeasureRow[];
  units: Both<IndexedUnit>;
  profiles: Both<UnitProfile>;
}) {
  const { t } = useTranslation();
  const { rows, units, profiles } = props;
  return (
    <table className={styles.table}>
      <caption>{t('comparison.measures')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('comparison.measure')}</th>
          {units.map(({ code, name }, side) => (
            <th key={code} scope="col" data-side={side === 0 ? 'first' : 'second'}>
              {name}
            </th>
          ))}
          <th scope="col">{t('comparison.difference')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">
              {t(`comparison.of.${row.id}.name`)}
              <small>{t(`comparison.of.${row.id}.definition`)}</small>
            </th>
            <Value value={row.first} quantity={units[0].quantities[row.id]} />
            <Value value={row.second} quantity={units[1].quantities[row.id]} />
            <td>
              <Difference result={row.result} />
            </td>
          </tr>
        ))}
        {PROGRESSES.map((progress, at) => (
          <tr key={progress} className={styles.part}>
            <th scope="row">
              <ProgressShape progress={progress} /> {t(`progress.${progress}`)}
            </th>
            {profiles.map((profile) => (
              <td key={profile.code}>
                {formatCount(profile.progresses[at] ?? 0)}
                <small>{shareText(profile.progresses[at] ?? 0, profile.total)}</small>
              </td>
            ))}
            <td />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const shareText = (count: number, total: number): string => (total > 0 ? formatShare(count / total, 1) : '—');

function Value(props: {
  value: MeasureValue | null;
  quantity: IndexedUnit['quantities'][string] | undefined;
}) {
  const { t } = useTranslation();
  const { value, quantity } = props;
  if (value === null) return <td className={styles.unknown}>{t('unknown')}</td>;
  switch (value.kind) {
    case 'count':
      return <td>{formatCount(value.count)}</td>;
    case 'share':
      return (
        <td>
          {value.denominator === 0 ? '—' : formatShare(value.numerator / value.denominator)}
          <small>
            {formatCount(value.numerator)} / {formatCount(value.denominator)}
          </small>
        </td>
      );
    case 'perThousand':
      return (
        <td title={quantity?.source}>
          {formatNumber(value.events / value.exposure)}
          <small>
            {quantity &&
              `${t(`dossier.qualifier.${quantity.qualifier}`)}${formatCount(quantity.value)} ${quantity.unit} · ${t('dossier.asOf', { date: quantity.asOf })}`}
          </small>
        </td>
      );
  }
}
