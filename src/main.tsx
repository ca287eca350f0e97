import './ui/global.css';
import { createRoot } from 'react-dom/client';
import { dropFailedSheets, fetchAgain } from './api/fetch-again.ts';
import { unitsQuery } from './api/units.ts';
import { startTranslation } from './i18n/index.ts';
import { startMapWorker } from './map/worker.ts';
import { connectEngine } from './state/connection/engine-connection.ts';
import type { LiveFeed } from './state/connection/live-connection.ts';
import { hasRoomForColumns } from './state/view/columns.ts';
import { rememberPreferences, startOfReader } from './state/preferences.ts';
import { storageOfPage } from './state/stores/wall-store.ts';
import { createAppState } from './state/stores/app-state.ts';
import { isPresenterView } from './state/view/view-state.ts';
import { createPatrolClient } from './workers/patrol-client.ts';
import { createWorkerEngineClient } from './workers/worker-engine-client.ts';
import { App, createQueryClient } from './workspaces/App.tsx';
import { createPageData } from './workspaces/page-data.ts';
import { loadPanels } from './workspaces/parts.ts';

const CLOCK_EVERY_MS = 1_000;

const memory = storageOfPage();
const reader = startOfReader({ memory, languages: navigator.languages, hasRoom: hasRoomForColumns() });
const { state, notes } = createAppState(location.search, reader);
rememberPreferences(state.view, memory, hasRoomForColumns);
const connection = connectEngine(state, createWorkerEngineClient(), () => performance.now());
const queries = createQueryClient();
const data = createPageData({ state, connection, queries, openFeed });
const load = (): void => void data.load();

dropFailedSheets(document);
startMapWorker();
const translation = startTranslation(state.view.getState().view.language);
const { setLinkNotes } = state.interface.getState();
setLinkNotes(notes);
fetchAgain(() => import('./state/wall/page-watch.ts')).then(
  ({ watchPage }) => watchPage(window, state.wall, () => Date.now()),
  () => undefined,
);
setInterval(() => connection.followClock(), CLOCK_EVERY_MS);
if (!isPresenterView(state.view.getState().view)) {
  load();
  for (const level of ['finest', 'county', 'township', 'village'] as const)
    void queries.prefetchQuery(unitsQuery(level));
}
// Keys move panels, so the page listens to keys once the panels have loaded, and so does its link follow what they change.
// If they do not load, the page says so.
loadPanels().then(
  ({ linkAddressBar, listenToKeys }) => {
    linkAddressBar(state, window, setLinkNotes);
    listenToKeys(window, state);
  },
  () => undefined,
);
await translation;
const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
createRoot(root).render(
  <App
    state={state}
    connection={connection}
    queries={queries}
    patrolTasks={createPatrolClient()}
    reload={load}
  />,
);

/** Opens the live stream; its code is fetched beside the first picture. */
async function openFeed(reload: () => void): Promise<LiveFeed> {
  const [{ connectLive }, { followShownPosition }, { listenLive }, { fetchChanges }, { rawColumnsOf }] =
    await Promise.all([
      import('./state/connection/live-connection.ts'),
      import('./state/connection/shown-position.ts'),
      import('./workers/live-client.ts'),
      import('./api/changes.ts'),
      import('./domain/engine/columns/raw-rows.ts'),
    ]);
  // Says how far the page has come in the stream, for whoever looks from outside.
  followShownPosition(state, (position) => (document.documentElement.dataset['livePosition'] = position));
  return connectLive({
    store: state.live,
    listen: listenLive,
    fetchChanges,
    apply: (events) => {
      const rows = events.map(({ incident }) => incident);
      return connection.update(rawColumnsOf(rows, connection.currentQuery().asOf));
    },
    reload,
    now: () => performance.now(),
    later: (task, delayMs) => setTimeout(task, delayMs),
  });
}
