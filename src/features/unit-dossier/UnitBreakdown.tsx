import { useTranslation } from 'react-i18next';
import type { CodeRow, CodeTables } from '../../schemas/code-tables.ts';
import { useEngine, useView } from '../../state/hooks.tsx';
import { labelOfCode, type Language } from '../../domain/view/languages.ts';
import { DossierSection } from '../../ui/DossierFrame.tsx';
import { Bars } from './Bars.tsx';

const MOST = 7;

function namedCounts(
  counts: Readonly<Record<string, number>>,
  rows: readonly CodeRow[],
  language: Language,
): { name: string; value: number }[] {
  return Object.entries(counts)
    .filter(([, value]) => value > 0)
    .map(([code, value]) => ({
      name: labelOfCode(rows, code, language) ?? code,
      value,
    }))
    .sort((a, b) => b.value - a.value)
    .slice(0, MOST);
}

/** Channels and categories of the unit that the page is filtered to. */
export function UnitBreakdown({ codeTables }: { codeTables: CodeTables }) {
  const { t } = useTranslation();
  const facets = useEngine((state) => state.answerForPanels?.facets);
  const language = useView((state) => state.view.language);
  if (facets === undefined) return null;
  const channels = namedCounts(facets.channels, codeTables.channels, language);
  const categories = namedCounts(facets.categories, codeTables.categories, language);
  if (channels.length === 0) return null;
  return (
    <>
      <DossierSection title={t('unit.byChannel')}>
        <Bars label={t('unit.byChannel')} data={channels} />
      </DossierSection>
      <DossierSection title={t('unit.byCategory')}>
        <Bars label={t('unit.byCategory')} data={categories} />
      </DossierSection>
    </>
  );
}
