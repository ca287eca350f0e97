import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { labelIn } from '../../domain/view/languages.ts';
import type { CodeRow } from '../../schemas/code-tables.ts';
import { useAppState, useEngine, useFilter, useView } from '../../state/hooks.tsx';
import { IconButton } from '../../ui/Button.tsx';
import {
  categoryTree,
  groupState,
  isLeafChosen,
  toggleGroup,
  toggleLeaf,
  type CategoryGroup,
} from './category-tree.ts';
import { CheckRow } from './CheckRow.tsx';
import * as styles from './FiltersPanel.module.css';

/** The category tree; a group shows the sum of its leaves. */
export function CategorySection({ rows }: { rows: readonly CodeRow[] }) {
  const counts = useEngine(({ answerForPanels }) => answerForPanels?.facets.categories);
  const groups = categoryTree(rows);
  const sumOf = ({ leaves }: CategoryGroup) =>
    counts && leaves.reduce((sum, leaf) => sum + (counts[leaf.code] ?? 0), 0);
  const largest = Math.max(0, ...groups.map((group) => sumOf(group) ?? 0));
  return groups.map((group) => (
    <GroupRows key={group.group.code} tree={group} count={sumOf(group)} largest={largest} />
  ));
}

function GroupRows(props: { tree: CategoryGroup; count: number | undefined; largest: number }) {
  const { tree } = props;
  const { t } = useTranslation();
  const { change } = useAppState().filter.getState();
  const language = useView(({ view }) => view.language);
  const chosen = useFilter(({ filter }) => filter.categories);
  const counts = useEngine(({ answerForPanels }) => answerForPanels?.facets.categories);
  const state = groupState(tree, chosen);
  const [isOpen, setOpen] = useState(state === 'mixed');
  const name = labelIn(tree.group.labels, language);
  return (
    <div role="group" aria-label={name}>
      <div className={styles.group}>
        <CheckRow
          state={state}
          label={name}
          count={props.count}
          largest={props.largest}
          onToggle={() => change({ categories: toggleGroup(tree, chosen) })}
        />
        <IconButton
          icon={isOpen ? 'chevronUp' : 'chevronDown'}
          label={t(isOpen ? 'filters.collapse' : 'filters.expand', { name })}
          expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        />
      </div>
      {isOpen &&
        tree.leaves.map((leaf) => (
          <CheckRow
            key={leaf.code}
            isLeaf
            state={isLeafChosen(tree, leaf, chosen) ? 'on' : 'off'}
            label={labelIn(leaf.labels, language)}
            count={counts && (counts[leaf.code] ?? 0)}
            largest={props.largest}
            onToggle={() => change({ categories: toggleLeaf(tree, leaf, chosen) })}
          />
        ))}
    </div>
  );
}
