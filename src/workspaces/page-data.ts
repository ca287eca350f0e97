import type { QueryClient } from '@tanstack/react-query';
import { casesQuery } from '../api/cases.ts';
import { datasetQuery } from '../api/dataset.ts';
import { fetchIncidentColumns } from '../api/incidents.ts';
import { placesQuery } from '../api/places.ts';
import { unitsQuery } from '../api/units.ts';
import type { EngineConnection } from '../state/connection/engine-connection.ts';
import type { LiveFeed } from '../state/connection/live-connection.ts';
import type { UnitCollection } from '../schemas/units.ts';
import type { AppState } from '../state/stores/app-state.ts';
import { subjectOf } from '../state/view/view-state.ts';
import { marketsOfPlaces } from '../state/stores/markets-of-places.ts';

/** When all else is there, the first picture waits no longer than this for the markets. */
const MARKETS_WAIT_MS = 3_000;
const FIRST_RETRY_MS = 5_000;
const LONGEST_RETRY_MS = 60_000;

/** What the engine of the page counts, and what it needs to be read. */
export interface PageData {
  /**
   * Reads the incidents and hands them to the engine, and the cases where the page counts those. A failure is shown, and
   * tried again later and later.
   */
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
  let hasCases = false;
  const feed = page.openFeed(() => void load());
  const withFeed = (use: (feed: LiveFeed) => void): void => void feed.then(use, () => undefined);

  async function load(): Promise<void> {
    clearTimeout(retry);
    hasCases = false;
    wantCases();
    if (subjectOf(state.view.getState().view) === 'incidents')
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

  /** Reads the cases once the page counts them. */
  function wantCases(): void {
    if (hasCases || subjectOf(state.view.getState().view) !== 'cases') return;
    hasCases = true;
    loadCases(queries, connection).catch((error: unknown) => {
      hasCases = false;
      connection.failCases(error);
    });
  }
  state.view.subscribe(wantCases);
  return { load };
}

async function loadCases(queries: QueryClient, connection: EngineConnection): Promise<void> {
  const places = () => queries.fetchQuery({ ...placesQuery, retry: false });
  const [columns, areas, { markets }] = await Promise.all([
    queries.fetchQuery(casesQuery),
    queries.fetchQuery(unitsQuery('area')),
    marketsOfPlaces(places, new Promise((resolve) => setTimeout(resolve, MARKETS_WAIT_MS))),
  ]);
  const context = { categoryParents: {}, areaMembers: membersOfAreas(areas), markets };
  const asOf = columns.reportedAt.reduce((last, at) => Math.max(last, at), 0);
  await connection.loadCases(columns, context, asOf);
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
  const context = { categoryParents, areaMembers: membersOfAreas(areas), markets };
  return { bytes: new Uint8Array(bytes), context, knowledge };
}

function membersOfAreas({ features }: UnitCollection): Record<string, readonly string[]> {
  return Object.fromEntries(
    features.map(({ properties }) => [properties.code, properties.memberCodes ?? []]),
  );
}
