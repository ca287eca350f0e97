import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { insideOf, levelOfCode } from '../../domain/grids/codes.ts';
import { camerasQuery } from '../../api/cameras.ts';
import { useServerMinute } from '../../api/server-clock.ts';
import { useUnitIndex } from '../../api/unit-index.ts';
import { readTimeOrDate } from '../../domain/time/dates.ts';
import { formatCount, formatShare, formatTimeOn } from '../../i18n/format.ts';
import { useFilter } from '../../state/hooks.tsx';
import { readCameraFigures } from './key-figures.ts';
import { Tile } from './Tile.tsx';

/** Cameras online in the focused unit, or in the whole city. They follow the unit, no other clause. */
export function CameraTile() {
  const { t } = useTranslation();
  const cameras = useQuery(camerasQuery);
  const now = useServerMinute();
  const unitCode = useFilter((state) => state.filter.unitCode);
  const focus = useUnitIndex().get(unitCode ?? '');
  const isUnknownArea = unitCode !== null && levelOfCode(unitCode) === 'area' && focus === undefined;
  const memberCodes = focus?.memberCodes;
  const figures = useMemo(() => {
    if (cameras.data === undefined || isUnknownArea) return undefined;
    return readCameraFigures(cameras.data, unitCode === null ? undefined : insideOf(unitCode, memberCodes));
  }, [cameras.data, isUnknownArea, unitCode, memberCodes]);
  const extent = unitCode === null ? t('numbers.wholeCity') : (focus?.name ?? unitCode);
  const note =
    figures &&
    t('numbers.camerasOf', {
      online: formatCount(figures.online),
      total: formatCount(figures.total),
      at: figures.latestStatusAt === '' ? t('numbers.noStatusTime') : statusTime(figures.latestStatusAt, now),
    });
  return (
    <Tile
      title={t('numbers.cameras')}
      extent={extent}
      hint={[extent, note].join(' · ')}
      value={figures && (figures.total === 0 ? '—' : formatShare(figures.online / figures.total, 1))}
      note={note}
      failed={cameras.isError}
    />
  );
}

/** When the newest status came, ISO 8601: with its date where that is not today, epoch ms. */
function statusTime(at: string, now: number | undefined): string {
  const time = readTimeOrDate(at);
  return formatTimeOn(time, now ?? time);
}
