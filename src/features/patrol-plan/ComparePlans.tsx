import { useTranslation } from 'react-i18next';
import type { PlanDocument } from '../../domain/shift/written-plan.ts';
import { formatNumber, formatShare } from '../../i18n/format.ts';
import { triedPercent } from './plan-words.ts';
import * as styles from './Plan.module.css';

interface NamedPlan {
  readonly name: string;
  readonly document: PlanDocument;
}

const stopsOf = ({ rounds }: PlanDocument): Set<string> => new Set(rounds.flat().map(({ stopId }) => stopId));

/** Two plans side by side. */
export function ComparePlans({ one, other }: { one: NamedPlan; other: NamedPlan }) {
  const { t } = useTranslation();
  const [first, second] = [stopsOf(one.document), stopsOf(other.document)];
  const shared = [...first].filter((id) => second.has(id)).length;
  const rows: [string, (document: PlanDocument) => string][] = [
    ['date', ({ settings }) => settings.date],
    ['teams', ({ rounds }) => String(rounds.length)],
    ['visits', ({ rounds }) => String(rounds.flat().length)],
    ['stops', (document) => String(stopsOf(document).size)],
    ['walk', ({ outcome }) => formatNumber(outcome.walkMinutes, 0)],
    [
      'expected',
      ({ outcome: { expected } }) =>
        expected.thefts > 0 ? formatShare(expected.captured / expected.thefts, 0) : '—',
    ],
    ['tried', ({ outcome: { trial } }) => (trial === null ? '—' : (triedPercent(trial.planned) ?? '—'))],
    ['model', ({ model }) => t(`patrolForecast.modelName.${model}`)],
  ];
  return (
    <table className={styles.compare}>
      <thead>
        <tr>
          <th scope="col">{t('patrolPlan.compare.title')}</th>
          <th scope="col">{one.name}</th>
          <th scope="col">{other.name}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([key, valueOf]) => (
          <tr key={key}>
            <th scope="row">{t(`patrolPlan.compare.${key}`)}</th>
            <td>{valueOf(one.document)}</td>
            <td>{valueOf(other.document)}</td>
          </tr>
        ))}
        <tr>
          <th scope="row">{t('patrolPlan.compare.shared')}</th>
          <td colSpan={2}>{shared}</td>
        </tr>
      </tbody>
    </table>
  );
}
