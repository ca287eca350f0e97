import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { errorBody } from '../http/http-error.ts';

/** Headers of replies that are made before any plugin runs: nothing in them may be run, framed or guessed at. */
const HEADERS = {
  'content-security-policy': "default-src 'none';frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
} as const;

/** Answers, in the one error shape, a request that no route could be looked up for. */
export function answerFrameworkError(
  error: FastifyError,
  _request: FastifyRequest,
  reply: FastifyReply,
): void {
  const statusCode = error.statusCode ?? 500;
  const message =
    error.code === 'FST_ERR_BAD_URL'
      ? 'The address is not valid: its percent signs do not write UTF-8.'
      : 'This address cannot be answered.';
  void reply
    .code(statusCode)
    .headers(HEADERS)
    .type('application/json; charset=utf-8')
    .send(errorBody(statusCode, message));
}

const CLIENT_ERRORS: Record<string, readonly [statusCode: number, message: string]> = {
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'The request did not arrive in time.'],
  HPE_HEADER_OVERFLOW: [431, 'The headers of the request are too large.'],
  HPE_CHUNK_EXTENSIONS_OVERFLOW: [413, 'The chunk extensions of the request are too large.'],
};

/** Answers, in the one error shape, what is no readable HTTP request, and closes the connection. */
export function answerClientError(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  const [statusCode, message] = CLIENT_ERRORS[error.code ?? ''] ?? [400, 'This is no valid HTTP request.'];
  const body = JSON.stringify(errorBody(statusCode, message));
  const headers = {
    ...HEADERS,
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    connection: 'close',
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  const head = `HTTP/1.1 ${statusCode} ${STATUS_CODES[statusCode] ?? ''}\r\n${lines.join('\r\n')}\r\n\r\n`;
  if (socket.writable) socket.write(head + body);
  socket.destroy(error);
}
