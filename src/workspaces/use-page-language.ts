import { useEffect } from 'react';
import { useInterface, useView } from '../state/hooks.tsx';
import { followLanguage } from './follow-language.ts';

/** Shows the page in the language of the view, see `followLanguage`. */
export function usePageLanguage(): void {
  const language = useView((state) => state.view.language);
  const change = useView((state) => state.change);
  const noted = useInterface((state) => state.noteLanguageChange);
  const endChange = useInterface((state) => state.endLanguageChange);
  useEffect(
    () =>
      followLanguage(language, {
        noted,
        shown: () => {
          document.documentElement.lang = language;
          endChange(language);
        },
        goBack: (back) => change({ language: back }),
      }),
    [language, change, noted, endChange],
  );
}
