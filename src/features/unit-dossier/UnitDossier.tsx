import { useTranslation } from 'react-i18next';
import { useUnitIndex } from '../../api/unit-index.ts';
import { useUnitsReading } from '../../api/units-reading.ts';
import { formatNumber } from '../../i18n/format.ts';
import type { CodeTables } from '../../schemas/code-tables.ts';
import type { EngineConnection } from '../../state/connection/engine-connection.ts';
import { useFilter, useSubject, useView } from '../../state/hooks.tsx';
import { Button } from '../../ui/Button.tsx';
import { Badge } from '../../ui/Badge.tsx';
import { DossierFrame, DossierSection } from '../../ui/DossierFrame.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { QueryPlaceholder } from '../../ui/QueryPlaceholder.tsx';
import { OpenIncidents } from './OpenIncidents.tsx';
import { QuantityText } from './QuantityText.tsx';
import { SizeLimits } from './SizeLimits.tsx';
import { Staffing } from './Staffing.tsx';
import { UnitAssessment } from './UnitAssessment.tsx';
import { UnitBreakdown } from './UnitBreakdown.tsx';
import { UnitDivision } from './UnitDivision.tsx';
import { UnitIncidents } from './UnitIncidents.tsx';
import { UnitFacilities } from './UnitFacilities.tsx';
import { UnitFigures } from './UnitFigures.tsx';
import { UnitReach } from './UnitReach.tsx';
import { UnitTiers } from './UnitTiers.tsx';
import * as styles from './UnitDossier.module.css';

/**
 * What is known of a unit: incidents of the period and by tier, its assessment, published figures, quantities, limits, staffing,
 * history, open incidents, facilities with their reach, cameras. With `isSummed` it lists no
 * single incident.
 */
export function UnitDossier(props: {
  code: string;
  codeTables: CodeTables;
  connection: EngineConnection;
  isSummed: boolean;
}) {
  const { code, codeTables, connection, isSummed } = props;
  const { t } = useTranslation();
  const unit = useUnitIndex().get(code);
  const select = useView((state) => state.select);
  const change = useView((state) => state.change);
  const isOfReports = useSubject() === 'incidents';
  const focused = useFilter((state) => state.filter.unitCode) === code;
  const close = (): void => select(null);
  if (unit === undefined)
    return (
      <DossierFrame kind={t('dossier.label')} title={code} onClose={close}>
        <MissingUnit code={code} />
      </DossierFrame>
    );
  const quantities = Object.entries(unit.quantities);
  return (
    <DossierFrame
      kind={t(`level.${unit.level}`)}
      title={unit.name}
      onClose={close}
      badges={
        <>
          {unit.schematic && <Badge>{t('unit.schematic')}</Badge>}
          {unit.subject !== undefined && <Badge tone="accent">{t(`unit.subject.${unit.subject}`)}</Badge>}
          {unit.gridKind !== undefined && <Badge>{t(`unit.gridKind.${unit.gridKind}`)}</Badge>}
          {focused && <Badge tone="accent">{t('unit.focused')}</Badge>}
        </>
      }
    >
      <UnitIncidents unit={unit} />
      <p className={styles.actions}>
        <Button onClick={() => change({ comparison: code })}>{t('unit.compare')}</Button>
      </p>
      {isOfReports && <UnitTiers code={code} connection={connection} />}
      <UnitAssessment unit={unit} />
      <UnitFigures code={code} />
      <DossierSection title={t('unit.quantities')}>
        <Facts
          facts={[
            { name: t('dossier.code'), value: unit.code },
            { name: t('dossier.area'), value: `${formatNumber(unit.areaM2 / 1e6, 3)} km²` },
            unit.urbanRural !== undefined && { name: t('unit.urbanRural'), value: unit.urbanRural },
            ...quantities.map(([name, quantity]) => ({
              name: t(`unit.quantity.${name}`, { defaultValue: name }),
              value: <QuantityText quantity={quantity} />,
            })),
            unit.memberCodes !== undefined && {
              name: t('level.micro-grid'),
              value: t('unit.members', { n: unit.memberCodes.length }),
            },
            unit.note !== undefined && { name: t('dossier.note'), value: unit.note },
          ]}
        />
      </DossierSection>
      <SizeLimits unit={unit} codeTables={codeTables} />
      <Staffing unit={unit} codeTables={codeTables} />
      <UnitDivision unit={unit} />
      {!isSummed && <OpenIncidents key={code} unit={unit} codeTables={codeTables} connection={connection} />}
      {focused && <UnitBreakdown codeTables={codeTables} />}
      <UnitFacilities unit={unit} />
      <UnitReach key={`services ${code}`} unit={unit} />
    </DossierFrame>
  );
}

/** Stands in place of a unit that is not there: still loading, not readable, or in no list. */
function MissingUnit({ code }: { code: string }) {
  const { t } = useTranslation();
  const reading = useUnitsReading();
  const failed = reading.kind === 'failed' ? reading : undefined;
  return (
    <QueryPlaceholder
      error={failed?.error ?? null}
      retry={() => failed?.retry()}
      notFound={reading.kind === 'ready' ? t('dossier.notFound', { id: code }) : undefined}
    />
  );
}
