import { appendStep, parseSteps, type AppendFault, type Step } from '../../domain/emergency/step-log.ts';

/** The part of a browser's storage that the step logs need. */
export interface StepStorage {
  readonly length: number;
  key(index: number): string | null;
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

const PREFIX = 'gridlight.emergency.';
/** Logs that are kept; the one whose last step is the oldest goes first. */
const MOST_LOGS = 20;

export interface KeptLog {
  readonly steps: readonly Step[];
  /** Whether the browser keeps it beyond this page. */
  readonly isKept: boolean;
}

/**
 * The step logs of the emergencies, kept in the browser. Every step is added to what is stored at that moment, so that two
 * windows of one emergency do not lose each other's steps. What cannot be stored is kept as long as the page lives.
 */
export class StepStore {
  readonly #storage: StepStorage | undefined;
  readonly #logs = new Map<string, { text: string | null; log: KeptLog }>();
  readonly #listeners = new Set<() => void>();

  constructor(storage: StepStorage | undefined) {
    this.#storage = storage;
  }

  /** The log of an emergency; the same object until it changes. */
  read(key: string): KeptLog {
    const text = this.#stored(key);
    const known = this.#logs.get(key);
    if (known !== undefined && (known.text === text || !known.log.isKept)) return known.log;
    const log: KeptLog = { steps: parseSteps(text), isKept: true };
    this.#logs.set(key, { text, log });
    return log;
  }

  /** Adds a step; the fault where it was refused. */
  append(key: string, step: Parameters<typeof appendStep>[1]): AppendFault | undefined {
    const result = appendStep(this.read(key).steps, step);
    if ('fault' in result) return result.fault;
    const text = JSON.stringify(result.steps);
    const isKept = this.#keep(key, text);
    this.#logs.set(key, { text, log: { steps: result.steps, isKept } });
    for (const listener of this.#listeners) listener();
    return undefined;
  }

  /** Calls when a log may have changed, here or in another window. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    globalThis.addEventListener?.('storage', listener);
    return () => {
      this.#listeners.delete(listener);
      globalThis.removeEventListener?.('storage', listener);
    };
  }

  #stored(key: string): string | null {
    try {
      return this.#storage?.getItem(PREFIX + key) ?? null;
    } catch {
      return null;
    }
  }

  #keep(key: string, text: string): boolean {
    if (this.#storage === undefined) return false;
    try {
      this.#storage.setItem(PREFIX + key, text);
      this.#forgetOldest(this.#storage);
      return true;
    } catch {
      return false;
    }
  }

  #forgetOldest(storage: StepStorage): void {
    const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '');
    keys
      .filter((key) => key.startsWith(PREFIX))
      .map((key) => ({ key, last: parseSteps(storage.getItem(key)).at(-1)?.at ?? 0 }))
      .sort((a, b) => b.last - a.last)
      .slice(MOST_LOGS)
      .forEach(({ key }) => storage.removeItem(key));
  }
}
