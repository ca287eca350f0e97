import { useTranslation } from 'react-i18next';
import { labelIn } from '../domain/view/languages.ts';
import { FiltersInWords } from '../features/filters/FiltersInWords.tsx';
import { LegendEntries } from '../features/legend/Legend.tsx';
import { noticeOf } from '../features/notice/notice-text.ts';
import { NumberBar } from '../features/number-bar/NumberBar.tsx';
import { PrintSheet } from '../features/print/PrintSheet.tsx';
import type { GridlightMap } from '../map/gridlight-map.ts';
import type { CodeTables } from '../schemas/code-tables.ts';
import type { DatasetReply } from '../schemas/dataset-reply.ts';
import { useView } from '../state/hooks.tsx';

/** The map page on paper. Whole pages over the map print themselves. */
export function PrintedMap(props: {
  map: GridlightMap | null;
  dataset: DatasetReply;
  codeTables: CodeTables;
  entries: React.ComponentProps<typeof LegendEntries>['entries'];
  unitName: (code: string) => string;
}) {
  const { t } = useTranslation();
  const { map, dataset, codeTables, entries, unitName } = props;
  const language = useView(({ view }) => view.language);
  const workspace = useView(({ view }) => view.workspace);
  const isMapPage = useView(({ view }) => view.page === 'map');
  if (map === null || !isMapPage) return null;
  return (
    <PrintSheet
      map={map}
      title={`${labelIn(dataset.title, language)} · ${t(`workspace.${workspace}`)}`}
      filters={<FiltersInWords codeTables={codeTables} unitName={unitName} />}
      numbers={<NumberBar workspace={workspace} />}
      legend={<LegendEntries entries={entries} />}
      source={noticeOf(dataset, language, t).whole}
    />
  );
}
