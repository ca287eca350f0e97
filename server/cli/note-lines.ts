import { rejectionText, whereText } from '../load/report-text.ts';
import type { FolderNotes } from '../../src/schemas/folder-notes.ts';

const LONGEST_LIST = 20;

/** What became of the rows of a folder as lines for a reader; long lists are cut short, and say so. */
export function noteLines({ rejectedRows, rejected, warnings }: FolderNotes): string[] {
  const shown = [
    ...rejected.map((one) => `${one.file}, ${rejectionText(one)}`),
    ...warnings.map(
      ({ file, row, message }) => `${file}${row === undefined ? '' : `, ${whereText({ row })}`}: ${message}`,
    ),
  ];
  if (shown.length === 0) return [];
  const more = shown.length - LONGEST_LIST;
  return [
    `rows left out 拒收: ${rejectedRows}; warnings 提示: ${warnings.length}`,
    ...shown.slice(0, LONGEST_LIST).map((line) => `  ${line}`),
    ...(more > 0 ? [`  … and ${more} more; --json has them`] : []),
  ];
}
