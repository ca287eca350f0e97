import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { IndexedUnit } from '../../api/unit-index.ts';
import { unitStoryQuery } from '../../api/unit-story.ts';
import type { StoryChange } from '../../schemas/unit-story.ts';
import { useInterface } from '../../state/hooks.tsx';
import { DossierSection } from '../../ui/DossierFrame.tsx';
import { QueryPlaceholder } from '../../ui/QueryPlaceholder.tsx';
import * as dossierContent from '../../ui/dossier-content.module.css';
import { BoundaryChange } from './BoundaryChange.tsx';

/** Since when a unit counts, its codes in old platforms, and every split and merge that it came from or went into. */
export function UnitHistory({ unit }: { unit: IndexedUnit }) {
  const { t } = useTranslation();
  const { code, validFrom, validTo, legacyCodes = [] } = unit;
  const isDated = validFrom !== undefined || validTo !== undefined;
  const story = useQuery({ ...unitStoryQuery(code), enabled: isDated });
  const changes = story.data?.changes;
  useOtherDays(changes, code);
  if (!isDated && legacyCodes.length === 0) return null;
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
      {isDated && changes === undefined && (
        <QueryPlaceholder error={story.error} retry={() => story.refetch()} />
      )}
      {changes?.map((change) => (
        <BoundaryChange key={`${change.day} ${change.before[0]?.code}`} change={change} code={code} />
      ))}
      {changes !== undefined && changes.length > 0 && (
        <p className={dossierContent.note}>
          {t('boundaries.source', { asOf: story.data?.asOf.slice(0, 16).replace('T', ' ') })}
        </p>
      )}
    </DossierSection>
  );
}

/** Draws dashed on the map what the unit was made of, and what it became. */
function useOtherDays(changes: readonly StoryChange[] | undefined, code: string): void {
  const outline = useInterface((state) => state.outlineOtherDays);
  useEffect(() => {
    const others = (changes ?? []).flatMap(({ before, after }) => {
      const has = (units: typeof before) => units.some((unit) => unit.code === code);
      return [...(has(after) ? before : []), ...(has(before) ? after : [])];
    });
    if (others.length === 0) return undefined;
    outline(others.map(({ geometry }) => geometry));
    return () => outline([]);
  }, [changes, code, outline]);
}
