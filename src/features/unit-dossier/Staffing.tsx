import { useTranslation } from 'react-i18next';
import { labelIn } from '../../domain/view/languages.ts';
import type { CodeTables } from '../../schemas/dataset.ts';
import type { UnitProperties } from '../../schemas/units.ts';
import { useView } from '../../state/hooks.tsx';
import { DossierSection } from '../../ui/DossierFrame.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { OriginBadge } from './QuantityText.tsx';
import * as dossierContent from '../../ui/dossier-content.module.css';

/** Who serves in a unit, as counts per role of its scheme; never a person. */
export function Staffing(props: {
  staffing: NonNullable<UnitProperties['staffing']>;
  codeTables: CodeTables;
}) {
  const { t } = useTranslation();
  const language = useView((state) => state.view.language);
  const { staffing } = props;
  const scheme = props.codeTables.staffingSchemes.find(({ id }) => id === staffing.schemeId);
  const slots = scheme?.slots ?? [];
  const roles = [...new Set([...slots.map(({ role }) => role), ...Object.keys(staffing.counts)])];
  const range = (role: string): string => {
    const slot = slots.find((candidate) => candidate.role === role);
    if (slot === undefined) return '';
    if (slot.max === undefined) return ` (≥ ${slot.min})`;
    return slot.max === slot.min ? ` (${slot.min})` : ` (${slot.min}–${slot.max})`;
  };
  return (
    <DossierSection title={t('unit.staffing')} aside={scheme?.label ?? staffing.schemeId}>
      <Facts
        facts={roles.map((role) => ({
          name: labelIn(slots.find((slot) => slot.role === role)?.labels, language) ?? role,
          value: (
            <span className={dossierContent.quantity}>
              <span>{staffing.counts[role] ?? t('unknown')}</span>
              <small>{range(role)}</small>
            </span>
          ),
        }))}
      />
      <p className={dossierContent.quantity}>
        <small>{t('dossier.asOf', { date: staffing.asOf })}</small>
        <OriginBadge origin={staffing.origin} />
      </p>
    </DossierSection>
  );
}
