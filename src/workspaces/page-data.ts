import type { QueryClient } from '@tanstack/react-query';
import { datasetQuery } from '../api/dataset.ts';
import { fetchIncidentColumns } from '../api/incidents.ts';
import { placesQuery } from '../api/places.ts';
import { unitsQuery } from '../api/units.ts';
import type { EngineConnection } from '../state/connection/engine-connection.ts';
import type { LiveFeed } from '../state/connection/live-connection.ts';
import type { AppState } from '../state/stores/app-state.ts';
import { marketsOfPlaces } from '../state/stores/markets-of-places.ts';

/** When all else is there, the first picture waits no longer than this for the markets. */
const MARKETS_WAIT_MS = 3_000;
const FIRST_RETRY_MS = 5_000;
const LONGEST_RETRY_MS = 60_000;

/** The incidents of the page, and what they need to be read. */
export interface PageData {
  /** Reads the incidents and hands them to the engine. A failure is shown, and tried again later and later. */
  load(): Promise<void>;
}

/**
 * The data of the page. `openFeed` opens the live stream beside the first load, which does not need it; it gets what loads
 * everything anew where changes were missed for good. Where the stream cannot be had, the page says that nothing is live.
 */
export function createPageData(page: {
  readonly state: AppState;
  readonly connection: EngineConnection;
  readonly queries: QueryClient;
  readonly openFeed: (reload: () => void) => Promise<LiveFeed>;
}): PageData {
  const { state, connection, queries } = page;
  let retry = 0;
  let failures = 0;
  const feed = page.openFeed(() => void load());
  const withFeed = (use: (feed: LiveFeed) => void): void => void feed.then(use, () => undefined);

  async function load(): Promise<void> {
    clearTimeout(retry);
    state.engine.getState().setStatus({ kind: 'loading' });
    withFeed(({ suspend }) => suspend());
    try {
      const { bytes, context, knowledge } = await fetchAll(queries);
      state.interface.getState().setMarkets(knowledge);
      const report = await connection.load(bytes, context);
      withFeed(({ begin }) => begin(report?.position));
      failures = 0;
    } catch (error) {
      connection.fail(error);
      // Nobody may be there to press the button: a wall tries again by itself.
      retry = window.setTimeout(
        () => void load(),
        Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** failures++),
      );
    }
  }
  return { load };
}

/** The columns, and what the engine has to know of categories, areas and markets. */
async function fetchAll(queries: QueryClient) {
  const needed = Promise.all([
    fetchIncidentColumns(),
    queries.fetchQuery(datasetQuery),
    queries.fetchQuery(unitsQuery('area')),
  ]);
  const marketsComing = marketsOfPlaces(
    () => queries.fetchQuery({ ...placesQuery, retry: false }),
    needed.then(() => new Promise((resolve) => setTimeout(resolve, MARKETS_WAIT_MS))),
  );
  const [bytes, { codeTables }, areas] = await needed;
  const { markets, knowledge } = await marketsComing;
  const categoryParents = Object.fromEntries(
    codeTables.categories.flatMap(({ code, parent }) => (parent === undefined ? [] : [[code, parent]])),
  );
  const areaMembers = Object.fromEntries(
    areas.features.map(({ properties }) => [properties.code, properties.memberCodes ?? []]),
  );
  return { bytes: new Uint8Array(bytes), context: { categoryParents, areaMembers, markets }, knowledge };
}
