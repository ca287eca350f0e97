import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { SayPhrase } from './phrase.ts';

/** Says phrases in the language of the page. */
export function usePhrase(): SayPhrase {
  const { t } = useTranslation();
  return useCallback<SayPhrase>((phrase, more) => t(phrase.key, { ...phrase.values, ...more }), [t]);
}
