import type { CaseColumns } from '../../domain/cases/case-columns.ts';
import type { EngineAnswer, EngineQuery, LoadSummary, Subject } from '../../domain/engine/api/answer.ts';
import type { FilterContext } from '../../domain/engine/filter/filter-context.ts';
import type { IncidentLists } from '../../domain/engine/columns/raw-columns.ts';
import { MINUTE_MS } from '../../domain/time/zone.ts';
import type { EngineClient, TravellingColumns } from '../../workers/engine-client.ts';
import { latestOnly } from '../../workers/latest-only.ts';
import type { AppState } from '../stores/app-state.ts';
import type { DataStatus, FailureCause } from '../stores/engine-store.ts';
import { PANELS_EVERY_MS } from '../answers.ts';
import { clausesKnownTo } from '../stores/subject-clauses.ts';
import { subjectOf, type Workspace } from '../view/view-state.ts';
import { USUAL_RANGES } from '../view/workspace-presets.ts';
import { createThrottle, PAGE_TIMER, type ThrottleTimer } from '../throttle.ts';

const ENTIRE_WORLD = { bbox: [-180, -85, 180, 85], zoom: 0 } as const;
/** Panels follow live changes at the pace of a drag when they come closer together than this. */
const LIVE_PACE_MS = 1_000;

/** The engine wired to the stores of a page. */
export interface EngineConnection {
  /**
   * Loads a reply of `/api/incidents.arrow` and asks the first question; a failure is put into the engine store. Returns the report.
   * `now` tells the moment of the server (epoch ms) where it is known: the reply may have been made long before it was sent.
   */
  load(
    bytes: Uint8Array<ArrayBuffer>,
    context: FilterContext,
    now?: () => number,
  ): Promise<LoadSummary | undefined>;
  /** Loads the cases, which the patrol desk counts in place of incidents; a failure is put into the engine store. */
  loadCases(columns: CaseColumns, context: FilterContext, asOf: number): Promise<void>;
  /**
   * Takes up incidents that are new or have moved on; the page asks again. Returns the data version whose answers have
   * them, 0 where nothing is loaded.
   */
  update(columns: { readonly raw: TravellingColumns; readonly lists: IncidentLists }): Promise<number>;
  /** Says that the incidents could not be had from the server. */
  fail(error: unknown): void;
  /** Says that the cases could not be had from the server. */
  failCases(error: unknown): void;
  /** The question that the page asks just now. */
  currentQuery(): EngineQuery;
  /** Asks for the incidents of a cluster of the newest answer. */
  clusterLeaves: EngineClient['clusterLeaves'];
  /** Asks at which zoom a cluster of the newest answer opens. */
  expansionZoom: EngineClient['expansionZoom'];
  /** A page of the matches of a question's filter. */
  rows: EngineClient['rows'];
  /** What each of some units has of a question about incidents. */
  unitProfiles: EngineClient['unitProfiles'];
  /** Every match of a question's filter, for drawing point by point. */
  points: EngineClient['points'];
  /** Asks again where the minute has turned: deadlines and periods move on while the page stands. To be called every second. */
  followClock(): void;
  close(): void;
}

/** A clock that tells epoch ms. */
export type ClockSource = () => number;

/**
 * Asks the engine whenever the filter, the viewport or the histogram's extent changes, one question at a time, and
 * puts the answers into the engine store. The moment at which deadlines are judged is the whole minute of the server's clock
 * when the data was loaded, plus the time that has passed since, so that a wrong clock of the desk does no harm.
 * `timer` paces what is read while a gesture moves the filter.
 */
export function connectEngine(
  state: AppState,
  client: EngineClient,
  clock: ClockSource,
  timer: ThrottleTimer = PAGE_TIMER,
): EngineConnection {
  const held: Partial<Record<Subject, { readonly report: LoadSummary; readonly at: number }>> = {};
  let subject = subjectOf(state.view.getState().view);
  let loadCount = 0;
  /** What a question that failed has put into the store; the next answer takes it back. */
  let questionFailure: DataStatus | null = null;
  let updatedAt = Number.NEGATIVE_INFINITY;
  /** The minute of the last question. */
  let askedFor = 0;
  let isClosed = false;
  /** Why a subject could not be loaded when that was last tried. */
  const failures = new Map<Subject, { readonly cause: FailureCause; readonly error: unknown }>();

  const isOfSubject = (question: EngineQuery): boolean => (question.subject ?? 'incidents') === subject;
  const isGesture = (): boolean => state.filter.getState().gesture !== null;
  /** Whether it is the feed that changes the answers; a change of the filter is answered everywhere at once. */
  const isFed = (): boolean => clock() - updatedAt < LIVE_PACE_MS;

  const panels = createThrottle<{ readonly answer: EngineAnswer; readonly question: EngineQuery }>({
    everyMs: PANELS_EVERY_MS,
    isMoving: () => isGesture() || isFed(),
    onValue: ({ answer, question }) => {
      if (isOfSubject(question)) state.engine.getState().setAnswerForPanels(answer, question);
    },
    timer,
  });

  const asker = latestOnly((query: EngineQuery) => client.query(query), {
    onAnswer: (answer, question) => {
      const { status, setStatus } = state.engine.getState();
      if (!isOfSubject(question)) return;
      const loaded = held[subject];
      if (loaded && status === questionFailure) setStatus({ kind: 'ready', report: loaded.report });
      state.engine.getState().setAnswer(answer, question, isGesture() || !isFed());
      panels.offer({ answer, question });
    },
    onError: (error, question) => {
      if (!isOfSubject(question)) return;
      fail('engine', error);
      questionFailure = state.engine.getState().status;
    },
    onPending: (pending) => state.engine.getState().setPending(pending),
  });

  function fail(cause: FailureCause, error: unknown): void {
    if (isClosed) return;
    const message = error instanceof Error ? error.message : String(error);
    state.engine.getState().setStatus({ kind: 'failed', cause, message });
  }

  /** Says that a subject could not be loaded: now where the page counts it, else when it turns to it and still has none. */
  function failToLoad(failed: Subject, cause: FailureCause, error: unknown): void {
    failures.set(failed, { cause, error });
    if (failed === subject) fail(cause, error);
  }

  function currentQuery(): EngineQuery {
    const { view, viewport, density } = state.view.getState();
    const loaded = held[subject];
    const now = loaded ? loaded.report.asOf + Math.max(0, clock() - loaded.at) : 0;
    return {
      ...(subject === 'cases' && { subject }),
      filter: state.filter.getState().filter,
      view: viewport ?? ENTIRE_WORLD,
      asOf: Math.floor(now / MINUTE_MS) * MINUTE_MS,
      ...(view.timeExtent && { histogramExtent: view.timeExtent }),
      ...(density && { density }),
    };
  }

  /** Notes what was loaded, and asks where the page shows it. */
  function take(loadedSubject: Subject, report: LoadSummary): void {
    held[loadedSubject] = { report, at: clock() };
    failures.delete(loadedSubject);
    loadCount++;
    if (loadedSubject !== subject) return;
    state.engine.getState().setStatus({ kind: 'ready', report });
    query();
  }

  /** Where the range is the usual one of the workspace that is left, that of the other takes its place. The tour gives back what was there. */
  function takeUsualRange(left: Workspace, entered: Workspace): void {
    const { filter, replace } = state.filter.getState();
    const { range } = filter;
    const isUsual = left !== 'tour' && range.kind === 'preset' && range.preset === USUAL_RANGES[left];
    if (isUsual && USUAL_RANGES[left] !== USUAL_RANGES[entered])
      replace({ ...filter, range: { kind: 'preset', preset: USUAL_RANGES[entered] } });
  }

  /** Lets the page count something else. Codes that the other does not know leave the filter, without a step in its history. */
  function turnTo(next: Subject): void {
    subject = next;
    const { filter, replace } = state.filter.getState();
    const known = clausesKnownTo(next, filter);
    if (known !== filter) replace(known);
    const loaded = held[next];
    state.engine
      .getState()
      .startOver(loaded ? { kind: 'ready', report: loaded.report } : { kind: 'loading' });
    const failure = failures.get(next);
    if (!loaded && failure !== undefined) fail(failure.cause, failure.error);
    query();
  }

  function query(): void {
    if (!held[subject]) return;
    const asked = currentQuery();
    askedFor = asked.asOf;
    asker.ask(asked);
  }

  /** What the active view was last prepared for, so that resting answers do not prepare it again and again. */
  let preparedFor = '';

  /** Lets the engine prepare the active view when it is entered, and again when anything but its own clause has changed. */
  function prepare(): void {
    const { activeView } = state.interface.getState();
    if (!held[subject] || activeView === null || state.engine.getState().pending) return;
    const query = currentQuery();
    const { range, weekHours, ...others } = query.filter;
    const key = JSON.stringify([
      loadCount,
      subject,
      activeView,
      others,
      activeView === 'range' ? weekHours : range,
      query.view,
      query.asOf,
    ]);
    if (key === preparedFor) return;
    preparedFor = key;
    const forget = (): void => {
      if (preparedFor === key) preparedFor = '';
    };
    // To be prepared only saves time: where it fails, the questions themselves say what is wrong.
    client.prepare(query, activeView).then((isReady) => isReady || forget(), forget);
  }

  const unsubscribe = [
    state.interface.subscribe((now, before) => {
      if (now.activeView !== before.activeView) prepare();
    }),
    state.engine.subscribe((now, before) => {
      if (!now.pending && before.pending) prepare();
    }),
    state.filter.subscribe((now, before) => {
      if (now.filter !== before.filter) {
        updatedAt = Number.NEGATIVE_INFINITY;
        query();
      }
      if (now.gesture === null && before.gesture !== null) panels.rest();
    }),
    state.view.subscribe((now, before) => {
      if (now.view.workspace !== before.view.workspace)
        takeUsualRange(before.view.workspace, now.view.workspace);
      if (now.view !== before.view && subjectOf(now.view) !== subject) {
        turnTo(subjectOf(now.view));
        return;
      }
      const isOther =
        now.viewport !== before.viewport ||
        now.density !== before.density ||
        now.view.timeExtent !== before.view.timeExtent;
      if (isOther) query();
    }),
  ];

  return {
    load: async (bytes, context, now) => {
      try {
        const made = await client.load(bytes, context);
        if (isClosed) return undefined;
        const report = { ...made, asOf: Math.max(made.asOf, now?.() ?? made.asOf) };
        take('incidents', report);
        return report;
      } catch (error) {
        failToLoad('incidents', 'engine', error);
        return undefined;
      }
    },
    loadCases: async (columns, context, asOf) => {
      try {
        const report = await client.loadCases(columns, context, asOf);
        if (!isClosed) take('cases', report);
      } catch (error) {
        failToLoad('cases', 'engine', error);
      }
    },
    update: async ({ raw, lists }) => {
      if (!held.incidents || isClosed) return 0;
      const { dataVersion } = await client.update(raw, lists);
      updatedAt = clock();
      if (subject === 'incidents') query();
      return dataVersion;
    },
    fail: (error) => failToLoad('incidents', 'server', error),
    failCases: (error) => failToLoad('cases', 'server', error),
    currentQuery,
    clusterLeaves: (query, clusterId, page) => client.clusterLeaves(query, clusterId, page),
    expansionZoom: (query, clusterId) => client.expansionZoom(query, clusterId),
    rows: (query, page) => client.rows(query, page),
    unitProfiles: (query, wanted) => client.unitProfiles(query, wanted),
    points: (query) => client.points(query),
    followClock: () => {
      if (currentQuery().asOf !== askedFor) query();
    },
    close: () => {
      isClosed = true;
      unsubscribe.forEach((stop) => stop());
      asker.close();
      panels.close();
      client.close();
    },
  };
}
