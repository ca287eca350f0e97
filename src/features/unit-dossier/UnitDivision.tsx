import { useQuery } from '@tanstack/react-query';
import type { MultiPolygon, Polygon } from 'geojson';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { gridRulesQuery } from '../../api/grid-rules.ts';
import type { IndexedUnit } from '../../api/unit-index.ts';
import { unitStoryQuery } from '../../api/unit-story.ts';
import type { StoryChange } from '../../schemas/unit-story.ts';
import { useInterface } from '../../state/hooks.tsx';
import { DossierSection } from '../../ui/DossierFrame.tsx';
import { QueryPlaceholder } from '../../ui/QueryPlaceholder.tsx';
import { OversizeUnits } from './OversizeUnits.tsx';
import { ProposedSplit } from './ProposedSplit.tsx';
import { UnitHistory } from './UnitHistory.tsx';

/**
 * How the division of a unit came about, and what is proposed for it. The map draws dashed what the unit was made of and what it
 * became, or the parts of the proposal while the reader looks at it.
 */
export function UnitDivision({ unit }: { unit: IndexedUnit }) {
  const { t } = useTranslation();
  const { code, validFrom, validTo } = unit;
  const isDated = validFrom !== undefined || validTo !== undefined;
  const story = useQuery({ ...unitStoryQuery(code), enabled: isDated });
  const rulesQuery = useQuery({ ...gridRulesQuery, enabled: validTo === undefined });
  const rules = rulesQuery.data;
  const oversize = validTo === undefined ? rules?.oversize.find((each) => each.code === code) : undefined;
  const [proposed, setProposed] = useState<string | null>(null);
  const changes = isDated ? story.data?.changes : undefined;
  const parts = proposed === code ? oversize?.split?.parts : undefined;
  useOutlines(
    useMemo(
      () => parts?.map(({ geometry }) => geometry) ?? outlinesAround(changes, code),
      [parts, changes, code],
    ),
  );
  return (
    <>
      <UnitHistory unit={unit} story={story} />
      {rulesQuery.isError && rules === undefined && (
        <DossierSection title={t('boundaries.oversize')}>
          <QueryPlaceholder error={rulesQuery.error} retry={rulesQuery.refetch} />
        </DossierSection>
      )}
      {rules !== undefined && oversize !== undefined && (
        <ProposedSplit
          unit={unit}
          oversize={oversize}
          reply={rules}
          isOnMap={proposed === code}
          onMap={(isOn) => setProposed(isOn ? code : null)}
        />
      )}
      {rules !== undefined && oversize === undefined && <OversizeUnits code={code} reply={rules} />}
    </>
  );
}

function outlinesAround(
  changes: readonly StoryChange[] | undefined,
  code: string,
): readonly (Polygon | MultiPolygon)[] {
  return (changes ?? [])
    .flatMap(({ before, after }) => {
      const has = (units: typeof before) => units.some((unit) => unit.code === code);
      return [...(has(after) ? before : []), ...(has(before) ? after : [])];
    })
    .map(({ geometry }) => geometry);
}

function useOutlines(outlines: readonly (Polygon | MultiPolygon)[]): void {
  const outline = useInterface((state) => state.outlineOtherDays);
  useEffect(() => {
    if (outlines.length === 0) return undefined;
    outline(outlines);
    return () => outline([]);
  }, [outlines, outline]);
}
