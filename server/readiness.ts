import type { OpenDatabase } from './database/open-database.ts';

/** Where the filling of a new database has got to; `total` is null where it is not known. */
export interface StartProgress {
  step: string;
  done: number;
  total: number | null;
}

/** Thrown by a route that needs the database before it is ready. */
export class NotReadyError extends Error {
  override readonly name = 'NotReadyError';
}

/**
 * The state between "the port answers" and "the data is there". The server listens from the first moment; routes
 * ask `requireDatabase()` and are answered 503 until `open` was called.
 */
export interface Readiness {
  /** The database, from the moment it may be asked. */
  readonly database: OpenDatabase | undefined;
  readonly progress: StartProgress | undefined;
  /** Why starting failed. */
  readonly failure: string | undefined;
  report(progress: StartProgress): void;
  open(database: OpenDatabase): void;
  fail(reason: string): void;
  /** @throws NotReadyError while the database is being opened or filled */
  requireDatabase(): OpenDatabase;
}

/** A readiness that waits for `open`, or one that is ready at once. */
export function createReadiness(opened?: OpenDatabase): Readiness {
  let database = opened;
  let progress: StartProgress | undefined = opened
    ? undefined
    : { step: 'open the database', done: 0, total: null };
  let failure: string | undefined;
  return {
    get database() {
      return database;
    },
    get progress() {
      return progress;
    },
    get failure() {
      return failure;
    },
    report(next) {
      progress = next;
    },
    open(next) {
      database = next;
      progress = undefined;
    },
    fail(reason) {
      failure = reason;
    },
    requireDatabase() {
      if (database) return database;
      throw new NotReadyError(
        failure === undefined
          ? `the server is starting: ${progress?.step ?? 'opening'}`
          : `the server could not start: ${failure}`,
      );
    },
  };
}
