import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useUnitIndex } from '../../api/unit-index.ts';
import { hotspotRows, type HotspotRows } from './hotspot-rows.ts';
import { placeNamer } from './place-names.ts';
import type { PictureReading } from './use-picture.ts';

/** The list beside the map; `undefined` while there is no picture. */
export function useHotspotRows({ picture, city }: PictureReading): HotspotRows | undefined {
  const { t } = useTranslation();
  const unitIndex = useUnitIndex();
  return useMemo(
    () =>
      picture === undefined || city === undefined
        ? undefined
        : hotspotRows(picture, t, city.allCases.caseNos, placeNamer(t, city, unitIndex)),
    [picture, city, unitIndex, t],
  );
}
