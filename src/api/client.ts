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

async function request(path: string, signal?: AbortSignal): Promise<Response> {
  let reply: Response;
  try {
    reply = await fetch(path, signal ? { signal } : {});
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw new ApiError(0, `${path}: no connection`, [], cause);
  }
  if (reply.ok) return reply;
  const body: unknown = await reply.json().catch(() => undefined);
  const { errorReplySchema } = await import('../schemas/common.ts');
  const error = errorReplySchema.safeParse(body);
  if (error.success) throw new ApiError(reply.status, error.data.message, error.data.details);
  throw new ApiError(reply.status, `${path}: ${reply.status} ${reply.statusText}`);
}

/** Gets JSON and checks it. Throws `ApiError`, also for a reply that does not have the expected shape. */
export async function getJson<T>(path: string, loadReader: LoadReader<T>, signal?: AbortSignal): Promise<T> {
  const [reply, reader] = await Promise.all([request(path, signal), loadReader()]);
  const body: unknown = await reply.json();
  try {
    return reader.parse(body);
  } catch (cause) {
    throw new ApiError(reply.status, `${path}: unexpected reply`, [], cause);
  }
}

/** Gets bytes, as Arrow replies are. */
export async function getBytes(path: string, signal?: AbortSignal): Promise<ArrayBuffer> {
  return (await request(path, signal)).arrayBuffer();
}
