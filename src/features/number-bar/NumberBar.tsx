import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { insideOf } from '../../domain/grids/codes.ts';
import { useUnitIndex } from '../../api/unit-index.ts';
import { unitsQuery } from '../../api/units.ts';
import { formatCount, formatShare } from '../../i18n/format.ts';
import { useAppState, useEngine, useSubject } from '../../state/hooks.tsx';
import type { Workspace } from '../../state/view/view-state.ts';
import { CameraTile } from './CameraTile.tsx';
import { CaseNumberBar } from './CaseNumberBar.tsx';
import { isNarrowed, readKeyFigures } from './key-figures.ts';
import { longPeriod, periodWords } from './period-text.ts';
import { DueSoonTile, TodayTile } from './SituationTiles.tsx';
import { SubjectSwitch } from './SubjectSwitch.tsx';
import { Tile } from './Tile.tsx';
import * as styles from './NumberBar.module.css';

/**
 * The row of key figures, each with its denominator and period directly under it. In the monitor what is due within two
 * hours takes the place of what is near its deadline, and the reports of today lead. The patrol desk counts cases.
 */
export function NumberBar({ workspace }: { workspace: Workspace }) {
  return useSubject() === 'cases' ? <CaseNumberBar /> : <IncidentNumberBar workspace={workspace} />;
}

function IncidentNumberBar({ workspace }: { workspace: Workspace }) {
  const isMonitor = workspace === 'monitor';
  const { t } = useTranslation();
  const { filter: latest } = useAppState().filter.getState();
  const answer = useEngine((state) => state.answerForPanels);
  const status = useEngine((state) => state.status);
  const filter = useEngine((state) => state.queryForPanels?.filter) ?? latest;
  const finest = useQuery({ ...unitsQuery('finest'), enabled: false }).data;
  const { range, unitCode } = filter;
  const memberCodes = useUnitIndex().get(unitCode ?? '')?.memberCodes;
  const unitsInside = useMemo(() => {
    if (finest === undefined || unitCode === null) return finest?.features.length;
    const isInside = insideOf(unitCode, memberCodes);
    return finest.features.filter(({ properties }) => isInside(properties.code)).length;
  }, [finest, unitCode, memberCodes]);
  const figures = answer === null ? undefined : readKeyFigures(answer, filter, unitsInside);
  const isPreset = range.kind === 'preset';
  const period = periodWords(t, range, answer);
  const wholePeriod = isPreset ? period : longPeriod(range);
  const failed = status.kind === 'failed';
  const show = (value: number | undefined): string | undefined =>
    value === undefined ? undefined : formatCount(value);
  /** A note in its short form, and with the whole period as the tooltip. */
  const noteOf = (key: string, values: Record<string, string>): { note: string; hint: string } => ({
    note: t(key, { ...values, period }),
    hint: t(key, { ...values, period: wholePeriod }),
  });
  const waiting = { note: undefined, hint: undefined };
  const completion = figures
    ? noteOf('numbers.completionOf', {
        finished: formatCount(figures.handled),
        total: formatCount(figures.registered),
      })
    : waiting;
  const overdue = figures ? noteOf('numbers.overdueOf', { open: formatCount(figures.open) }) : waiting;
  const isOfProgress = filter.progresses.length > 0;
  const rate = (): string | undefined => {
    if (figures === undefined) return undefined;
    return isOfProgress || figures.registered === 0 ? '—' : formatShare(figures.handled / figures.registered);
  };
  return (
    <section className={styles.numberBar} data-part="numbers" aria-label={t('numbers.label')}>
      <TotalTile
        {...(figures ? noteOf('numbers.reportedOf', { all: formatCount(figures.all) }) : waiting)}
        failed={failed}
      />
      <Tile
        title={t('numbers.completion')}
        extent={t('numbers.inPeriod')}
        value={rate()}
        note={figures && isOfProgress ? t('rate.filteredByProgress') : completion.note}
        hint={[t('rate.completionFormula'), completion.hint].join(' · ')}
        failed={failed}
      />
      <Tile
        title={t('numbers.overdue')}
        extent={t('numbers.inPeriod')}
        value={show(figures?.overdue)}
        note={overdue.note}
        hint={[overdue.hint, isMonitor && t('numbers.overdueHint')].filter(Boolean).join(' · ')}
        tone={figures && figures.overdue > 0 ? 'danger' : undefined}
        failed={failed}
      />
      {isMonitor ? (
        <DueSoonTile />
      ) : (
        <Tile
          title={t('numbers.near')}
          extent={t('numbers.inPeriod')}
          value={show(figures?.nearDeadline)}
          {...(figures ? noteOf('numbers.nearOf', {}) : waiting)}
          tone={figures && figures.nearDeadline > 0 ? 'warning' : undefined}
          failed={failed}
        />
      )}
      <CameraTile />
      <Tile
        title={t(isNarrowed(filter) ? 'numbers.withoutMatch' : 'numbers.silent')}
        extent={t('numbers.inPeriod')}
        value={unitsInside === 0 ? '—' : show(figures?.silent)}
        {...(unitsInside === undefined
          ? waiting
          : noteOf('numbers.silentOf', { total: formatCount(unitsInside) }))}
        failed={failed}
      />
      {isMonitor && <TodayTile />}
      {workspace === 'patrol' && <SubjectSwitch />}
    </section>
  );
}

/** How many incidents match: the one figure that follows the hand, as the histogram beside it does. */
function TotalTile(props: { note: string | undefined; hint: string | undefined; failed: boolean }) {
  const { t } = useTranslation();
  const total = useEngine((state) => state.answerForTimeBar?.total);
  return (
    <Tile
      title={t('numbers.reported')}
      extent={t('numbers.inPeriod')}
      value={total === undefined ? undefined : formatCount(total)}
      isSpare
      {...props}
    />
  );
}
