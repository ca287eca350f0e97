import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { camerasQuery } from '../../api/cameras.ts';
import { useUnitIndex } from '../../api/unit-index.ts';
import { levelOfCode } from '../../domain/grids/codes.ts';
import { formatCount, formatShare, formatTimeOfDay } from '../../i18n/format.ts';
import { useFilter } from '../../state/hooks.tsx';
import { readCameraFigures } from './key-figures.ts';
import { Tile } from './Tile.tsx';

/** Cameras online in the focused unit, or in the whole city. They follow the place, no other clause. */
export function CameraTile({ isInside }: { isInside: ((unitCode: string) => boolean) | undefined }) {
  const { t } = useTranslation();
  const cameras = useQuery(camerasQuery);
  const unitCode = useFilter((state) => state.filter.unitCode);
  const focus = useUnitIndex().get(unitCode ?? '');
  const isUnknownArea = unitCode !== null && levelOfCode(unitCode) === 'area' && focus === undefined;
  const figures =
    cameras.data === undefined || isUnknownArea ? undefined : readCameraFigures(cameras.data, isInside);
  const extent = unitCode === null ? t('numbers.wholeCity') : (focus?.name ?? unitCode);
  const note =
    figures &&
    t('numbers.camerasOf', {
      online: formatCount(figures.online),
      total: formatCount(figures.total),
      at:
        figures.latestStatusAt === ''
          ? t('numbers.noStatusTime')
          : formatTimeOfDay(Date.parse(figures.latestStatusAt)),
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
