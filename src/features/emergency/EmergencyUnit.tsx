import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useUnitIndex, type UnitIndex } from '../../api/unit-index.ts';
import { createPolygonIndex } from '../../domain/geo/polygon-index.ts';
import { ancestorCode, NESTED_LEVELS } from '../../domain/grids/codes.ts';
import type { EmergencySite } from './use-emergency-site.ts';
import * as dossierContent from '../../ui/dossier-content.module.css';

/** Which unit the emergency lies in, by the boundaries that the page holds. */
export function EmergencyUnit({ site }: { site: EmergencySite }) {
  const { t } = useTranslation();
  const units = useUnitIndex();
  const { unitCode, position } = site;
  const names = useMemo(
    () => namesOf(unitCode ?? unitAround(position, units), units),
    [unitCode, position, units],
  );
  return (
    <p className={dossierContent.note} data-part="emergency-unit">
      {names.length > 0 ? names.join(' › ') : t('emergency.unitUnknown')}
    </p>
  );
}

/** The deepest unit around a position; areas gather units and are none of their levels. */
function unitAround([longitude, latitude]: EmergencySite['position'], units: UnitIndex): string | undefined {
  const nested = [...units.values()].filter(({ level }) => level !== 'area');
  const deepest = nested.toSorted((a, b) => depthOf(b.level) - depthOf(a.level));
  const found = createPolygonIndex(deepest.map(({ geometry }) => geometry)).locate([longitude, latitude]);
  return deepest[found]?.code;
}

const depthOf = (level: string): number => NESTED_LEVELS.findIndex((nested) => nested === level);

/** From the county down. */
function namesOf(code: string | undefined, units: UnitIndex): string[] {
  if (code === undefined) return [];
  const codes = NESTED_LEVELS.flatMap((level) => ancestorCode(code, level) ?? []);
  const named = [...new Set([...codes, code])].flatMap((one) => units.get(one)?.name ?? []);
  return [...new Set(named)];
}
