import type { UseQueryResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { IndexedUnit } from '../../api/unit-index.ts';
import type { UnitStory } from '../../schemas/unit-story.ts';
import { DossierSection } from '../../ui/DossierFrame.tsx';
import { QueryPlaceholder } from '../../ui/QueryPlaceholder.tsx';
import * as dossierContent from '../../ui/dossier-content.module.css';
import { BoundaryChange } from './BoundaryChange.tsx';

/** Since when a unit counts, its codes in old platforms, and every split and merge that it came from or went into. */
export function UnitHistory({ unit, story }: { unit: IndexedUnit; story: UseQueryResult<UnitStory> }) {
  const { t } = useTranslation();
  const { code, validFrom, validTo, legacyCodes = [] } = unit;
  const isDated = validFrom !== undefined || validTo !== undefined;
  if (!isDated && legacyCodes.length === 0) return null;
  const { data, error, refetch } = story;
  return (
    <DossierSection
      title={t('boundaries.history')}
      aside={isDated ? t('boundaries.validity', { from: validFrom ?? '…', to: validTo ?? '…' }) : undefined}
    >
      {legacyCodes.length > 0 && (
        <ul className={dossierContent.plainList} aria-label={t('boundaries.legacy')}>
          {legacyCodes.map((legacy) => (
            <li key={`${legacy.system} ${legacy.code}`}>
              <span>{t(`boundaries.system.${legacy.system}`)}</span>
              <span>{legacy.code}</span>
            </li>
          ))}
        </ul>
      )}
      {isDated && data === undefined && <QueryPlaceholder error={error} retry={() => refetch()} />}
      {data?.changes.map((change) => (
        <BoundaryChange key={`${change.day} ${change.before[0]?.code}`} change={change} code={code} />
      ))}
      {data !== undefined && data.changes.length > 0 && (
        <p className={dossierContent.note}>
          {t('boundaries.source', { asOf: data.asOf.slice(0, 16).replace('T', ' ') })}
        </p>
      )}
    </DossierSection>
  );
}
