import type { Doubt } from '../../src/domain/exchange/inspect/doubts.ts';
import type { LayerDraft } from '../../src/domain/exchange/inspect/draft-layer.ts';
import type { ColumnFinding } from '../../src/domain/exchange/inspect/guess-kind.ts';
import type { TableFinding } from '../../src/domain/exchange/inspect/table-finding.ts';
import type { Inspection } from './inspect-path.ts';
import type { InspectWords } from './inspect-words.ts';
import { fitTo, widthOf, wrapTo } from './terminal-width.ts';

const WIDTH = 100;
const MOST_COLUMN = 22;

/** An inspection as lines for a terminal of 100 columns. */
export function inspectionText(inspection: Inspection, words: InspectWords): string {
  const { layers, unplaced, unread, doubts } = inspection;
  const blocks = [
    ...layers.map((layer) => layerLines(layer, words)),
    ...unplaced.map((finding) => [
      ...tableLines(finding, undefined, words),
      ...doubtLines([{ about: 'kindUnknown', what: [finding.file] }], words),
    ]),
    ...unread.map(({ file, fault }) => wrapTo(words.unread(file, faultText(file, fault, words)), WIDTH)),
    ...(doubts.length > 0 ? [doubtLines(doubts, words)] : []),
    ...(layers.length === 0 ? [[words.nothing]] : []),
  ];
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function layerLines(layer: LayerDraft, words: InspectWords): string[] {
  const { finding, kind, level, crs, doubts } = layer;
  const by = level === undefined ? '' : words.by[level.by];
  const order = orderOf(layer, words);
  const likely = words.likely(words.layerKinds[kind.kind], level?.level ?? '', by);
  const place = crs === undefined ? '' : words.crs(crs.crs, [words.crsBy[crs.by], ...order].join(', '));
  return [
    ...tableLines(
      finding,
      layer,
      words,
      [likely, place].filter((part) => part !== ''),
    ),
    ...doubtLines(doubts, words),
  ];
}

/** Which coordinate comes first, where they stand in columns. */
function orderOf({ columns, finding }: LayerDraft, words: InspectWords): string[] {
  const [x, y] = [columns.get('longitude'), columns.get('latitude')];
  if (x === undefined || y === undefined) return [];
  if (x === y) return [words.order.oneColumn];
  const at = (name: typeof x) => finding.columns.findIndex(({ profile }) => profile.name === name);
  return [at(x) < at(y) ? words.order.lonFirst : words.order.latFirst];
}

function tableLines(
  finding: TableFinding,
  layer: LayerDraft | undefined,
  words: InspectWords,
  remarks: readonly string[] = [],
): string[] {
  const { file, format, encoding, separator, headerLine, rows, geometry } = finding;
  const shapes = (['points', 'lines', 'polygons'] as const).filter((shape) => geometry[shape] > 0);
  const head = [
    format,
    encoding,
    ...(separator === undefined ? [] : [words.separators[separator] ?? separator]),
    ...(headerLine === undefined ? [] : [words.header(headerLine)]),
    words.rows(rows),
    ...shapes.map((shape) => `${words.shapes[shape]} ${geometry[shape]}`),
  ];
  return [
    ...wrapTo(`${file}  (${head.join(' · ')})`, WIDTH),
    ...remarks.flatMap((remark) => wrapTo(remark, WIDTH - 2).map((line) => `  ${line}`)),
    ...columnLines(finding, layer, words),
  ];
}

function columnLines(
  { columns }: TableFinding,
  layer: LayerDraft | undefined,
  words: InspectWords,
): string[] {
  if (columns.length === 0) return [];
  const rows = columns.map((column) => [
    oneLine(column.profile.name),
    words.columnKinds[column.kind],
    `${Math.round((1 - column.profile.blank / Math.max(1, column.profile.cells)) * 100)} %`,
    fieldsOf(column, layer).join(', ') || words.notMapped,
    samplesOf(column, words),
  ]);
  const widths = words.table.map((title, index) =>
    Math.min(MOST_COLUMN, Math.max(...[title, ...rows.map((row) => row[index] ?? '')].map(widthOf))),
  );
  const line = (cells: readonly string[]) => {
    const fixed = cells
      .slice(0, -1)
      .map((cell, index) => fitTo(cell, widths[index] ?? 0))
      .join('  ');
    return `    ${fixed}  ${fitTo(cells.at(-1) ?? '', Math.max(8, WIDTH - 6 - widthOf(fixed)))}`.trimEnd();
  };
  return [line(words.table), ...rows.map(line)];
}

function fieldsOf({ profile }: ColumnFinding, layer: LayerDraft | undefined): string[] {
  return [...(layer?.columns ?? [])].flatMap(([field, name]) =>
    [name].flat().includes(profile.name) ? [field] : [],
  );
}

/** Samples of a column; of persons none, and of long texts, in which persons may be named, their length. */
function samplesOf({ kind, profile }: ColumnFinding, words: InspectWords): string {
  if (kind === 'personal') return words.withheld;
  if (kind === 'text' || kind === 'object') return words.characters(profile.shortest, profile.longest);
  return profile.samples.map(oneLine).join(' · ');
}

function doubtLines(doubts: readonly Doubt[], words: InspectWords): string[] {
  if (doubts.length === 0) return [];
  const lines = doubts.flatMap(({ about, what }) => {
    const [first = '', ...rest] = wrapTo(words.doubts[about](...what), WIDTH - 6);
    return [`    ? ${first}`, ...rest.map((line) => `      ${line}`)];
  });
  return [`  ${words.doubtsTitle}`, ...lines];
}

function faultText(file: string, fault: string, { formats }: InspectWords): string {
  if (fault !== 'is of no known format') return fault;
  if (/\.(xlsx?|xlsm|ods|et)$/i.test(file)) return formats.workbook;
  return /\.(shp|gdb|kml|kmz|gpkg|tab|mif|dxf|dwg)$/i.test(file) ? formats.shapefile : formats.other;
}

const oneLine = (text: string): string => text.replace(/[\p{Cc}\p{Cf}]+/gu, ' ').trim();
