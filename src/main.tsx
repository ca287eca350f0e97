import './ui/global.css';
import { createRoot } from 'react-dom/client';
import { datasetQuery } from './api/dataset.ts';
import { fetchIncidentColumns } from './api/incidents.ts';
import { placesQuery } from './api/places.ts';
import { unitsQuery } from './api/units.ts';
import { startTranslation } from './i18n/index.ts';
import { startMapWorker } from './map/worker.ts';
import { createAppState } from './state/stores/app-state.ts';
import { connectEngine } from './state/connection/engine-connection.ts';
import { marketsOfPlaces } from './state/stores/markets-of-places.ts';
import { linkAddressBar } from './state/connection/address-bar.ts';
import { createWorkerEngineClient } from './workers/worker-engine-client.ts';
import { App, createQueryClient } from './workspaces/App.tsx';

const { state, notes } = createAppState(location.search);
const link = connectEngine(state, createWorkerEngineClient(), () => performance.now());
const queries = createQueryClient();
/** Comes beside the first picture, which does not need it. Where it cannot be had, the page says that nothing is live. */
const live = Promise.all([
  import('./state/connection/live-connection.ts'),
  import('./state/connection/shown-position.ts'),
  import('./workers/live-client.ts'),
  import('./api/changes.ts'),
  import('./domain/engine/columns/raw-rows.ts'),
]).then(([{ connectLive }, { followShownPosition }, { listenLive }, { fetchChanges }, { rawColumnsOf }]) => {
  // Says how far the picture has come, for whoever looks from outside.
  followShownPosition(state, (position) => (document.documentElement.dataset['livePosition'] = position));
  return connectLive({
    store: state.live,
    listen: listenLive,
    fetchChanges,
    apply: (events) => {
      const rows = events.map(({ incident }) => incident);
      return link.update(rawColumnsOf(rows, link.currentQuery().asOf));
    },
    reload: () => void loadIncidents(),
    now: () => performance.now(),
    later: (task, delayMs) => setTimeout(task, delayMs),
  });
});
live.catch(() => undefined);

/** When all else is there, the first picture waits no longer than this for the markets, ms. */
const MARKETS_WAIT_MS = 3000;

let retry = 0;
let failures = 0;

/** Reads the incidents and hands them to the engine; a failure is shown with a way to try again. */
async function loadIncidents(): Promise<void> {
  clearTimeout(retry);
  state.engine.getState().setStatus({ kind: 'loading' });
  live.then(
    ({ suspend }) => suspend(),
    () => undefined,
  );
  try {
    const needed = Promise.all([
      fetchIncidentColumns(),
      queries.fetchQuery(datasetQuery),
      queries.fetchQuery(unitsQuery('area')),
    ]);
    const marketsComing = marketsOfPlaces(
      () => queries.fetchQuery({ ...placesQuery, retry: false }),
      needed.then(() => new Promise((resolve) => setTimeout(resolve, MARKETS_WAIT_MS))),
    );
    const [bytes, dataset, areas] = await needed;
    const markets = await marketsComing;
    state.interface.getState().setMarkets(markets.knowledge);
    const report = await link.load(new Uint8Array(bytes), {
      categoryParents: Object.fromEntries(
        dataset.codeTables.categories.flatMap(({ code, parent }) =>
          parent === undefined ? [] : [[code, parent]],
        ),
      ),
      areaMembers: Object.fromEntries(
        areas.features.map(({ properties }) => [properties.code, properties.memberCodes ?? []]),
      ),
      markets: markets.markets,
    });
    live.then(
      ({ begin }) => begin(report?.position),
      () => undefined,
    );
    failures = 0;
  } catch (error) {
    link.fail(error);
    // Nobody may be there to press the button: a wall tries again by itself, later each time.
    retry = window.setTimeout(() => void loadIncidents(), Math.min(60_000, 5_000 * 2 ** failures++));
  }
}

startMapWorker();
const translation = startTranslation(state.view.getState().view.language);
const { setLinkNotes } = state.interface.getState();
setLinkNotes(notes);
linkAddressBar(state, window, setLinkNotes);
import('./state/wall/page-watch.ts').then(
  ({ watchPage }) => watchPage(window, state.wall, () => Date.now()),
  () => undefined,
);
setInterval(() => link.refresh(), 60_000);
void loadIncidents();
for (const level of ['finest', 'county', 'township', 'village'] as const)
  void queries.prefetchQuery(unitsQuery(level));
// Keys are heard when the panels are there that they move; where these cannot be had, the page says so itself.
import('./workspaces/panels.ts').then(
  ({ handleKey }) => window.addEventListener('keydown', (event) => handleKey(event, state)),
  () => undefined,
);
await translation;
const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
createRoot(root).render(
  <App state={state} link={link} queries={queries} reload={() => void loadIncidents()} />,
);
