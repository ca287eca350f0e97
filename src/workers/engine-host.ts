import type { EngineQuery, LoadSummary } from '../domain/engine/api/answer.ts';
import type { UnitProfiles, WantedUnits } from '../domain/engine/api/unit-profiles.ts';
import type { Engine } from '../domain/engine/engine.ts';
import type { CaseEngine } from '../domain/engine/intervals/case-engine.ts';
import { runInSlices, type Task, type Turns } from '../domain/tasks/task.ts';
import type { ActiveView } from '../domain/engine/queries/query-cache.ts';

/** An engine with its work in pieces done between the questions; questions about cases go to one of theirs. */
export interface HostedEngine extends Omit<Engine, 'precompute' | 'compact' | 'inspect'> {
  /** Takes cases; how they are counted is fetched with the first of them. */
  loadCases(...input: Parameters<CaseEngine['load']>): Promise<LoadSummary>;
  /** What each of some units has of a question about incidents; how it is counted is fetched with the first one. */
  unitProfiles(query: EngineQuery, wanted: WantedUnits): Promise<UnitProfiles>;
  /**
   * Makes what lets the clause of the active view be dragged by look-ups alone. Ends early, with `false`, where another is
   * prepared or other data comes.
   */
  prepare(query: EngineQuery, active: ActiveView): Promise<boolean>;
}

/** What the host needs of its surroundings: a clock in ms, and a way to let waiting messages in. */
export interface HostTurns extends Turns {
  /** Hears of work between the questions that failed; what was held stays as it was. */
  readonly reportError: (error: unknown) => void;
}

/** Hosts an engine: questions at once, preparing and tidying between them. */
export function hostEngine(engine: Engine, { now, nextTurn, reportError }: HostTurns): HostedEngine {
  /** Numbers of the newest preparation and tidying; older ones see that they are no longer wanted. */
  let preparing = 0;
  let tidying = 0;
  let isTidying = false;
  let cases: CaseEngine | null = null;
  const asked = ({ subject }: EngineQuery): Engine | CaseEngine => {
    if (subject !== 'cases') return engine;
    if (cases === null) throw new Error('the engine holds no cases yet');
    return cases;
  };

  /** Runs a task slice by slice; whether it came to its end before `isWanted` said no. */
  async function run(task: Task<void>, isWanted: () => boolean): Promise<boolean> {
    return (await runInSlices(task, { now, nextTurn }, () => !isWanted())) !== undefined;
  }

  /** Joins appended rows while there are many; rows that come meanwhile are looked at afterwards. */
  async function tidy(): Promise<void> {
    if (isTidying) return;
    isTidying = true;
    const mine = tidying;
    try {
      for (let steps = engine.compact(); steps !== null; steps = engine.compact()) {
        await nextTurn();
        if (!(await run(steps, () => mine === tidying))) return;
      }
    } finally {
      if (mine === tidying) isTidying = false;
    }
  }

  function forgetWork(): void {
    preparing++;
    tidying++;
    isTidying = false;
  }

  return {
    load: (bytes, context) => {
      forgetWork();
      return engine.load(bytes, context);
    },
    loadColumns: (raw, lists, context) => {
      forgetWork();
      return engine.loadColumns(raw, lists, context);
    },
    append: (raw, lists) => {
      preparing++;
      const report = engine.append(raw, lists);
      tidy().catch(reportError);
      return report;
    },
    update: (raw, lists) => {
      preparing++;
      const report = engine.update(raw, lists);
      tidy().catch(reportError);
      return report;
    },
    loadCases: async (...input) => {
      const { createCaseEngine } = await import('../domain/engine/intervals/case-engine.ts');
      cases ??= createCaseEngine();
      return cases.load(...input);
    },
    query: (query) => asked(query).query(query),
    clusterLeaves: (query, clusterId, page) => asked(query).clusterLeaves(query, clusterId, page),
    expansionZoom: (query, clusterId) => asked(query).expansionZoom(query, clusterId),
    rows: (query, page) => asked(query).rows(query, page),
    points: (query) => asked(query).points(query),
    memory: () => engine.memory(),
    unitProfiles: async (query, wanted) => {
      const { unitProfiles } = await import('../domain/engine/answers/unit-profiles.ts');
      const { store, resolved } = engine.inspect(query);
      return unitProfiles(store, resolved, query.asOf, wanted);
    },
    prepare: async (query, active) => {
      const mine = ++preparing;
      if (query.subject === 'cases') return true;
      return run(engine.precompute(query, active), () => mine === preparing);
    },
  };
}
