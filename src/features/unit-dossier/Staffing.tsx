import { useTranslation } from 'react-i18next';
import type { IndexedUnit } from '../../api/unit-index.ts';
import { staffingFindings, type StaffingFinding } from '../../domain/grids/rules/staffing-findings.ts';
import { labelIn } from '../../domain/view/languages.ts';
import type { CodeTables } from '../../schemas/code-tables.ts';
import { useView } from '../../state/hooks.tsx';
import { Badge, type Tone } from '../../ui/Badge.tsx';
import { DossierSection } from '../../ui/DossierFrame.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { OriginBadge } from './QuantityText.tsx';
import * as dossierContent from '../../ui/dossier-content.module.css';

const TONES: Record<StaffingFinding['verdict'], Tone> = {
  within: 'good',
  short: 'warning',
  over: 'warning',
  unknown: 'plain',
};

/** Who serves in a unit, as counts per role against the least and most of its scheme; never a person. */
export function Staffing({ unit, codeTables }: { unit: IndexedUnit; codeTables: CodeTables }) {
  const { t } = useTranslation();
  const language = useView((state) => state.view.language);
  const { staffing } = unit;
  if (staffing === undefined)
    return (
      <DossierSection title={t('unit.staffing')}>
        <p className={dossierContent.note}>{t('unit.noStaffing')}</p>
      </DossierSection>
    );
  const scheme = codeTables.staffingSchemes.find(({ id }) => id === staffing.schemeId);
  const { findings, rolesBeside } = staffingFindings([unit], codeTables.staffingSchemes);
  const labelOf = (role: string): string =>
    labelIn(scheme?.slots.find((slot) => slot.role === role)?.labels, language) ?? role;
  const limits = ({ min, max }: StaffingFinding): string =>
    max === undefined ? `≥ ${min}` : max === min ? String(min) : `${min}–${max}`;
  const roles = scheme === undefined ? Object.entries(staffing.counts) : [];
  return (
    <DossierSection title={t('unit.staffing')} aside={scheme?.label ?? staffing.schemeId}>
      {scheme === undefined && <p className={dossierContent.note}>{t('unit.unknownScheme')}</p>}
      <Facts
        facts={[
          ...findings.map((finding) => ({
            name: labelOf(finding.role),
            value: (
              <span className={dossierContent.quantity}>
                <span>{finding.count ?? t('unknown')}</span>
                <small>{t('unit.roleLimits', { limits: limits(finding) })}</small>
                <Badge tone={TONES[finding.verdict]}>
                  {t(`unit.staffingVerdict.${finding.verdict}`, { n: Math.abs(finding.distance ?? 0) })}
                </Badge>
              </span>
            ),
          })),
          ...[...rolesBeside.map(({ role, count }) => [role, count] as const), ...roles].map(
            ([role, count]) => ({
              name: role,
              value: (
                <span className={dossierContent.quantity}>
                  <span>{count}</span>
                  <small>{t('unit.roleBeside')}</small>
                </span>
              ),
            }),
          ),
        ]}
      />
      <p className={dossierContent.quantity}>
        <small>{t('dossier.asOf', { date: staffing.asOf })}</small>
        <OriginBadge origin={staffing.origin} />
        {scheme?.source !== undefined && <small>{t('unit.schemeSource', { source: scheme.source })}</small>}
      </p>
    </DossierSection>
  );
}
