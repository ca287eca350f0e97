import { useTranslation } from 'react-i18next';
import type { NearRepeatPicture } from '../../domain/desk/place/near-repeat-picture.ts';
import { formatCount, formatDate, formatNumber } from '../../i18n/format.ts';
import { formatMetres } from '../../layers/pictures/metres.ts';
import { Panel } from '../../ui/Panel.tsx';
import { pText } from './use-hotspot-rows.ts';
import * as styles from './PlacePage.module.css';

/** The table of Knox that the zones are made from: pairs of cases by distance and days, against chance. */
export function KnoxPanel({ picture }: { picture: NearRepeatPicture }) {
  const { t } = useTranslation();
  const { table, reach, distanceBands, dayBands, facts, inTable, permutations } = picture;
  if (table === null || reach === null) return null;
  const band = (edges: readonly number[], at: number, text: (value: number) => string): string =>
    at === 0 ? `≤ ${text(edges[0]!)}` : `${text(edges[at - 1]!)}–${text(edges[at]!)}`;
  return (
    <Panel
      title={t('patrolPlace.knox.title')}
      aside={t('patrolPlace.knox.aside', { n: formatCount(inTable), permutations })}
      state={{ kind: 'ready' }}
      className={styles.fits}
    >
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('patrolPlace.knox.distance')}</th>
            {dayBands.map((_, at) => (
              <th key={at} scope="col">
                {t('patrolPlace.knox.days', { band: band(dayBands, at, String) })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {distanceBands.map((edge, row) => (
            <tr key={edge}>
              <th scope="row">
                {row === 0 ? t('patrolPlace.knox.samePlace') : band(distanceBands, row, formatMetres)}
              </th>
              {dayBands.map((_, column) => {
                const p = table.p[row]![column]!;
                const isFound = p <= reach.threshold && table.ratio[row]![column]! > 1;
                const ratio = table.ratio[row]![column]!;
                const pairs = table.observed[row]![column]!;
                return (
                  <td
                    key={column}
                    data-found={isFound}
                    title={t('patrolPlace.knox.cell', {
                      observed: formatCount(pairs),
                      expected: formatNumber(table.expected[row]![column]!, 1),
                      p: pText(p),
                    })}
                  >
                    <b>{Number.isFinite(ratio) ? `×${formatNumber(ratio, 2)}` : '—'}</b>{' '}
                    <small>{`p=${pText(p)}${isFound ? ' ✓' : ''}`}</small>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.note}>
        {t(reach.radiusM[0] === null ? 'patrolPlace.knox.none' : 'patrolPlace.knox.note', {
          from: formatDate(facts.window.from),
          to: formatDate(facts.window.to - 1),
        })}
      </p>
    </Panel>
  );
}
