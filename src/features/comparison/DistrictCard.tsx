import { useTranslation } from 'react-i18next';
import type { IndexedUnit } from '../../api/unit-index.ts';
import { compareCounts } from '../../domain/comparison/compare-counts.ts';
import { closureOf, completionOf } from '../../domain/comparison/measure-rows.ts';
import type { UnitProfile } from '../../domain/engine/api/unit-profiles.ts';
import type { HistogramBins, TimeRange } from '../../domain/time/ranges.ts';
import { formatCount, formatNumber, formatShare } from '../../i18n/format.ts';
import type { FigureRecord } from '../../schemas/figures.ts';
import { CourseBars } from './CourseBars.tsx';
import { Difference } from './Difference.tsx';
import * as styles from './DistrictCard.module.css';

/** Measures that newspapers print of a district, each by its own definition. */
const PUBLISHED = ['completionRate', 'closureRate'];

/** One district: its time course, its change, its rates by our definitions, and what was published by others'. */
export function DistrictCard(props: {
  district: IndexedUnit;
  profile: UnitProfile | undefined;
  bars: HistogramBins | null;
  range: TimeRange;
  /** The end of the axis; `null` = the largest bar of its own. */
  axisMost: number | null;
  barText: string;
  isOfProgress: boolean;
  /** Counts of the compared periods, `undefined` while they come; the whole `undefined` where there is no earlier period. */
  change: { now: number | undefined; before: number | undefined; level: number } | undefined;
  figures: readonly FigureRecord[] | undefined;
  onCompare: () => void;
}) {
  const { t } = useTranslation();
  const { district, profile, bars, range, axisMost, barText, isOfProgress, change, figures, onCompare } =
    props;
  if (profile === undefined) return null;
  const ownMost = Math.max(0, ...profile.course);
  const most = axisMost ?? ownMost;
  const published = figures?.filter(({ definitionId }) => definitionId && PUBLISHED.includes(definitionId));
  return (
    <li className={styles.card}>
      <header className={styles.head}>
        <button type="button" title={t('comparison.compareThis')} onClick={onCompare}>
          {district.name}
        </button>
        <strong>{formatCount(profile.total)}</strong>
        <span>{t('comparison.reports')}</span>
        {axisMost === null && <small>{t('comparison.axisTo', { most: formatCount(ownMost) })}</small>}
      </header>
      <CourseBars
        course={profile.course}
        bars={bars}
        range={range}
        most={most}
        label={t('comparison.course', {
          name: district.name,
          n: formatCount(profile.total),
          most: formatCount(ownMost),
          bar: barText,
        })}
      />
      <dl className={styles.facts}>
        <div>
          <dt>{t('comparison.change')}</dt>
          <dd>
            <Change change={change} />
          </dd>
        </div>
        {PUBLISHED.map((id) => {
          const { numerator, denominator } =
            id === 'completionRate' ? completionOf(profile) : closureOf(profile);
          return (
            <div key={id}>
              <dt title={t(`comparison.of.${id}.definition`)}>{t(`rates.${id}.name`)}</dt>
              <dd>
                {isOfProgress || denominator === 0 ? '—' : formatShare(numerator / denominator, 1)}{' '}
                <small>
                  {isOfProgress
                    ? t('comparison.notCompared.progress')
                    : `${formatCount(numerator)} / ${formatCount(denominator)}`}
                </small>
              </dd>
            </div>
          );
        })}
        <div>
          <dt>{t('comparison.published')}</dt>
          <dd>
            {figures === undefined && t('panel.loading')}
            {published?.length === 0 && <small>{t('comparison.noPublished')}</small>}
            {published?.map((figure) => (
              <span key={figure.id} title={`${figure.quote} · ${figure.source}`}>
                {t(`rates.${figure.definitionId}.name`)} {formatNumber(figure.value)}
                {figure.unit}{' '}
                <small>
                  {t(`rates.${figure.definitionId}.formula`)} · {t('dossier.asOf', { date: figure.asOf })}
                </small>
              </span>
            ))}
          </dd>
        </div>
      </dl>
    </li>
  );
}

function Change({ change }: { change: React.ComponentProps<typeof DistrictCard>['change'] }) {
  const { t } = useTranslation();
  if (change === undefined) return <small>{t('comparison.noEarlierShort')}</small>;
  const { now, before, level } = change;
  if (now === undefined || before === undefined) return <small>{t('panel.loading')}</small>;
  return (
    <>
      <small>
        {formatCount(before)} → {formatCount(now)}
      </small>{' '}
      <Difference result={compareCounts(now, before, level)} />
    </>
  );
}
