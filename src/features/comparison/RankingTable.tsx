import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RangedRate } from '../../domain/comparison/rank-ranges.ts';
import { parentCode } from '../../domain/grids/codes.ts';
import { formatCount, formatShare } from '../../i18n/format.ts';
import { moveFocusByArrows } from '../../ui/arrow-keys.ts';
import { Button } from '../../ui/Button.tsx';
import * as styles from './RankingPage.module.css';

/** Rows that are shown first, and by how many each press of the button goes on. */
const SHOWN = 60;
const MORE = 200;

/** Ranked units with the range of their rank; below them those with too few, by their code. */
export function RankingTable(props: {
  rows: readonly RangedRate[];
  measure: string;
  nameOf: (code: string) => string;
  onCompare: (code: string) => void;
}) {
  const { t } = useTranslation();
  const { rows, measure, nameOf, onCompare } = props;
  const [limit, setLimit] = useState(SHOWN);
  const ranked = rows.filter(({ rank }) => rank !== undefined);
  const small = rows.slice(ranked.length);
  const lowest = Math.min(1, ...ranked.map(({ interval }) => interval?.[0] ?? 1));
  const rest = ranked.length - limit;
  return (
    <>
      <table className={styles.table} onKeyDown={moveFocusByArrows}>
        <caption>{t('comparison.rankMethod', { lowest: formatShare(lowest, 0) })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('comparison.rank')}</th>
            <th scope="col">{t('comparison.rankRange')}</th>
            <th scope="col">{t('comparison.unit')}</th>
            <th scope="col">{measure}</th>
            <th scope="col">{t('comparison.jointInterval')}</th>
          </tr>
        </thead>
        <tbody>
          {ranked.slice(0, limit).map((row, at) => (
            <Row
              key={row.unitCode}
              row={row}
              isFirst={at === 0}
              lowest={lowest}
              nameOf={nameOf}
              onCompare={onCompare}
            />
          ))}
        </tbody>
      </table>
      {ranked.length === 0 && <p className={styles.note}>{t('comparison.noneRanked')}</p>}
      {rest > 0 && (
        <Button onClick={() => setLimit(limit + MORE)}>
          {t('unit.showMore', { n: formatCount(Math.min(rest, MORE)), rest: formatCount(rest) })}
        </Button>
      )}
      {small.length > 0 && (
        <details className={styles.small} open={small.length <= MORE / 4}>
          <summary>{t('comparison.notRanked', { n: formatCount(small.length) })}</summary>
          <ul>
            {small.map(({ unitCode, numerator, denominator }) => (
              <li key={unitCode}>
                {nameOf(unitCode)} <small>{placeOf(unitCode, nameOf)}</small> {formatCount(numerator)} /{' '}
                {formatCount(denominator)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function placeOf(code: string, nameOf: (code: string) => string): string {
  const parent = parentCode(code);
  return parent === undefined ? '' : nameOf(parent);
}

function Row(props: {
  row: RangedRate;
  isFirst: boolean;
  lowest: number;
  nameOf: (code: string) => string;
  onCompare: (code: string) => void;
}) {
  const { t } = useTranslation();
  const { row, isFirst, lowest, nameOf, onCompare } = props;
  const { unitCode, rank, ranks = [0, 0], interval = [0, 1], value = 0, numerator, denominator } = row;
  const place = (share: number): number => (lowest < 1 ? (100 * (share - lowest)) / (1 - lowest) : 100);
  const [low, high] = interval;
  return (
    <tr>
      <td>{rank}</td>
      <td>{ranks[0] === ranks[1] ? ranks[0] : `${ranks[0]}–${ranks[1]}`}</td>
      <th scope="row">
        <button
          type="button"
          data-row
          tabIndex={isFirst ? 0 : -1}
          title={t('comparison.compareThis')}
          onClick={() => onCompare(unitCode)}
        >
          {nameOf(unitCode)}
        </button>
        <small>{placeOf(unitCode, nameOf)}</small>
      </th>
      <td>
        {formatShare(value, 1)}{' '}
        <small>
          {formatCount(numerator)} / {formatCount(denominator)}
        </small>
      </td>
      <td title={`${formatShare(low, 1)} – ${formatShare(high, 1)}`}>
        <span className={styles.axis}>
          <i style={{ left: `${place(low)}%`, width: `${Math.max(0, place(high) - place(low))}%` }} />
          <b style={{ left: `${place(value)}%` }} />
        </span>
      </td>
    </tr>
  );
}
