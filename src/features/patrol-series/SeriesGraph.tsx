import { useTranslation } from 'react-i18next';
import type { ScoredPair } from '../../domain/series/link-cases.ts';
import { formatMinute } from '../../i18n/format.ts';
import { findPair } from './use-chosen.ts';
import { onEllipse, type GroupCase } from './group-layout.ts';
import { linkProbability } from './use-pair-words.ts';
import type { GroupChoice } from './group-choice.ts';
import * as styles from './SeriesGraph.module.css';

const SIZE = { width: 380, height: 190, margin: 18 };
/** Lines below this say little. */
const LEAST = 0.2;

/** Cases in a ring in the order of their times, and a line between those that may belong together. */
export function SeriesGraph({
  cases,
  pairs,
  choice,
}: {
  cases: readonly GroupCase[];
  pairs: readonly ScoredPair[];
  choice: GroupChoice;
}) {
  const { t } = useTranslation();
  const places = new Map(cases.map(({ caseNo }, at) => [caseNo, onEllipse(at, cases.length, SIZE)]));
  const shown = pairs
    .filter((pair) => pair.probability >= LEAST || findPair([pair], choice.pair) !== undefined)
    .toReversed();
  // Many lines across each other would hide the chosen one.
  const faintness = shown.length > 15 ? 0.35 : 0.75;
  return (
    <svg
      className={styles.picture}
      viewBox={`0 0 ${SIZE.width} ${SIZE.height}`}
      role="group"
      aria-label={t('patrolSeries.group.graph')}
    >
      {shown.map((pair) => {
        const [a, b] = pair.caseNos;
        const [from, to] = [places.get(a), places.get(b)];
        if (!from || !to) return null;
        const isChosen = findPair([pair], choice.pair) !== undefined;
        const ends = { x1: from[0], y1: from[1], x2: to[0], y2: to[1] };
        return (
          <g
            key={`${a} ${b}`}
            className={styles.link}
            data-chosen={isChosen}
            onClick={() => choice.choosePair(pair.caseNos)}
          >
            <title>{t('patrolSeries.group.link', { a, b, p: linkProbability(pair.probability) })}</title>
            <line {...ends} className={styles.reach} />
            <line
              {...ends}
              className={styles.line}
              strokeWidth={isChosen ? 4 : 0.5 + 2 * pair.probability}
              strokeOpacity={isChosen ? 1 : faintness * pair.probability}
            />
          </g>
        );
      })}
      {cases.map((one) => {
        const [x, y] = places.get(one.caseNo)!;
        return (
          <g
            key={one.caseNo}
            role="button"
            tabIndex={0}
            className={styles.node}
            aria-pressed={choice.pair?.includes(one.caseNo) === true}
            aria-label={t('patrolSeries.group.node', { ...one, at: formatMinute(one.from) })}
            onClick={() => choice.chooseCase(one.caseNo)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' && event.key !== ' ') return;
              event.preventDefault();
              event.stopPropagation();
              choice.chooseCase(one.caseNo);
            }}
          >
            <title>{t('patrolSeries.group.node', { ...one, at: formatMinute(one.from) })}</title>
            <circle cx={x} cy={y} r={12} />
            <text x={x} y={y}>
              {one.order}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
