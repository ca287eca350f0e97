import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { camerasQuery } from '../../api/cameras.ts';
import { facilitiesQuery } from '../../api/facilities.ts';
import type { IndexedUnit } from '../../api/unit-index.ts';
import { countByClass } from '../../domain/cameras/class-counts.ts';
import { insideOf } from '../../domain/grids/codes.ts';
import { staffingFindings } from '../../domain/grids/rules/staffing-findings.ts';
import { formatCount, formatNumber, formatShare } from '../../i18n/format.ts';
import type { CodeTables } from '../../schemas/code-tables.ts';
import * as styles from './MeasureTable.module.css';

type Both<T> = readonly [T, T];
interface FactRow {
  readonly name: string;
  readonly values: readonly ReactNode[];
}

/** Size, staffing against scheme, cameras and facilities of two units: numbers of their sources, which have different days. */
export function UnitFacts({ units, codeTables }: { units: Both<IndexedUnit>; codeTables: CodeTables }) {
  const { t } = useTranslation();
  const cameras = useQuery(camerasQuery).data;
  const facilities = useQuery(facilitiesQuery).data;
  const inside = <T extends { unitCode?: string | undefined }>(records: readonly T[] | undefined) =>
    units.map(({ code, memberCodes }) => {
      const isInside = insideOf(code, memberCodes);
      return records?.filter(({ unitCode }) => unitCode !== undefined && isInside(unitCode));
    });
  const [seen, here] = [inside(cameras), inside(facilities)];
  const rows: FactRow[] = [
    {
      name: t('comparison.drawnArea'),
      values: units.map(({ areaM2 }) => `${formatNumber(areaM2 / 1e6, 3)} km²`),
    },
    ...quantitiesOf(units).map((quantity) => ({
      name: t(`unit.quantity.${quantity}`, { defaultValue: quantity }),
      values: units.map(({ quantities }) => <Quantity key={quantity} quantity={quantities[quantity]} />),
    })),
    {
      name: t('unit.staffing'),
      values: units.map((unit) => <StaffingSummary key={unit.code} unit={unit} codeTables={codeTables} />),
    },
    ...[1, 2, 3].map((pointClass) => ({
      name: t(`camera.class${pointClass}`),
      values: seen.map((own) => {
        if (own === undefined) return t('panel.loading');
        const count = countByClass(own).find((each) => each.pointClass === pointClass);
        if (count === undefined) return '0';
        return (
          <>
            {formatCount(count.cameras)}
            <small>
              {t('comparison.unknownView', { share: formatShare(count.unknownView / count.cameras, 0) })}
            </small>
          </>
        );
      }),
    })),
    ...facilityTypes(here).map((type) => ({
      name: t(`facilityType.${type}`),
      values: here.map((own) =>
        own === undefined
          ? t('panel.loading')
          : formatCount(own.filter(({ facilityType }) => facilityType === type).length),
      ),
    })),
  ];
  return (
    <table className={styles.table}>
      <caption>{t('comparison.facts')}</caption>
      <tbody>
        {rows.map(({ name, values }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            {values.map((value, side) => (
              <td key={side}>{value}</td>
            ))}
            <td />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function quantitiesOf(units: Both<IndexedUnit>): string[] {
  return [...new Set(units.flatMap(({ quantities }) => Object.keys(quantities)))];
}

function facilityTypes(here: readonly (readonly { facilityType: string }[] | undefined)[]): string[] {
  return [...new Set(here.flatMap((own) => (own ?? []).map(({ facilityType }) => facilityType)))].sort();
}

function Quantity({ quantity }: { quantity: IndexedUnit['quantities'][string] | undefined }) {
  const { t } = useTranslation();
  if (quantity === undefined) return <span className={styles.unknown}>{t('unknown')}</span>;
  return (
    <span title={quantity.source}>
      {t(`dossier.qualifier.${quantity.qualifier}`)}
      {formatNumber(quantity.value)} {quantity.unit}
      <small>
        {t('dossier.asOf', { date: quantity.asOf })} · {t(`dossier.origin.${quantity.origin}`)}
      </small>
    </span>
  );
}

function StaffingSummary({ unit, codeTables }: { unit: IndexedUnit; codeTables: CodeTables }) {
  const { t } = useTranslation();
  const { staffing } = unit;
  if (staffing === undefined) return <span className={styles.unknown}>{t('unknown')}</span>;
  const { findings } = staffingFindings([unit], codeTables.staffingSchemes);
  const scheme = codeTables.staffingSchemes.find(({ id }) => id === staffing.schemeId);
  const count = (wanted: (typeof findings)[number]['verdict']): number =>
    findings.filter(({ verdict }) => verdict === wanted).length;
  return (
    <>
      {scheme?.label ?? staffing.schemeId}
      <small>
        {findings.length === 0
          ? t('comparison.noScheme')
          : t('comparison.roles', {
              within: count('within'),
              all: findings.length,
              short: count('short'),
              over: count('over'),
              unknown: count('unknown'),
            })}
        {' · '}
        {t('dossier.asOf', { date: staffing.asOf })}
      </small>
    </>
  );
}
