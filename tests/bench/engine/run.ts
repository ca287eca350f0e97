import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { below } from '../../../src/domain/random/distributions.ts';
import { createRandom } from '../../../src/domain/random/random.ts';
import { OURS } from './catalogue.ts';
import { startChild, type Child, type ChildSetting } from './child-process.ts';
import { cityLists, encodeCity, makeCity } from './city-columns.ts';
import { createQuiet } from './fingerprint.ts';
import type { ResultLine } from './results.ts';

export interface RunOptions {
  readonly n: number;
  readonly reps: number;
  /** Repetitions before the counted ones. */
  readonly warmUps: number;
  /** Peers that may take part; our own engine always does. */
  readonly peers: readonly string[];
  readonly waitMs: number;
  /** What a contestant may spend on the moves of one repetition. */
  readonly budgetMs: number;
}

/** One run: the city on disk, the living processes, the order of turns. */
export interface Run {
  readonly options: RunOptions;
  readonly setting: ChildSetting;
  readonly emit: (line: ResultLine) => void;
  /** A process with the city loaded, started when it is first asked for. Throws with the reason where it cannot be. */
  loaded(name: string): Promise<{ child: Child; version: string; setUpMs: number; canAppend: boolean }>;
  /** Forgets a process that has died, so that the next task starts another. */
  forget(name: string): void;
  /** A new process without the city. */
  fresh(name: string): Promise<Child>;
  /** Ends the processes that are still open. */
  release(): void;
  /** The names in the order of this repetition, after waiting for a quiet machine. */
  turns(repetition: number, names: readonly string[]): Promise<string[]>;
  busyRepetitions(): number;
  end(): void;
}

/** Names in random order, the same for the same repetition. */
function shuffled(names: readonly string[], repetition: number): string[] {
  const random = createRandom(11, repetition);
  const order = [...names];
  for (let at = order.length - 1; at > 0; at--) {
    const other = below(random, at + 1);
    [order[at], order[other]] = [order[other]!, order[at]!];
  }
  return order;
}

/** Writes the city of this size and prepares a run on it. */
export function prepareRun(
  options: RunOptions,
  setting: Omit<ChildSetting, 'file'>,
  emit: (line: ResultLine) => void,
): Run {
  const scratch = mkdtempSync(path.join(tmpdir(), 'gridlight-bench-'));
  const file = path.join(scratch, 'city.arrow');
  writeFileSync(file, encodeCity(makeCity(options.n), cityLists()));
  const full: ChildSetting = { ...setting, file };
  const quiet = createQuiet(options.waitMs);
  const living = new Map<string, ReturnType<Run['loaded']>>();
  const open = new Set<Child>();
  const fresh = async (name: string): Promise<Child> => {
    const child = await startChild(name, full);
    open.add(child);
    return child;
  };
  const release = (): void => {
    for (const child of open) child.end();
    open.clear();
    living.clear();
  };
  return {
    options,
    setting: full,
    emit,
    fresh,
    forget: (name) => {
      living.delete(name);
    },
    loaded: (name) => {
      const known = living.get(name);
      if (known) return known;
      const started = fresh(name).then(async (child) => ({ child, ...(await child.ask('setUp', {})) }));
      living.set(name, started);
      return started;
    },
    release,
    turns: async (repetition, names) => {
      if (options.waitMs > 0) await quiet.wait();
      return shuffled(names, repetition);
    },
    busyRepetitions: quiet.busyRepetitions,
    end: () => {
      release();
      rmSync(scratch, { recursive: true, force: true });
      rmSync(path.dirname(full.script), { recursive: true, force: true });
    },
  };
}

/** Who takes part in a task: we, and those of its peers that were asked for. */
export function takingPart(run: Run, peers: readonly string[]): string[] {
  return [OURS, ...peers.filter((name) => run.options.peers.includes(name))];
}

/** The words of an error. */
export const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
