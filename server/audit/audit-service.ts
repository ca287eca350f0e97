import type { Kysely } from 'kysely';
import type { AuditTolerances } from '../../src/domain/grids/audit/audit-input.ts';
import { canonicalJson } from '../../src/domain/grids/audit/canonical-json.ts';
import type { FolderNotes } from '../../src/schemas/folder-notes.ts';
import type { Database } from '../database/schema.ts';
import { readVersion } from '../repositories/data-version.ts';
import type { AuditAnswer } from './audit-message.ts';
import { AuditThread } from './audit-thread.ts';
import { storedExpectations, storedPoints, storedUnits } from './stored-division.ts';

/** Answers that are kept: one for each way to set the tolerances that was asked for last. */
const MOST_ANSWERS = 4;

/** What an audit is of. */
const VERSIONED = ['unit', 'dataset'] as const;

interface Entry {
  readonly key: string;
  readonly answer: Promise<AuditAnswer>;
}

/**
 * The audit of what is in the database: made once for each version of the units and each set of tolerances, one after the
 * other, in a thread of its own. Incidents are looked at as they were when the audit was made.
 */
export class AuditService {
  readonly #db: Kysely<Database>;
  readonly #now: () => number;
  #entries: readonly Entry[] = [];
  #queue: Promise<unknown> = Promise.resolve();
  #thread: AuditThread | undefined;
  #isStopped = false;

  constructor(db: Kysely<Database>, now: () => number) {
    this.#db = db;
    this.#now = now;
  }

  /** The answer for the data as they are now. Who asks for the same meanwhile shares it; a failure is not kept. */
  async read(tolerances: AuditTolerances): Promise<AuditAnswer> {
    const version = await this.#version();
    const key = `${version} ${canonicalJson(tolerances)}`;
    const known = this.#entries.find((entry) => entry.key === key);
    if (known !== undefined) return known.answer;
    const answer = this.#queue.then(() => this.#run(tolerances));
    this.#queue = answer.catch(() => undefined);
    const entry = { key, answer };
    this.#entries = [entry, ...this.#entries].slice(0, MOST_ANSWERS);
    answer.catch(() => (this.#entries = this.#entries.filter((other) => other !== entry)));
    return answer;
  }

  /** Ends what is running. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    await this.#thread?.stop();
    await this.#queue;
  }

  async #run(tolerances: AuditTolerances): Promise<AuditAnswer> {
    if (this.#isStopped) throw new Error('the server is closing');
    const version = await this.#version();
    const outcome = await this.#runOnce(tolerances);
    // Units that were written while they were read page by page are of no one time: they are read once more.
    return outcome.version === version ? outcome.answer : (await this.#runOnce(tolerances)).answer;
  }

  #version(): Promise<string> {
    return readVersion(this.#db, VERSIONED);
  }

  async #runOnce(tolerances: AuditTolerances): Promise<{ answer: AuditAnswer; version: string }> {
    const thread = new AuditThread();
    this.#thread = thread;
    try {
      for await (const units of storedUnits(this.#db)) thread.tell({ kind: 'units', units });
      const points = await storedPoints(this.#db);
      for (const batch of points ?? []) thread.tell({ kind: 'points', points: batch });
      const expectations = await storedExpectations(this.#db);
      const notes = points === undefined ? TOO_MANY_POINTS : NO_NOTES;
      thread.tell({ kind: 'run', ...expectations, tolerances, notes, checkedAt: this.#now() });
      const version = await this.#version();
      return { answer: await thread.answer(), version };
    } finally {
      await thread.stop();
      this.#thread = undefined;
    }
  }
}

const NO_NOTES: FolderNotes = { rejectedRows: 0, rejected: [], warnings: [] };
const TOO_MANY_POINTS: FolderNotes = {
  ...NO_NOTES,
  warnings: [{ layer: 'incident', file: '', message: 'there are too many incidents; none was looked at' }],
};
