import { useView } from './hooks.tsx';

/** Whether layers and filters stand in the place of a column's panels, and what shows and puts them away. */
export function useToolsPage(): { areToolsOpen: boolean; showTools: (shown: boolean) => void } {
  const areToolsOpen = useView(({ view }) => view.open.includes('tools'));
  const toggle = useView((state) => state.togglePart);
  const showTools = (shown: boolean): void => {
    if (areToolsOpen !== shown) toggle('tools');
  };
  return { areToolsOpen, showTools };
}
