import type { CodeTables } from '../schemas/dataset.ts';
import { useView } from '../state/hooks.tsx';

/** The dossier of what is selected. */
export function Dossier({ codeTables }: { codeTables: CodeTables }) {
  const selection = useView((state) => state.view.selection);
  if (selection === null) return null;
  return <p>{codeTables.categories.length}</p>;
}
