import { useTranslation } from 'react-i18next';
import type { IndexedUnit } from '../../api/unit-index.ts';
import { FEWEST_COMPARED } from '../../domain/comparison/compare-counts.ts';
import { comparedShares, type ComparedShares } from '../../domain/comparison/compared-shares.ts';
import type { UnitProfile } from '../../domain/engine/api/unit-profiles.ts';
import { TIERS } from '../../domain/incidents/life-cycle.ts';
import { labelOfCode } from '../../domain/view/languages.ts';
import { formatCount, formatShare } from '../../i18n/format.ts';
import type { CodeTables } from '../../schemas/code-tables.ts';
import { useView } from '../../state/hooks.tsx';
import { HourBars } from './HourBars.tsx';
import * as styles from './Shares.module.css';

type Both<T> = readonly [T, T];
const MOST_ROWS = 10;

/** What the reports of two units consist of: shares by category, channel, tier and hour, on one axis in each picture. */
export function Shares(props: {
  units: Both<IndexedUnit>;
  profiles: Both<UnitProfile>;
  codeTables: CodeTables;
}) {
  const { t } = useTranslation();
  const language = useView((state) => state.view.language);
  const { units, profiles, codeTables } = props;
  const [one, other] = profiles;
  const totals = [one.total, other.total] as const;
  const pictures = [
    {
      title: t('comparison.by.category'),
      shares: comparedShares([one.categories, other.categories], totals),
      nameOf: (code: string) => labelOfCode(codeTables.categories, code, language) ?? code,
    },
    {
      title: t('comparison.by.channel'),
      shares: comparedShares([one.channels, other.channels], totals),
      nameOf: (code: string) => labelOfCode(codeTables.channels, code, language) ?? code,
    },
    {
      title: t('comparison.by.tier'),
      shares: comparedShares([one.tiers, other.tiers], totals, TIERS),
      nameOf: (code: string) => t(`tier.${code}`),
    },
  ];
  return (
    <div className={styles.pictures}>
      {Math.min(...totals) < FEWEST_COMPARED && (
        <p className={styles.none}>{t('comparison.fewReports', { fewest: FEWEST_COMPARED })}</p>
      )}
      {pictures.map((picture) => (
        <SharePicture key={picture.title} {...picture} units={units} totals={totals} />
      ))}
      <HourBars title={t('comparison.by.hour')} units={units} profiles={profiles} />
    </div>
  );
}

function SharePicture(props: {
  title: string;
  shares: ComparedShares;
  nameOf: (code: string) => string;
  units: Both<IndexedUnit>;
  totals: Both<number>;
}) {
  const { t } = useTranslation();
  const { title, shares, nameOf, units, totals } = props;
  const { rows, most } = shares;
  const rest = rows.length - MOST_ROWS;
  return (
    <section className={styles.picture}>
      <h3>
        {title}
        <span>{t('comparison.axis', { most: formatShare(most, 0) })}</span>
      </h3>
      {rows.length === 0 && <p className={styles.none}>{t('comparison.noReports')}</p>}
      <dl>
        {rows.slice(0, MOST_ROWS).map(({ code, counts }) => (
          <div key={code} className={styles.row}>
            <dt>{nameOf(code)}</dt>
            {counts.map((count, side) => {
              const total = totals[side] ?? 0;
              return (
                <dd
                  key={side}
                  data-side={side === 0 ? 'first' : 'second'}
                  title={`${units[side]?.name ?? ''} · ${nameOf(code)} · ${formatCount(count)} / ${formatCount(total)}`}
                >
                  <i style={{ inlineSize: `${total > 0 && most > 0 ? (100 * count) / total / most : 0}%` }} />
                  <span>
                    {total > 0 ? formatShare(count / total, 1) : '—'} <small>{formatCount(count)}</small>
                  </span>
                </dd>
              );
            })}
          </div>
        ))}
      </dl>
      {rest > 0 && <p className={styles.none}>{t('comparison.furtherRows', { n: rest })}</p>}
    </section>
  );
}
