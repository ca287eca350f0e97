import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/client.ts';
import type { AppState } from '../state/stores/app-state.ts';
import type { EngineConnection } from '../state/connection/engine-connection.ts';
import { isPresenterView } from '../state/view/view-state.ts';
import { AppStateProvider, useInterface, useShownTheme, useView } from '../state/hooks.tsx';
import { PatrolTasksProvider } from '../state/patrol-tasks.tsx';
import { cssVariables, THEMES } from '../themes/index.ts';
import { ErrorBoundary } from '../ui/ErrorBoundary.tsx';
import { Dialogs } from './lazy-panels.ts';
import { PageFailure, PageLoading } from './PageStates.tsx';
import { loadConsultation, loadHandover, loadPresenter, loadPrevention, loadRumours, part } from './parts.ts';
import { Shell } from './Shell.tsx';
import { usePageLanguage } from './use-page-language.ts';

/** What keeps a page that stands for weeks: fetched beside the first picture. */
const Keeper = lazy(() => part(['upkeep'], () => import('./Keeper.tsx')));
const Presenter = lazy(async () => ({ default: (await loadPresenter()).PresenterWindow }));

/** The whole pages over the map. */
const WHOLE_PAGES = {
  handover: lazy(async () => ({ default: (await loadHandover()).HandoverPage })),
  consultation: lazy(async () => ({ default: (await loadConsultation()).ConsultationPage })),
  prevention: lazy(async () => ({ default: (await loadPrevention()).PreventionPage })),
  rumours: lazy(async () => ({ default: (await loadRumours()).RumoursPage })),
};

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
export function App(props: {
  state: AppState;
  connection: EngineConnection;
  queries: QueryClient;
  patrolTasks: React.ComponentProps<typeof PatrolTasksProvider>['tasks'];
  reload: () => void;
}) {
  return (
    <QueryClientProvider client={props.queries}>
      <AppStateProvider state={props.state}>
        <Appearance />
        <ErrorBoundary Fallback={PageFailure}>
          <PatrolTasksProvider tasks={props.patrolTasks}>
            <Pages connection={props.connection} reload={props.reload} />
          </PatrolTasksProvider>
        </ErrorBoundary>
        <ErrorBoundary Fallback={Nothing}>
          <Suspense>
            <Keeper />
          </Suspense>
        </ErrorBoundary>
      </AppStateProvider>
    </QueryClientProvider>
  );
}

/** The map, and over it a whole page; a link to that alone makes no map, nor does the presenter's. */
function Pages(props: { connection: EngineConnection; reload: () => void }) {
  const page = useView((state) => state.view.page);
  const hasDialog = useInterface(({ dialog }) => dialog !== null);
  const isPresenter = useView(({ view }) => isPresenterView(view));
  const [hadMap, setHadMap] = useState(page === 'map');
  if (page === 'map' && !hadMap) setHadMap(true);
  if (isPresenter)
    return (
      <Suspense fallback={<PageLoading />}>
        <Presenter />
      </Suspense>
    );
  const WholePage = page === 'map' ? null : WHOLE_PAGES[page];
  return (
    <>
      {hadMap && (
        <div inert={page !== 'map'}>
          <Shell {...props} />
        </div>
      )}
      {WholePage !== null && (
        <Suspense fallback={<PageLoading />}>
          <WholePage />
        </Suspense>
      )}
      {hasDialog && (
        <Suspense>
          <Dialogs />
        </Suspense>
      )}
    </>
  );
}

/** Stands for what the page does as well without. */
const Nothing = () => null;

/** Puts theme and language of the view onto the document. */
function Appearance() {
  const { t } = useTranslation();
  const theme = useShownTheme();
  usePageLanguage();
  useEffect(() => {
    const root = document.documentElement;
    for (const [name, value] of Object.entries(cssVariables(THEMES[theme])))
      root.style.setProperty(name, value);
    root.style.colorScheme = THEMES[theme].scheme;
    root.dataset['theme'] = theme === 'wall-night' ? 'wall' : theme;
  }, [theme]);
  const title = t('app.title');
  useEffect(() => {
    document.title = title;
  }, [title]);
  return null;
}
