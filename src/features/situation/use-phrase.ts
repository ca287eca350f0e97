import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Say } from './span-text.ts';

/** Says phrases in the language of the page. */
export function useSay(): Say {
  const { t } = useTranslation();
  return useCallback<Say>((phrase, more) => t(phrase.key, { ...phrase.values, ...more }), [t]);
}
