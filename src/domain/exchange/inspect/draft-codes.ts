import type { Doubt } from './doubts.ts';
import { doubt } from './doubts.ts';
import type { LayerDraft } from './draft-layer.ts';
import { columnOf } from './guess-mapping.ts';

/** A row of a code table, as `codeTables` has it. */
export interface DraftCode {
  code: string;
  parent?: string;
  labels: { 'zh-CN': string; en?: string };
  origin: 'assumed';
}

/** Tables of codes to begin with, made of the words that the files use. */
export interface DraftCodes {
  categories: DraftCode[];
  channels: DraftCode[];
}

const MOST_CODES = 300;

/**
 * Categories and channels for layers of incidents, where there is no table: each word of their columns gets a code. A word with
 * personal data never becomes one.
 */
export function draftCodes(layers: readonly LayerDraft[]): { codes: DraftCodes; doubts: Doubt[] } {
  const incidents = layers.filter(({ kind }) => kind.kind === 'incidents');
  const categories = wordsOf(incidents, 'categoryCode');
  const channels = wordsOf(incidents, 'channel');
  const codes: DraftCodes = {
    categories: [
      { code: 'Z', labels: { 'zh-CN': '未分类', en: 'Not classed' }, origin: 'assumed' },
      ...(categories.length === 0 ? [] : [{ code: 'A', labels: { 'zh-CN': '事件', en: 'Incidents' }, origin: 'assumed' as const }]),
      ...categories.map((word, index) => ({ code: `A${serial(index)}`, parent: 'A', labels: { 'zh-CN': word }, origin: 'assumed' as const })),
    ],
    channels: [
      { code: 'FILE', labels: { 'zh-CN': '文件导入', en: 'From a file' }, origin: 'assumed' },
      ...channels.map((word, index) => ({ code: `C${serial(index)}`, labels: { 'zh-CN': word }, origin: 'assumed' as const })),
    ],
  }; // prettier-ignore
  const made = categories.length + channels.length;
  return { codes, doubts: made > 0 ? [doubt('codesMade', categories.length, channels.length)] : [] };
}

const serial = (index: number): string => String(index + 1).padStart(3, '0');

function wordsOf(layers: readonly LayerDraft[], field: string): string[] {
  const words = layers.flatMap(({ columns, finding }) => {
    const column = columnOf(columns, field, finding);
    return column === undefined || column.profile.counts.personal > 0
      ? []
      : [...column.profile.values.keys()];
  });
  return [...new Set(words)].slice(0, MOST_CODES);
}
