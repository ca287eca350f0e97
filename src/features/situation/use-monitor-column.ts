import { useSituation, type SituationReading } from '../../api/use-situation.ts';
import type { CodeTables } from '../../schemas/code-tables.ts';
import { useFilter, useView } from '../../state/hooks.tsx';
import { LOW_SCREEN, pagesOf, shownPages, type MonitorPages } from '../../state/wall/rotation-pages.ts';
import { useMedia } from '../../ui/use-media.ts';
import { useNavigation, type Navigation } from './use-navigation.ts';
import { useNames, type Names } from './use-names.ts';

/** A wall of several screens side by side: the columns are two panels wide (`--panorama`) and show both their pages. */
const VERY_WIDE = '(min-aspect-ratio: 3/1) and (min-width: 3000px)';

/** What both columns of the monitor need: the input of their panels, their pages, and the room they have. */
export interface MonitorColumn {
  readonly panel: { readonly reading: SituationReading; readonly names: Names; readonly go: Navigation };
  readonly pages: ReturnType<typeof pagesOf>;
  readonly shown: MonitorPages;
  readonly turnPages: (pages: Partial<MonitorPages>) => void;
  /** A wall of several screens, whose columns show all their pages. */
  readonly isWide: boolean;
  /** A screen that shows fewer panels at a time. */
  readonly isLow: boolean;
}

/** The situation of the unit in focus, for a column of the monitor. */
export function useMonitorColumn(codeTables: CodeTables): MonitorColumn {
  const unitCode = useFilter(({ filter }) => filter.unitCode);
  const reading = useSituation(unitCode);
  const names = useNames(codeTables);
  const go = useNavigation();
  const isWide = useMedia(VERY_WIDE);
  const isLow = useMedia(LOW_SCREEN) && !isWide;
  const pages = useView(({ view }) => view.tabs);
  const turnPages = useView((state) => state.turnTabs);
  return {
    panel: { reading, names, go },
    pages: pagesOf(isLow),
    shown: shownPages(pages, isLow),
    turnPages,
    isWide,
    isLow,
  };
}
