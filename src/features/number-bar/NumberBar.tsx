import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { camerasQuery } from '../../api/cameras.ts';
import { useUnitIndex } from '../../api/unit-index.ts';
import { unitsQuery } from '../../api/units.ts';
import { isWithin } from '../../domain/grids/codes.ts';
import { formatCount, formatMinute, formatShare, formatTimeOfDay } from '../../i18n/format.ts';
import { useEngine, useFilter } from '../../state/hooks.tsx';
import { readKeyFigures } from './key-figures.ts';
import './number-bar.css';
import { Tile } from './Tile.tsx';

/** The row of key figures, each with its denominator and period directly under it. */
export function NumberBar() {
  const { t } = useTranslation();
  const answer = useEngine((state) => state.answer);
  const status = useEngine((state) => state.status);
  const filter = useFilter((state) => state.filter);
  const cameras = useQuery(camerasQuery);
  const finest = useQuery({ ...unitsQuery('finest'), enabled: false }).data;
  const { unitCode } = filter;
  const focus = useUnitIndex().get(unitCode ?? '');
  const isInside = (code: string): boolean =>
    unitCode === null || (focus?.memberCodes?.includes(code) ?? isWithin(code, unitCode));
  const unitsInside = finest?.features.filter(({ properties }) => isInside(properties.code)).length;
  const figures = answer === null ? undefined : readKeyFigures(answer, filter, unitsInside);
  const { range } = filter;
  const period =
    range.kind === 'preset'
      ? t(`period.${range.preset}`)
      : `${formatMinute(range.from)} – ${formatMinute(range.to)}`;
  const counted = cameras.data?.filter((camera) => camera.status !== 'removed') ?? [];
  const online = counted.filter((camera) => camera.status === 'online').length;
  const latest = counted.reduce(
    (last, camera) => (camera.statusAt && camera.statusAt > last ? camera.statusAt : last),
    '',
  );
  const failed = status.kind === 'failed';
  const show = (value: number | undefined): string | undefined =>
    value === undefined ? undefined : formatCount(value);
  return (
    <section className="number-bar" aria-label={t('numbers.label')}>
      <Tile
        title={t('numbers.reported')}
        value={show(figures?.total)}
        note={figures && t('numbers.reportedOf', { period, all: formatCount(figures.all) })}
        failed={failed}
      />
      <Tile
        title={t('numbers.completion')}
        value={figures && (figures.total === 0 ? '–' : formatShare(figures.handled / figures.total))}
        note={
          figures &&
          t('numbers.completionOf', {
            finished: formatCount(figures.handled),
            total: formatCount(figures.total),
            period,
          })
        }
        failed={failed}
      />
      <Tile
        title={t('numbers.overdue')}
        value={show(figures?.overdue)}
        note={figures && t('numbers.overdueOf', { open: formatCount(figures.open), period })}
        tone={figures && figures.overdue > 0 ? 'danger' : undefined}
        failed={failed}
      />
      <Tile
        title={t('numbers.near')}
        value={show(figures?.nearDeadline)}
        note={figures && t('numbers.nearOf', { period })}
        tone={figures && figures.nearDeadline > 0 ? 'warning' : undefined}
        failed={failed}
      />
      <Tile
        title={t('numbers.cameras')}
        value={cameras.data && (counted.length === 0 ? '–' : formatShare(online / counted.length, 1))}
        note={
          cameras.data &&
          t('numbers.camerasOf', {
            online: formatCount(online),
            total: formatCount(counted.length),
            at: latest === '' ? t('numbers.noStatusTime') : formatTimeOfDay(Date.parse(latest)),
          })
        }
        failed={cameras.isError}
      />
      <Tile
        title={t('numbers.silent')}
        value={show(figures?.silent)}
        note={
          unitsInside === undefined
            ? undefined
            : t('numbers.silentOf', { total: formatCount(unitsInside), period })
        }
        failed={failed}
      />
    </section>
  );
}
