import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import type { CodeTables } from '../../schemas/code-tables.ts';
import { useFilter } from '../../state/hooks.tsx';
import { activeChips, clausesOf } from './active-chips.ts';
import { useChipName } from './use-chip-name.ts';

/** The clauses that are set, as one line of text. */
export function FiltersInWords(props: { codeTables: CodeTables; unitName: (code: string) => string }) {
  const { t } = useTranslation();
  const clauses = useFilter(useShallow(({ filter }) => clausesOf(filter)));
  const nameOf = useChipName(clauses, props.codeTables, props.unitName);
  const names = activeChips(clauses).map(nameOf);
  return <span>{names.length === 0 ? t('print.noFilter') : names.join(' · ')}</span>;
}
