import { useTranslation } from 'react-i18next';
import { formatShare } from '../../i18n/format.ts';
import { usePassing } from '../../ui/use-passing.ts';
import { casesAt, type CardFigures, type CurvePoint } from './card-figures.ts';
import * as styles from './ForecastCard.module.css';

const WIDTH = 300;
const HEIGHT = 84;

const lineOf = (points: readonly CurvePoint[]): string =>
  points
    .map(({ area, cases }) => `${(area * WIDTH).toFixed(1)},${((1 - cases) * HEIGHT).toFixed(1)}`)
    .join(' ');

/** How many cases each share of the area would have caught: the model, plain counts, and the most possible. */
export function CaptureCurve({ figures, name }: { figures: CardFigures; name: string }) {
  const { t } = useTranslation();
  const [at, setAt] = usePassing<number>();
  const { row, curve, countCurve, oracleCurve } = figures;
  const area = at ?? row.share;
  const percent = (value: number): string => formatShare(value, 0);
  const sentence = t('patrolForecast.curveAt', {
    share: percent(area),
    model: name,
    own: percent(casesAt(curve, area)),
    counts: percent(casesAt(countCurve, area)),
    oracle: percent(casesAt(oracleCurve, area)),
  });
  return (
    <figure className={styles.curve} title={t('patrolForecast.curveHint')}>
      <svg
        viewBox={`0 -2 ${WIDTH} ${HEIGHT + 4}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`${t('patrolForecast.curve')}: ${sentence}`}
        onPointerMove={(event) => {
          const box = event.currentTarget.getBoundingClientRect();
          setAt(Math.min(1, Math.max(0, (event.clientX - box.left) / box.width)));
        }}
        onPointerLeave={() => setAt(undefined)}
      >
        <line className={styles.at} x1={area * WIDTH} x2={area * WIDTH} y1={0} y2={HEIGHT} />
        <polyline className={styles.oracleLine} points={lineOf(oracleCurve)} />
        <polyline className={styles.countLine} points={lineOf(countCurve)} />
        <polyline className={styles.modelLine} points={lineOf(curve)} />
      </svg>
      <figcaption>
        <span className={styles.keys}>
          <i /> {name}
          <i className={styles.countKey} /> {t('patrolForecast.curveCounts')}
          <i className={styles.oracleKey} /> {t('patrolForecast.curveOracle')}
        </span>
        <span>{sentence}</span>
      </figcaption>
    </figure>
  );
}
