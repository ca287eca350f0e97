import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useUnitIndex } from '../../api/unit-index.ts';
import { NESTED_LEVELS } from '../../domain/grids/codes.ts';
import { formatDate } from '../../i18n/format.ts';
import type { CodeTables } from '../../schemas/code-tables.ts';
import type { EngineConnection } from '../../state/connection/engine-connection.ts';
import { useEngine, useFilter, useSubject, useView } from '../../state/hooks.tsx';
import {
  formatComparison,
  parseComparison,
  RANKED_MEASURES,
  type Comparison,
} from '../../state/url/comparison.ts';
import { IconButton } from '../../ui/Button.tsx';
import { PanelPlaceholder } from '../../ui/Panel.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { useFocusInside } from '../../ui/use-focus-inside.ts';
import * as panelStyles from '../../ui/Panel.module.css';
import * as utilities from '../../ui/utilities.module.css';
import { DistrictsPage } from './DistrictsPage.tsx';
import { RankingPage } from './RankingPage.tsx';
import { UnitsPage } from './UnitsPage.tsx';
import * as styles from './ComparisonPage.module.css';

const KINDS = ['units', 'districts', 'ranking'] as const satisfies readonly Comparison['kind'][];
const RANKED_FIRST: Comparison = { kind: 'ranking', measure: RANKED_MEASURES[0], level: NESTED_LEVELS[1] };

/** Units beside each other under the filter of the page: two of them, the districts, or the units of a level in order. */
export function ComparisonPage(props: { codeTables: CodeTables; connection: EngineConnection }) {
  const { t } = useTranslation();
  const text = useView((state) => state.view.comparison);
  const selection = useView((state) => state.view.selection);
  const change = useView((state) => state.change);
  const filtered = useFilter((state) => state.filter.unitCode);
  const index = useUnitIndex();
  const subject = useSubject();
  const page = useRef<HTMLElement>(null);
  useFocusInside(page);
  if (text === null) return null;
  const comparison = parseComparison(text);
  const show = (next: Comparison): void => change({ comparison: formatComparison(next) });
  const chosen = selection?.kind === 'unit' ? selection.id : filtered;
  const [anyCounty = ''] = [...index.values()]
    .filter(({ level }) => level === 'county')
    .map(({ code }) => code);
  const ofKind: Record<Comparison['kind'], Comparison> = {
    units: { kind: 'units', first: chosen ?? anyCounty, second: null },
    districts: { kind: 'districts' },
    ranking: RANKED_FIRST,
  };
  return (
    <section
      ref={page}
      tabIndex={-1}
      data-part="comparison"
      className={`${panelStyles.panel} ${panelStyles.solid} ${styles.page}`}
      aria-label={t('comparison.title')}
    >
      <header className={`${panelStyles.head} ${styles.head}`}>
        <h2 className={panelStyles.title}>{t('comparison.title')}</h2>
        <Segmented
          label={t('comparison.pages')}
          options={KINDS.map((value) => ({ value, label: t(`comparison.page.${value}`) }))}
          value={comparison?.kind}
          onChange={(kind) => show(ofKind[kind])}
        />
        <span className={`${panelStyles.aside} ${styles.period}`}>
          <Period isWithin={comparison?.kind === 'ranking'} />{' '}
          {subject === 'cases' && t('comparison.casesNote')}
        </span>
        <IconButton icon="close" label={t('comparison.close')} onClick={() => change({ comparison: null })} />
      </header>
      <div className={`${panelStyles.body} ${utilities.scroll} ${styles.body}`}>
        {comparison === undefined && (
          <PanelPlaceholder state={{ kind: 'empty', message: t('comparison.badLink', { text }) }} />
        )}
        {comparison?.kind === 'districts' && <DistrictsPage connection={props.connection} show={show} />}
        {comparison?.kind === 'ranking' && (
          <RankingPage connection={props.connection} ranking={comparison} show={show} />
        )}
        {comparison?.kind === 'units' && <UnitsPage {...props} pair={comparison} show={show} />}
      </div>
    </section>
  );
}

/** The time that is compared, and whether the clause on the unit counts. */
function Period({ isWithin }: { isWithin: boolean }) {
  const { t } = useTranslation();
  const range = useEngine((state) => state.answerForPanels?.range);
  if (range === undefined) return null;
  return t(isWithin ? 'comparison.periodWithin' : 'comparison.period', {
    from: formatDate(range.from),
    to: formatDate(range.to - 1),
  });
}
