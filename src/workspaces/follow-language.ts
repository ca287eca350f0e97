import type { Language } from '../domain/view/languages.ts';
import { changeLanguage, shownLanguage } from '../i18n/index.ts';
import type { LanguageChange } from '../state/stores/interface-store.ts';

/** Texts that arrive sooner than this need no note, ms. */
const NOTE_DELAY_MS = 300;

/** What is told of a change of the language. */
export interface LanguageListener {
  /** The change goes on for a while, or has failed. */
  readonly noted: (change: LanguageChange) => void;
  /** The language is shown. */
  readonly shown: (language: Language) => void;
  /** The view goes back to the language that is shown. */
  readonly goBack: (language: Language) => void;
}

/**
 * Shows the page in `language` once its texts are there. Where they cannot be had, the view goes back to the language that
 * is shown, and a note says so. Gives back what ends the telling: another language was chosen.
 */
export function followLanguage(language: Language, listener: LanguageListener): () => void {
  let isChosen = true;
  // Staying with what is shown is no change: a note of it would take the place of the one that says why.
  const note =
    language === shownLanguage()
      ? undefined
      : setTimeout(() => listener.noted({ kind: 'loading', language }), NOTE_DELAY_MS);
  changeLanguage(language)
    .then(
      () => {
        if (isChosen) listener.shown(language);
      },
      (error: unknown) => {
        if (!isChosen) return;
        const message = error instanceof Error ? error.message : String(error);
        listener.noted({ kind: 'failed', language, message });
        listener.goBack(shownLanguage());
      },
    )
    .finally(() => clearTimeout(note));
  return () => {
    isChosen = false;
    clearTimeout(note);
  };
}
