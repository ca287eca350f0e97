import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useUnitIndex } from '../../api/unit-index.ts';
import { useUnitsReading } from '../../api/units-reading.ts';
import { rankWithRanges } from '../../domain/comparison/rank-ranges.ts';
import { ratesOfLevel } from '../../domain/comparison/rates-of-level.ts';
import { insideOf, NESTED_LEVELS } from '../../domain/grids/codes.ts';
import { SMALLEST_RANKED_DENOMINATOR } from '../../domain/incidents/ranking.ts';
import type { EngineConnection } from '../../state/connection/engine-connection.ts';
import { useFilter } from '../../state/hooks.tsx';
import { RANKED_MEASURES, type Comparison } from '../../state/url/comparison.ts';
import { PanelPlaceholder } from '../../ui/Panel.tsx';
import { QueryPlaceholder } from '../../ui/QueryPlaceholder.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { RankingTable } from './RankingTable.tsx';
import { useComparedFilter, useProfiles } from '../../state/unit-profiles.ts';
import * as styles from './RankingPage.module.css';

type Ranked = Extract<Comparison, { kind: 'ranking' }>;
const NO_CODES: readonly string[] = [];

/** The units of one level in the order of one measure, with what the samples leave open. */
export function RankingPage(props: {
  ranking: Ranked;
  show: (next: Comparison) => void;
  connection: EngineConnection;
}) {
  const { t } = useTranslation();
  const { ranking, show, connection } = props;
  const { level, measure } = ranking;
  const index = useUnitIndex();
  const reading = useUnitsReading();
  const within = useFilter((state) => state.filter.unitCode);
  const isOfProgress = (useComparedFilter()?.progresses.length ?? 0) > 0;
  const units = useMemo(() => {
    const area = within === null ? undefined : index.get(within)?.memberCodes;
    const isInside = within === null ? () => true : insideOf(within, area);
    return [...index.values()].filter((unit) => unit.level === level && isInside(unit.code));
  }, [index, level, within]);
  const { profiles, error, retry } = useProfiles(connection, { codes: NO_CODES, ratesOf: level });
  const rates = profiles?.rates;
  const rows = useMemo(() => {
    const result = rates && rankWithRanges(ratesOfLevel(units, rates, measure));
    return result?.ok ? result.rows : undefined;
  }, [rates, units, measure]);
  const nameOf = (code: string): string => index.get(code)?.name ?? code;
  return (
    <div>
      <div className={styles.head}>
        <Segmented
          label={t('comparison.measure')}
          options={RANKED_MEASURES.map((value) => ({ value, label: t(`rates.${value}.name`) }))}
          value={measure}
          onChange={(next) => show({ ...ranking, measure: next })}
        />
        <Segmented
          label={t('dossier.level')}
          options={NESTED_LEVELS.map((value) => ({ value, label: t(`level.${value}`) }))}
          value={level}
          onChange={(next) => show({ ...ranking, level: next })}
        />
        <p>
          {t('comparison.ranked', {
            measure: t(`rates.${measure}.name`),
            definition: t(`comparison.of.${measure}.definition`),
            level: t(`level.${level}`),
            within: within === null ? t('comparison.everywhere') : nameOf(within),
            fewest: SMALLEST_RANKED_DENOMINATOR,
          })}
        </p>
      </div>
      {isOfProgress ? (
        <PanelPlaceholder state={{ kind: 'empty', message: t('comparison.notCompared.progress') }} />
      ) : rows === undefined || reading.kind !== 'ready' ? (
        <QueryPlaceholder
          error={error ?? (reading.kind === 'failed' ? reading.error : null)}
          retry={reading.kind === 'failed' ? reading.retry : retry}
        />
      ) : rows.length === 0 ? (
        <PanelPlaceholder state={{ kind: 'empty', message: t('comparison.noUnitsOfLevel') }} />
      ) : (
        <RankingTable
          rows={rows}
          measure={t(`rates.${measure}.name`)}
          nameOf={nameOf}
          onCompare={(code) => show({ kind: 'units', first: code, second: null })}
        />
      )}
    </div>
  );
}
