import { useEffect } from 'react';
import { changeLanguage, shownLanguage } from '../i18n/index.ts';
import { useInterface, useView } from '../state/hooks.tsx';

/** Texts that arrive sooner than this need no note, ms. */
const NOTE_DELAY_MS = 300;

/**
 * Shows the page in the language of the view, once its texts are there. Where they cannot be had, the view goes back to
 * the language that is shown, and a note says so.
 */
export function usePageLanguage(): void {
  const language = useView((state) => state.view.language);
  const change = useView((state) => state.change);
  const noteChange = useInterface((state) => state.noteLanguageChange);
  const endChange = useInterface((state) => state.endLanguageChange);
  useEffect(() => {
    let isChosen = true;
    const note = setTimeout(() => noteChange({ kind: 'loading', language }), NOTE_DELAY_MS);
    changeLanguage(language)
      .then(
        () => {
          if (!isChosen) return;
          document.documentElement.lang = language;
          endChange(language);
        },
        (error: unknown) => {
          if (!isChosen) return;
          noteChange({
            kind: 'failed',
            language,
            message: error instanceof Error ? error.message : String(error),
          });
          change({ language: shownLanguage() });
        },
      )
      .finally(() => clearTimeout(note));
    return () => {
      isChosen = false;
      clearTimeout(note);
    };
  }, [language, change, noteChange, endChange]);
}
