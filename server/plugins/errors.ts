import type { FastifyError } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { DatabaseBusyError } from '../database/pglite.ts';
import { DatabaseSilentError } from '../database/postgis.ts';
import { DiskFullError, EngineFailedError } from '../database/write-guard.ts';
import type { HttpApp } from '../http/context.ts';
import { errorBody, HttpError } from '../http/http-error.ts';
import { NotReadyError } from '../readiness.ts';

/** Codes of Node and PostgreSQL that mean "the database is not there or does not keep up", not "the query is wrong". */
const DATABASE_GONE =
  /^(ECONNREFUSED|ECONNRESET|ENOTFOUND|EPIPE|ETIMEDOUT|ENOENT|08\w{3}|57P0[1-5]|57014|53\w{3})$/;
const CONNECTION_LOST =
  /^(Connection terminated|timeout exceeded when trying to connect|the database has been closed|Client (was closed|has encountered a connection error) and is not queryable)/;

/** PostgreSQL: disk_full. */
const DISK_FULL = '53100';

/** Whether an error says that the database cannot be reached or is overloaded at the moment. */
export function isDatabaseUnavailable(error: unknown): boolean {
  if (
    error instanceof DatabaseBusyError ||
    error instanceof DatabaseSilentError ||
    error instanceof EngineFailedError ||
    error instanceof NotReadyError
  )
    return true;
  if (!(error instanceof Error)) return false;
  const { code } = error as NodeJS.ErrnoException;
  return (typeof code === 'string' && DATABASE_GONE.test(code)) || CONNECTION_LOST.test(error.message);
}

/** One error shape for everything; what is not the client's fault is logged and never shown. */
export function registerErrors(app: HttpApp): void {
  app.setErrorHandler((error: FastifyError | Error, request, reply) => {
    if (hasZodFastifySchemaValidationErrors(error)) {
      const details = error.validation.map((issue) => ({
        field: issue.instancePath.slice(1).replaceAll('/', '.') || unknownField(issue.params),
        message: issue.message ?? 'is not valid',
      }));
      const names = details.map(({ field, message }) => `${field}: ${message}`).join('; ');
      return reply
        .code(400)
        .send(errorBody(400, `The ${error.validationContext ?? 'request'} is not valid. ${names}`, details));
    }
    if (error instanceof HttpError)
      return reply.code(error.statusCode).send(errorBody(error.statusCode, error.message, error.details));
    if (error instanceof DiskFullError || (error as NodeJS.ErrnoException).code === DISK_FULL) {
      request.log.error({ err: error }, 'the disk of the database is full');
      const message = error instanceof DiskFullError ? error.message : 'The disk of the database is full.';
      return reply.code(507).header('retry-after', '30').send(errorBody(507, message));
    }
    if (isDatabaseUnavailable(error)) {
      if (!(error instanceof NotReadyError)) request.log.error({ err: error }, 'database unavailable');
      const message =
        error instanceof NotReadyError
          ? sentence(error.message)
          : 'The database does not answer at the moment.';
      return reply.code(503).header('retry-after', '2').send(errorBody(503, message));
    }
    const statusCode = 'statusCode' in error ? (error.statusCode ?? 500) : 500;
    if (statusCode < 500) return reply.code(statusCode).send(errorBody(statusCode, sentence(error.message)));
    request.log.error({ err: error }, 'request failed');
    return reply.code(500).send(errorBody(500, 'The server failed to answer this request.'));
  });
}

function unknownField(params: unknown): string {
  const keys = (params as { keys?: unknown } | undefined)?.keys;
  return Array.isArray(keys) ? keys.join(', ') : '';
}

function sentence(text: string): string {
  const capital = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(capital) ? capital : `${capital}.`;
}
