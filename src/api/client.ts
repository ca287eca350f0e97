/** The server answered with an error, or not at all (`status` 0). */
export class ApiError extends Error {
  readonly status: number;
  readonly details: readonly { field?: string | undefined; message: string }[];

  constructor(status: number, message: string, details: ApiError['details'] = [], cause?: unknown) {
    super(message, { cause });
    this.name = 'ApiError';
    this.status = status;
    this.details = details;
  }
}

/** What a reply has to satisfy; a zod schema does. */
export interface Reader<T> {
  parse(value: unknown): T;
}

/** Fetches the reader beside the reply, so that the schemas do not hold up the first picture. */
export type LoadReader<T> = () => Promise<Reader<T>>;

let repliedAt: number | undefined;

/** When the server last sent what it was asked for, ms of the page's clock; `undefined` where it never did. */
export const lastReplyAt = (): number | undefined => repliedAt;

async function request(
  path: string,
  signal?: AbortSignal,
  { accepted = [], ...init }: RequestInit & { accepted?: readonly number[] } = {},
): Promise<Response> {
  let reply: Response;
  try {
    reply = await fetch(path, signal ? { ...init, signal } : init);
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw new ApiError(0, `${path}: no connection`, [], cause);
  }
  if (reply.ok) repliedAt = performance.now();
  if (reply.ok || accepted.includes(reply.status)) return reply;
  const body: unknown = await reply.json().catch(() => undefined);
  const { errorReplySchema } = await import('../schemas/common.ts');
  const error = errorReplySchema.safeParse(body);
  if (error.success) throw new ApiError(reply.status, error.data.message, error.data.details);
  throw new ApiError(reply.status, `${path}: ${reply.status} ${reply.statusText}`);
}

/**
 * Gets JSON and checks it. Throws `ApiError`, also for a reply that does not have the expected shape. `accepted`: statuses
 * besides success whose reply has that shape too.
 */
export async function getJson<T>(
  path: string,
  loadReader: LoadReader<T>,
  signal?: AbortSignal,
  accepted: readonly number[] = [],
): Promise<T> {
  const [reply, reader] = await Promise.all([request(path, signal, { accepted }), loadReader()]);
  return readReply(path, reply, reader);
}

async function readReply<T>(path: string, reply: Response, reader: Reader<T>): Promise<T> {
  const body: unknown = await reply.json();
  try {
    return reader.parse(body);
  } catch (cause) {
    throw new ApiError(reply.status, `${path}: unexpected reply`, [], cause);
  }
}

/** Sends JSON and checks the reply, as `getJson` does. */
export function postJson<T>(path: string, body: unknown, loadReader: LoadReader<T>): Promise<T> {
  return sendJson('POST', path, body, loadReader);
}

/** The same by another method; without a body for `undefined`. */
export async function sendJson<T>(
  method: 'POST' | 'PUT' | 'DELETE',
  path: string,
  body: unknown,
  loadReader: LoadReader<T>,
): Promise<T> {
  const sent =
    body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const [reply, reader] = await Promise.all([request(path, undefined, { method, ...sent }), loadReader()]);
  return readReply(path, reply, reader);
}

/** Gets bytes, as Arrow replies are. */
export async function getBytes(path: string, signal?: AbortSignal): Promise<ArrayBuffer> {
  return (await request(path, signal)).arrayBuffer();
}

/** How often a server that did not answer is asked again, ms. */
export const ASK_AGAIN_MS = 3_000;

/** `refetchInterval` of a query that is completed by itself once the server is back; a refusal is not asked for again. */
export function whileUnanswered(query: {
  readonly state: { readonly data: unknown; readonly error: Error | null };
}): number | false {
  const { data, error } = query.state;
  const isRefused = error instanceof ApiError && error.status >= 400 && error.status < 500;
  return data === undefined && error !== null && !isRefused ? ASK_AGAIN_MS : false;
}
