import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/client.ts';
import { changeLanguage } from '../i18n/index.ts';
import type { AppState } from '../state/app-state.ts';
import type { EngineLink } from '../state/engine-link.ts';
import { AppStateProvider, useView } from '../state/hooks.tsx';
import { cssVariables, THEMES } from '../themes/index.ts';
import { ErrorBoundary } from '../ui/ErrorBoundary.tsx';
import '../ui/base.css';
import '../ui/controls.css';
import '../ui/facts.css';
import '../ui/panel.css';
import { PageFailure } from './PagePictures.tsx';
import { Shell } from './Shell.tsx';

/** A cache of replies that tries a lost connection again, but not a refusal. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        refetchOnWindowFocus: false,
        retry: (count, error) =>
          count < 3 && !(error instanceof ApiError && error.status >= 400 && error.status < 500),
      },
    },
  });
}

/** The whole page around its stores. */
export function App(props: { state: AppState; link: EngineLink; queries: QueryClient; reload: () => void }) {
  return (
    <QueryClientProvider client={props.queries}>
      <AppStateProvider state={props.state}>
        <Appearance />
        <ErrorBoundary Fallback={PageFailure}>
          <Shell link={props.link} reload={props.reload} />
        </ErrorBoundary>
      </AppStateProvider>
    </QueryClientProvider>
  );
}

/** Puts theme and language of the view onto the document. */
function Appearance() {
  const { t } = useTranslation();
  const theme = useView((state) => state.view.theme);
  const language = useView((state) => state.view.language);
  useEffect(() => {
    const root = document.documentElement;
    for (const [name, value] of Object.entries(cssVariables(THEMES[theme])))
      root.style.setProperty(name, value);
    root.style.colorScheme = THEMES[theme].scheme;
    root.dataset['theme'] = theme;
  }, [theme]);
  useEffect(() => {
    document.documentElement.lang = language;
    void changeLanguage(language);
  }, [language]);
  const title = t('app.title');
  useEffect(() => {
    document.title = title;
  }, [title]);
  return null;
}
