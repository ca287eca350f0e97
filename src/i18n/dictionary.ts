import { commandTexts } from './commands.ts';
import { dossierTexts } from './dossier.ts';
import { emergencyTexts } from './emergency.ts';
import { filterTexts } from './filters.ts';
import { handoverTexts } from './handover.ts';
import type { Language } from './index.ts';
import { mapTexts } from './map.ts';
import { panelTexts } from './panels.ts';
import { shellTexts } from './shell.ts';
import { situationTexts } from './situation.ts';
import type { Texts, TextTree } from './texts.ts';
import { timeTexts } from './time.ts';
import { wallTexts } from './wall.ts';

/** All texts by subject. The page itself fetches them with its parts and never as a whole. */
export const ALL_TEXTS: Readonly<Record<string, Texts>> = {
  shellTexts,
  mapTexts,
  panelTexts,
  dossierTexts,
  timeTexts,
  filterTexts,
  commandTexts,
  situationTexts,
  emergencyTexts,
  wallTexts,
  handoverTexts,
};

/** The whole dictionary of a language. */
export function dictionary(language: Language): TextTree {
  return Object.assign({}, ...Object.values(ALL_TEXTS).map((texts) => texts[language])) as TextTree;
}
