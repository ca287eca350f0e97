import { useTranslation } from 'react-i18next';
import { useUnitIndex, type IndexedUnit } from '../../api/unit-index.ts';
import { useUnitsReading } from '../../api/units-reading.ts';
import { comparabilityOf } from '../../domain/comparison/comparability.ts';
import { measureRows } from '../../domain/comparison/measure-rows.ts';
import type { CodeTables } from '../../schemas/code-tables.ts';
import type { EngineConnection } from '../../state/connection/engine-connection.ts';
import type { Comparison } from '../../state/url/comparison.ts';
import { QueryPlaceholder } from '../../ui/QueryPlaceholder.tsx';
import { MeasureTable } from './MeasureTable.tsx';
import { Shares } from './Shares.tsx';
import { UnitChooser } from './UnitChooser.tsx';
import { UnitFacts } from './UnitFacts.tsx';
import { useComparedFilter, useProfiles } from '../../state/unit-profiles.ts';
import * as styles from './UnitsPage.module.css';

type Pair = Extract<Comparison, { kind: 'units' }>;

/** Two units side by side: measures with their difference, shares by category, channel, tier and hour, and what they have. */
export function UnitsPage(props: {
  pair: Pair;
  show: (next: Comparison) => void;
  codeTables: CodeTables;
  connection: EngineConnection;
}) {
  const { t } = useTranslation();
  const { pair, show, codeTables, connection } = props;
  const index = useUnitIndex();
  const reading = useUnitsReading();
  const [first, second] = [index.get(pair.first), pair.second === null ? undefined : index.get(pair.second)];
  const missing = [pair.first, pair.second].filter((code) => code !== null && !index.has(code));
  if (missing.length > 0) {
    const failed = reading.kind === 'failed' ? reading : undefined;
    return (
      <QueryPlaceholder
        error={failed?.error ?? null}
        retry={() => failed?.retry()}
        notFound={reading.kind === 'ready' ? t('dossier.notFound', { id: missing.join(' · ') }) : undefined}
      />
    );
  }
  const choose = (side: 'first' | 'second') => (code: string) => show({ ...pair, [side]: code });
  return (
    <div className={styles.units}>
      <div className={styles.heads}>
        <UnitChooser side="first" unit={first} beside={second ?? first} onChoose={choose('first')} />
        <UnitChooser side="second" unit={second} beside={first} onChoose={choose('second')} />
      </div>
      {first && second && <Beside units={[first, second]} codeTables={codeTables} connection={connection} />}
      {second === undefined && <p className={styles.hint}>{t('comparison.chooseSecond')}</p>}
    </div>
  );
}

function Beside(props: {
  units: readonly [IndexedUnit, IndexedUnit];
  codeTables: CodeTables;
  connection: EngineConnection;
}) {
  const { t } = useTranslation();
  const { units, codeTables, connection } = props;
  const [first, second] = units;
  const filter = useComparedFilter();
  const { profiles, error, retry } = useProfiles(connection, { codes: [first.code, second.code] });
  const [one, other] = profiles?.profiles ?? [];
  // What is there may still be of the units before.
  if (one?.code !== first.code || other?.code !== second.code)
    return <QueryPlaceholder error={error} retry={retry} />;
  const comparability = comparabilityOf(first, second);
  const rows = measureRows(
    [
      { profile: one, quantities: first.quantities },
      { profile: other, quantities: second.quantities },
    ],
    { comparability, isOfProgress: (filter?.progresses.length ?? 0) > 0 },
  );
  return (
    <>
      {comparability !== 'all' && (
        <p className={styles.warning}>
          {t(`comparison.comparability.${comparability}`, {
            first: t(`level.${first.level}`),
            second: t(`level.${second.level}`),
          })}
        </p>
      )}
      <div className={styles.columns}>
        <div>
          <MeasureTable rows={rows} units={units} profiles={[one, other]} />
          <UnitFacts units={units} codeTables={codeTables} />
        </div>
        <Shares units={units} profiles={[one, other]} codeTables={codeTables} />
      </div>
    </>
  );
}
