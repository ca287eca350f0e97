import zhCN from 'zod/v4/locales/zh-CN.js';
import type { Language } from '../../../domain/view/languages.ts';
import { tourSchema, type Tour } from '../../../schemas/tours.ts';

/** Something that is wrong with a tour: where (`stops.0.title.zh-CN`), and why. */
export interface TourFault {
  readonly path: string;
  readonly message: string;
}

/** Rules of the schema that have no words of their own in zod: their messages, and the keys of their texts. */
const RULES: Readonly<Record<string, string>> = {
  'must be [west, south, east, north]': 'bounds',
  'must lie within ±180 and ±90 degrees': 'earth',
  'needs a unit or bounds': 'view',
  'ids of stops must differ': 'stopIds',
};

/** What is wrong with a script, in the words of a language; empty for one that can be saved. `say` gives a text by its key. */
export function faultsOf(script: unknown, language: Language, say: (key: string) => string): TourFault[] {
  const words = language === 'zh-CN' ? zhCN().localeError : undefined;
  const { error, data } = tourSchema.safeParse(script, words && { error: words });
  const faults = (error?.issues ?? []).map(({ path, message }) => {
    const rule = RULES[message];
    return { path: path.join('.'), message: rule === undefined ? message : say(`tourEditor.rule.${rule}`) };
  });
  return data === undefined ? faults : emptyTexts(data, say);
}

/** Texts that have to be there are not empty: the schema of the data sets lets that pass. */
function emptyTexts({ title, stops }: Tour, say: (key: string) => string): TourFault[] {
  const needed: [path: string, text: string][] = [
    ['title.zh-CN', title['zh-CN']],
    ...stops.flatMap((stop, index): [string, string][] => [
      [`stops.${index}.title.zh-CN`, stop.title['zh-CN']],
      [`stops.${index}.text.zh-CN`, stop.text['zh-CN']],
    ]),
  ];
  return needed
    .filter(([, text]) => text.trim() === '')
    .map(([path]) => ({ path, message: say('tourEditor.rule.empty') }));
}

/** The faults of one field and of what lies in it. */
export function faultsAt(faults: readonly TourFault[], path: string): readonly TourFault[] {
  return faults.filter((fault) => fault.path === path || fault.path.startsWith(`${path}.`));
}
