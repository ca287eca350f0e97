import type { QueryClient } from '@tanstack/react-query';
import { casesQuery } from '../api/cases.ts';
import { placesQuery } from '../api/places.ts';
import { unitsQuery } from '../api/units.ts';
import type { CaseColumns } from '../domain/cases/case-columns.ts';
import type { UnitCollection } from '../schemas/units.ts';
import type { EngineConnection } from '../state/connection/engine-connection.ts';
import type { AppState } from '../state/stores/app-state.ts';
import type { MarketKnowledge } from '../state/stores/interface-store.ts';
import { marketsOfPlaces } from '../state/stores/markets-of-places.ts';
import { subjectOf } from '../state/view/view-state.ts';
import { serverMoment } from './server-moment.ts';

/** When all else is there, the first picture waits no longer than this for the markets. */
const MARKETS_WAIT_MS = 3_000;
const FIRST_RETRY_MS = 5_000;
const LONGEST_RETRY_MS = 60_000;

/** The cases of the page. */
export interface CaseData {
  /** Reads them where the page counts them and nobody has begun to. */
  want(): void;
  /** Reads them again where the page counts them, else once it does. */
  loadAnew(): void;
}

/**
 * Hands the cases to the engine once the page counts them; after a failure again later and later, as long as it does. Of two
 * loads the later one holds. Markets that come late are taken up when they do.
 */
export function createCaseData(page: {
  readonly state: AppState;
  readonly connection: Pick<EngineConnection, 'loadCases' | 'failCases'>;
  readonly queries: QueryClient;
  readonly onMarkets: (knowledge: MarketKnowledge) => void;
}): CaseData {
  const { state, connection, queries, onMarkets } = page;
  let newest = 0;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let isWanted = false;
  const isCounted = (): boolean => subjectOf(state.view.getState().view) === 'cases';

  async function load(): Promise<void> {
    clearTimeout(retry);
    const number = ++newest;
    const isNewest = (): boolean => number === newest;
    const { status, setStatus } = state.engine.getState();
    if (isCounted() && status.kind === 'failed') setStatus({ kind: 'loading' });
    try {
      const { columns, context, knowledge, places } = await fetchCases(queries);
      if (!isNewest()) return;
      onMarkets(knowledge);
      await connection.loadCases(columns, context, await momentOf(columns, queries));
      failures = 0;
      const loadAgain = (): void => {
        if (isNewest()) void load();
      };
      if (knowledge.kind === 'unavailable') places.then(loadAgain, () => undefined);
    } catch (error) {
      if (!isNewest()) return;
      connection.failCases(error);
      retry = setTimeout(loadIfCounted, retryAfterMs(failures++));
    }
  }

  function loadIfCounted(): void {
    isWanted = isCounted();
    if (isWanted) void load();
  }

  return {
    want: () => {
      if (!isWanted) loadIfCounted();
    },
    loadAnew: loadIfCounted,
  };
}

/** How long to wait after so many failures one after the other (0 = the first), ms. */
export function retryAfterMs(failures: number): number {
  return Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** failures);
}

/** Ends some seconds after all that is needed is there: markets that have not come by then are late. */
export async function marketsWait(needed: Promise<unknown>): Promise<void> {
  await needed;
  await new Promise((resolve) => setTimeout(resolve, MARKETS_WAIT_MS));
}

/** Full codes of the members of every area, by its code. */
export function membersOfAreas({ features }: UnitCollection): Record<string, readonly string[]> {
  return Object.fromEntries(
    features.map(({ properties }) => [properties.code, properties.memberCodes ?? []]),
  );
}

/** Now by the server's clock, epoch ms; where that is not known, the last report. */
async function momentOf({ reportedAt }: CaseColumns, queries: QueryClient): Promise<number> {
  const now = await serverMoment(queries);
  return now?.() ?? reportedAt.reduce((last, at) => Math.max(last, at), 0);
}

/** The cases, and what the engine has to know of areas and markets. `places`: the reply that may be late. */
async function fetchCases(queries: QueryClient) {
  const needed = Promise.all([queries.fetchQuery(casesQuery), queries.fetchQuery(unitsQuery('area'))]);
  const places = queries.fetchQuery({ ...placesQuery, retry: false });
  const marketsComing = marketsOfPlaces(() => places, marketsWait(needed));
  const [columns, areas] = await needed;
  const { markets, knowledge } = await marketsComing;
  const context = { categoryParents: {}, areaMembers: membersOfAreas(areas), markets };
  return { columns, context, knowledge, places };
}
