import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { evenOddAreaM2 } from '../../domain/geo/even-odd-area.ts';
import { presetOfHours } from '../../domain/time/week-hours.ts';
import { labelOfCode } from '../../domain/view/languages.ts';
import { formatNumber } from '../../i18n/format.ts';
import type { CodeTables } from '../../schemas/code-tables.ts';
import { useSubject, useView } from '../../state/hooks.tsx';
import type { ActiveChip, ChipClauses } from './active-chips.ts';

/** What a clause that is set is called. */
export function useChipName(
  clauses: ChipClauses,
  codeTables: CodeTables,
  unitName: (code: string) => string,
): (chip: ActiveChip) => string {
  const { t } = useTranslation();
  const language = useView(({ view }) => view.language);
  const isOfCases = useSubject() === 'cases';
  return ({ clause, value }) => {
    if (clause === 'unitCode') return unitName(value);
    if (clause === 'progresses') return t(isOfCases ? `cases.progress.${value}` : `progress.${value}`);
    if (clause === 'tiers') return t(`filters.tier.${value}`);
    if (clause === 'calendar') return t(`calendar.kind.${value}`);
    if (clause === 'weekHours') return weekHoursName(t, clauses.weekHours);
    if (clause === 'lasso')
      return t('lasso.chip', { area: formatNumber(evenOddAreaM2(clauses.lasso ?? []) / 1e6, 1) });
    return labelOfCode(codeTables[clause], value, language) ?? t('filters.unknownCode', { code: value });
  };
}

/** `周钟 早晚高峰`, or how many hours are chosen. */
function weekHoursName(t: TFunction, hours: readonly number[]): string {
  const preset = presetOfHours(hours);
  return t('filters.weekHours', {
    hours: preset ? t(`weekClock.preset.${preset}`) : t('time.hours', { n: hours.length }),
  });
}
