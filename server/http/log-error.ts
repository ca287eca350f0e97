/** An error as it is logged. */
export interface LoggedError {
  readonly [name: string]: unknown;
  readonly type: string;
  readonly message: string;
  readonly code?: string;
  /** Empty where it is not to be seen. */
  readonly stack: string;
  readonly cause?: LoggedError;
}

const DEEPEST_CAUSE = 4;
const ADDRESS = /\b([a-z][a-z0-9+.-]{1,15}:\/\/)[^\s"'<>`]+/gi;
const TOKEN = /\b(bearer\s+)[\w.~+/=-]+/gi;

/** A text without the addresses in it, which may hold passwords or name cameras, and without tokens. */
export function withoutSecrets(text: string): string {
  return text.replace(ADDRESS, '$1…').replace(TOKEN, '$1…');
}

/**
 * What is logged of an error: its kind, message, code and causes. Not its other fields: errors of a database carry the
 * statement with all its values, which may be reports, or the hash of a token. The stack only where `withStack`.
 */
export function logError(error: unknown, withStack: boolean, depth = 0): LoggedError {
  if (!(error instanceof Error))
    return { type: typeof error, message: withoutSecrets(String(error)), stack: '' };
  const { code } = error as NodeJS.ErrnoException;
  return {
    type: error.name,
    message: withoutSecrets(error.message),
    ...(typeof code === 'string' && { code }),
    stack: withStack ? withoutSecrets(error.stack ?? '') : '',
    ...(error.cause !== undefined &&
      depth < DEEPEST_CAUSE && { cause: logError(error.cause, withStack, depth + 1) }),
  };
}
