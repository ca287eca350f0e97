import type { z } from 'zod';
import zhCN from 'zod/v4/locales/zh-CN.js';
import type { Language } from '../../../domain/view/languages.ts';
import { tourSchema, type Tour } from '../../../schemas/tours.ts';
import type { Say } from '../value-words.ts';

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
export function faultsOf(script: unknown, language: Language, say: Say): TourFault[] {
  const words = language === 'zh-CN' ? zhCN().localeError : undefined;
  const { error, data } = tourSchema.safeParse(script, words && { error: words });
  const faults = (error?.issues ?? []).map((issue) => {
    const rule = RULES[issue.message];
    const message =
      rule === undefined ? (limitText(issue, say) ?? issue.message) : say(`tourEditor.rule.${rule}`);
    return { path: issue.path.join('.'), message };
  });
  return data === undefined ? faults : emptyTexts(data, say);
}

/** A number or a length that is out of its limits, in plain words. */
function limitText(issue: z.core.$ZodIssue, say: Say): string | undefined {
  if (issue.code === 'too_small') return say('tourEditor.rule.least', { n: Number(issue.minimum) });
  return issue.code === 'too_big' ? say('tourEditor.rule.most', { n: Number(issue.maximum) }) : undefined;
}

/** Texts that have to be there are not empty: the schema of the data sets lets that pass. */
function emptyTexts({ title, stops }: Tour, say: Say): TourFault[] {
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
