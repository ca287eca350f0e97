import { useTranslation } from 'react-i18next';
import type { NearRepeatPicture } from '../../domain/desk/place/near-repeat-picture.ts';
import { formatCount, formatDate, formatNumber } from '../../i18n/format.ts';
import { formatPValue } from '../../i18n/p-value.ts';
import { formatMetres } from '../../layers/pictures/metres.ts';
import { Panel } from '../../ui/Panel.tsx';
import * as styles from './PlacePage.module.css';

/** The table of Knox that the zones are made from: pairs of cases by distance and days, against chance. */
export function KnoxPanel({ picture }: { picture: NearRepeatPicture }) {
  const { t } = useTranslation();
  const { table, reach, facts, inTable, permutations } = picture;
  return (
    <Panel
      title={t('patrolPlace.knox.title')}
      aside={t('patrolPlace.knox.aside', { n: formatCount(inTable), permutations })}
      state={table === null ? { kind: 'empty', message: t('patrolPlace.tooFew') } : { kind: 'ready' }}
      className={styles.grows}
    >
      <KnoxCells picture={picture} />
      <p className={styles.note}>
        {t(reach?.radiusM[0] === null ? 'patrolPlace.knox.none' : 'patrolPlace.knox.note', {
          from: formatDate(facts.window.from),
          to: formatDate(facts.window.to - 1),
        })}
      </p>
    </Panel>
  );
}

/** The band between two edges, the first from 0. */
function bandText(edges: readonly number[], at: number, text: (value: number) => string): string {
  return at === 0 ? `≤ ${text(edges[0]!)}` : `${text(edges[at - 1]!)}–${text(edges[at]!)}`;
}

function KnoxCells({ picture: { table, reach, distanceBands, dayBands } }: { picture: NearRepeatPicture }) {
  const { t } = useTranslation();
  if (table === null || reach === null) return null;
  return (
    <table className={`${styles.table} ${styles.stacked}`}>
      <thead>
        <tr>
          <th scope="col">{t('patrolPlace.knox.distance')}</th>
          {dayBands.map((edge, at) => (
            <th key={edge} scope="col">
              {t('patrolPlace.knox.days', { band: bandText(dayBands, at, String) })}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {distanceBands.map((edge, row) => (
          <tr key={edge}>
            <th scope="row">{bandText(distanceBands, row, formatMetres)}</th>
            {dayBands.map((day, column) => {
              const [ratio, p] = [table.ratio[row]![column]!, table.p[row]![column]!];
              const isFound = p <= reach.threshold && ratio > 1;
              const hint = t('patrolPlace.knox.cell', {
                observed: formatCount(table.observed[row]![column]!),
                expected: formatNumber(table.expected[row]![column]!, 1),
                p: formatPValue(p),
              });
              return (
                <td key={day} data-found={isFound} title={hint}>
                  <b>{Number.isFinite(ratio) ? `×${formatNumber(ratio, 2)}` : '—'}</b>
                  <small>{`p=${formatPValue(p)}${isFound ? ' ✓' : ''}`}</small>
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
