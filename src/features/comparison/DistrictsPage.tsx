import { useMemo } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { figuresQuery } from '../../api/figures.ts';
import { useUnitIndex } from '../../api/unit-index.ts';
import { useUnitsReading } from '../../api/units-reading.ts';
import { jointLevel } from '../../domain/comparison/compare-counts.ts';
import { earlierPeriod, type ComparedPeriods } from '../../domain/comparison/earlier-period.ts';
import { durationText } from '../../i18n/duration-text.ts';
import { formatCount, formatMinute } from '../../i18n/format.ts';
import type { EngineConnection } from '../../state/connection/engine-connection.ts';
import type { Comparison } from '../../state/url/comparison.ts';
import { useTab } from '../../state/hooks.tsx';
import { QueryPlaceholder } from '../../ui/QueryPlaceholder.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { DistrictCard } from './DistrictCard.tsx';
import { useComparedFilter, useProfiles } from '../../state/unit-profiles.ts';
import * as styles from './DistrictsPage.module.css';

const AXES = ['shared', 'own'] as const;

/** The time course of every district under the filter, as small multiples, and its change against an earlier period. */
export function DistrictsPage(props: { show: (next: Comparison) => void; connection: EngineConnection }) {
  const { t } = useTranslation();
  const { show, connection } = props;
  const [axis, setAxis] = useTab('axis');
  const index = useUnitIndex();
  const reading = useUnitsReading();
  const figures = useQuery(figuresQuery).data;
  const isOfProgress = (useComparedFilter()?.progresses.length ?? 0) > 0;
  const districts = useMemo(
    () =>
      [...index.values()]
        .filter(({ level }) => level === 'county')
        .sort((a, b) => (a.code < b.code ? -1 : 1)),
    [index],
  );
  const codes = useMemo(() => districts.map(({ code }) => code), [districts]);
  const wanted = codes.length > 0 ? { codes } : null;
  const { profiles, error, retry } = useProfiles(connection, wanted);
  const periods = profiles && earlierPeriod(profiles.range, profiles.extent);
  const now = useProfiles(connection, wanted, periods?.now ?? null).profiles;
  const before = useProfiles(connection, wanted, periods?.before ?? null).profiles;
  if (profiles === undefined || codes.length === 0) {
    const failure = error ?? (reading.kind === 'failed' ? reading.error : null);
    return (
      <QueryPlaceholder
        error={failure}
        retry={retry}
        notFound={reading.kind === 'ready' && codes.length === 0 ? t('comparison.noDistricts') : undefined}
      />
    );
  }
  const { bars } = profiles;
  const most = Math.max(0, ...profiles.profiles.flatMap(({ course }) => course));
  const barText = bars ? durationText(t, bars.widthMs) : '';
  return (
    <div className={styles.districts}>
      <div className={styles.head}>
        <Segmented
          label={t('comparison.axisLabel')}
          options={AXES.map((value) => ({ value, label: t(`comparison.axisOf.${value}`) }))}
          value={axis}
          onChange={setAxis}
        />
        <p>
          {axis === 'shared'
            ? t('comparison.axisShared', { most: formatCount(most), bar: barText })
            : t('comparison.axisOwn', { bar: barText })}
          {' · '}
          {t('comparison.cutBars')}
        </p>
        <p>{periodsText(t, periods)}</p>
        <p>{t('comparison.publishedNote')}</p>
      </div>
      <ul className={styles.cards}>
        {districts.map((district, at) => (
          <DistrictCard
            key={district.code}
            district={district}
            profile={profiles.profiles.find(({ code }) => code === district.code)}
            bars={bars}
            range={profiles.range}
            axisMost={axis === 'shared' ? most : null}
            barText={barText}
            isOfProgress={isOfProgress}
            change={
              periods && {
                now: now?.profiles[at]?.total,
                before: before?.profiles[at]?.total,
                level: jointLevel(districts.length),
              }
            }
            figures={figures?.filter(({ unitCode }) => unitCode === district.code)}
            onCompare={() => show({ kind: 'units', first: district.code, second: null })}
          />
        ))}
      </ul>
    </div>
  );
}

/** Which periods the changes are of; that the earlier one is cut or missing is said. */
function periodsText(t: TFunction, periods: ComparedPeriods | undefined): string {
  if (periods === undefined) return t('comparison.noEarlier');
  const { now, before, weeks, isPartial } = periods;
  const rangeText = ({ from, to }: ComparedPeriods['now']): string =>
    `${formatMinute(from)} – ${formatMinute(to)}`;
  return t(isPartial ? 'comparison.periodsPartial' : 'comparison.periods', {
    now: rangeText(now),
    before: rangeText(before),
    weeks,
    length: durationText(t, now.to - now.from),
  });
}
