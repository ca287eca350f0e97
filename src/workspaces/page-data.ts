import type { QueryClient } from '@tanstack/react-query';
import { casesQuery } from '../api/cases.ts';
import { datasetQuery } from '../api/dataset.ts';
import { fetchIncidentColumns } from '../api/incidents.ts';
import { placesQuery } from '../api/places.ts';
import { unitsQuery } from '../api/units.ts';
import type { Subject } from '../domain/engine/api/answer.ts';
import type { EngineConnection } from '../state/connection/engine-connection.ts';
import type { LiveFeed } from '../state/connection/live-connection.ts';
import type { AppState } from '../state/stores/app-state.ts';
import type { MarketKnowledge } from '../state/stores/interface-store.ts';
import { subjectOf } from '../state/view/view-state.ts';
import { marketsOfPlaces } from '../state/stores/markets-of-places.ts';
import { createCaseData, marketsWait, membersOfAreas, retryAfterMs } from './case-data.ts';
import { serverMoment } from './server-moment.ts';

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
  const countsCases = (): boolean => subjectOf(state.view.getState().view) === 'cases';
  const markets = createMarketNews(state);
  const cases = createCaseData({ state, connection, queries, onMarkets: markets.note('cases') });
  const feed = page.openFeed(() => void load());
  const withFeed = (use: (feed: LiveFeed) => void): void => void feed.then(use, () => undefined);

  async function load(): Promise<void> {
    // What was read before is not read again by itself; panels that show it follow.
    void queries.invalidateQueries({ queryKey: [...casesQuery.queryKey] });
    cases.loadAnew();
    await loadIncidents();
  }

  async function loadIncidents(): Promise<void> {
    clearTimeout(retry);
    if (!countsCases()) state.engine.getState().setStatus({ kind: 'loading' });
    withFeed(({ suspend }) => suspend());
    try {
      const { bytes, context, knowledge, now } = await fetchAll(queries);
      markets.note('incidents')(knowledge);
      const report = await connection.load(bytes, context, now);
      withFeed(({ begin }) => begin(report?.position));
      failures = 0;
    } catch (error) {
      connection.fail(error);
      // Nobody may be there to press the button: a wall tries again by itself.
      retry = window.setTimeout(() => void loadIncidents(), retryAfterMs(failures++));
    }
  }

  state.view.subscribe(() => {
    markets.show();
    cases.want();
  });
  return { load };
}

/** Says of the markets what the engine knows of them for what the page counts: the two are loaded by themselves. */
function createMarketNews(state: AppState) {
  const known = new Map<Subject, MarketKnowledge>();
  const show = (): void => {
    const knowledge = known.get(subjectOf(state.view.getState().view));
    const { markets, setMarkets } = state.interface.getState();
    if (knowledge !== undefined && knowledge !== markets) setMarkets(knowledge);
  };
  const note =
    (subject: Subject) =>
    (knowledge: MarketKnowledge): void => {
      known.set(subject, knowledge);
      show();
    };
  return { note, show };
}

/** The columns, and what the engine has to know of categories, areas and markets. */
async function fetchAll(queries: QueryClient) {
  // Replies are kept by server and browser until something changes: what time it is, only the server's clock knows.
  const clock = serverMoment(queries);
  const needed = Promise.all([
    fetchIncidentColumns(),
    queries.fetchQuery(datasetQuery),
    queries.fetchQuery(unitsQuery('area')),
  ]);
  const marketsComing = marketsOfPlaces(
    () => queries.fetchQuery({ ...placesQuery, retry: false }),
    marketsWait(needed),
  );
  const [bytes, { codeTables }, areas] = await needed;
  const { markets, knowledge } = await marketsComing;
  const categoryParents = Object.fromEntries(
    codeTables.categories.flatMap(({ code, parent }) => (parent === undefined ? [] : [[code, parent]])),
  );
  const context = { categoryParents, areaMembers: membersOfAreas(areas), markets };
  return { bytes: new Uint8Array(bytes), context, knowledge, now: await clock };
}
