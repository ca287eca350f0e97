import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShapeName } from '../../themes/shapes.ts';
import { PROGRESSES, TIERS, type Progress } from '../../domain/incidents/life-cycle.ts';
import { labelOfCode } from '../../domain/view/languages.ts';
import { formatCount } from '../../i18n/format.ts';
import type { CodeTables } from '../../schemas/code-tables.ts';
import { useAppState, useEngine, useFilter, useSubject, useView } from '../../state/hooks.tsx';
import { Panel, type PanelState } from '../../ui/Panel.tsx';
import { Shape } from '../../ui/Shape.tsx';
import { ActiveFilters } from './ActiveFilters.tsx';
import { CalendarSection } from './CalendarSection.tsx';
import { CategorySection } from './CategorySection.tsx';
import { toggleValue } from './category-tree.ts';
import { CheckRow } from './CheckRow.tsx';
import * as styles from './FiltersPanel.module.css';

const CASE_PROGRESSES: readonly Progress[] = ['done', 'inHand'];

interface Mark {
  readonly shape: ShapeName;
  readonly colour: string;
}

const PROGRESS_MARKS: Readonly<Record<Progress, Mark>> = {
  done: { shape: 'ring', colour: 'var(--progress-done)' },
  inHand: { shape: 'circle', colour: 'var(--progress-in-hand)' },
  nearDeadline: { shape: 'triangle', colour: 'var(--progress-near-deadline)' },
  overdue: { shape: 'square', colour: 'var(--progress-overdue)' },
};

/** All clauses besides time. Every count leaves out its own section's clause. `unitName` names a unit by its code. */
export function FiltersPanel(props: { codeTables: CodeTables; unitName: (code: string) => string }) {
  const { t } = useTranslation();
  const subject = useSubject();
  const isOfCases = subject === 'cases';
  const { channels } = props.codeTables;
  const language = useView(({ view }) => view.language);
  const facets = useEngine(({ answerForPanels }) => answerForPanels?.facets);
  const total = useEngine(({ answerForPanels }) => answerForPanels?.total);
  const status = useEngine((engine) => engine.status.kind);
  const state: PanelState = !facets && status === 'loading' ? { kind: 'loading' } : { kind: 'ready' };
  return (
    <Panel
      title={t('filters.title')}
      aside={total === undefined ? undefined : t('filters.matching', { n: formatCount(total) })}
      state={state}
      collapsible
    >
      <ActiveFilters {...props} />
      <ValueSection
        clause="progresses"
        title={t(isOfCases ? 'cases.progresses' : 'filters.progresses')}
        values={isOfCases ? CASE_PROGRESSES : PROGRESSES}
        counts={facets?.progresses}
        labelOf={(progress) => t(isOfCases ? `cases.progress.${progress}` : `progress.${progress}`)}
        hintOf={(progress) => (progress === 'done' && !isOfCases ? t('progressNote.done') : undefined)}
        marks={PROGRESS_MARKS}
      />
      <Section title={t(isOfCases ? 'cases.placeTypes' : 'filters.categories')}>
        <CategorySection rows={props.codeTables.categories} />
      </Section>
      <ValueSection
        clause="channels"
        title={t(isOfCases ? 'cases.methods' : 'filters.channels')}
        values={channels.map(({ code }) => code)}
        counts={facets?.channels}
        labelOf={(code) => labelOfCode(channels, code, language) ?? code}
      />
      {!isOfCases && (
        <ValueSection
          clause="tiers"
          title={t('filters.tiers')}
          values={TIERS}
          counts={facets?.tiers}
          labelOf={(tier) => t(`filters.tier.${tier}`)}
        />
      )}
      <Section title={t('calendar.title')}>
        <CalendarSection />
      </Section>
      <p className={styles.note}>{t(isOfCases ? 'cases.countNote' : 'filters.countNote')}</p>
    </Panel>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className={styles.section}>
      <legend>{title}</legend>
      {children}
    </fieldset>
  );
}

/** A clause that is a plain list of values. */
function ValueSection<Clause extends 'channels' | 'progresses' | 'tiers', T extends string>(props: {
  clause: Clause;
  title: string;
  values: readonly T[];
  counts: Readonly<Record<string, number>> | undefined;
  labelOf: (value: T) => string;
  hintOf?: (value: T) => string | undefined;
  marks?: Readonly<Record<T, Mark>>;
}) {
  const { clause, values, counts } = props;
  const { change } = useAppState().filter.getState();
  const chosen: readonly string[] = useFilter(({ filter }) => filter[clause]);
  const largest = Math.max(0, ...values.map((value) => counts?.[value] ?? 0));
  return (
    <Section title={props.title}>
      {values.map((value) => (
        <CheckRow
          key={value}
          state={chosen.includes(value) ? 'on' : 'off'}
          label={props.labelOf(value)}
          hint={props.hintOf?.(value)}
          count={counts && (counts[value] ?? 0)}
          largest={largest}
          mark={props.marks && <Shape {...props.marks[value]} />}
          onToggle={() => change({ [clause]: toggleValue<string>(values, chosen, value) })}
        />
      ))}
    </Section>
  );
}
