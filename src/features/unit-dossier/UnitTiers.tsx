import { useTranslation } from 'react-i18next';
import { TIERS } from '../../domain/incidents/life-cycle.ts';
import { formatCount, formatShare } from '../../i18n/format.ts';
import type { EngineConnection } from '../../state/connection/engine-connection.ts';
import { useProfiles } from '../../state/unit-profiles.ts';
import { DossierSection } from '../../ui/DossierFrame.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { QueryPlaceholder } from '../../ui/QueryPlaceholder.tsx';
import * as dossierContent from '../../ui/dossier-content.module.css';

/** Incidents of the period in a unit by the tier that handles them. */
export function UnitTiers({ code, connection }: { code: string; connection: EngineConnection }) {
  const { t } = useTranslation();
  const { profiles, error, retry } = useProfiles(connection, { codes: [code] });
  const profile = profiles?.profiles.find((each) => each.code === code);
  return (
    <DossierSection title={t('unit.byTier')} aside={profile && `n=${formatCount(profile.total)}`}>
      {profile === undefined && <QueryPlaceholder error={error} retry={retry} />}
      {profile?.total === 0 && <p className={dossierContent.note}>{t('unit.noReports')}</p>}
      {profile !== undefined && profile.total > 0 && (
        <Facts
          facts={TIERS.map((tier) => ({
            name: t(`tier.${tier}`),
            value: (
              <span className={dossierContent.quantity}>
                <span>{formatCount(profile.tiers[tier])}</span>
                <small>{formatShare(profile.tiers[tier] / profile.total, 1)}</small>
              </span>
            ),
          }))}
        />
      )}
    </DossierSection>
  );
}
