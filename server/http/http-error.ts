import { STATUS_CODES } from 'node:http';
import { errorReplySchema, type ErrorReply } from '../../src/schemas/common.ts';

/** An expected failure of a request, sent to the client as it is. */
export class HttpError extends Error {
  override readonly name = 'HttpError';
  readonly statusCode: number;
  readonly details: ErrorReply['details'];
  constructor(
    statusCode: number,
    message: string,
    details: ErrorReply['details'] = [],
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.statusCode = statusCode;
    this.details = details;
  }
}

/** The one shape of every error reply. */
export function errorBody(
  statusCode: number,
  message: string,
  details: ErrorReply['details'] = [],
): ErrorReply {
  return { error: STATUS_CODES[statusCode] ?? 'Error', message, details };
}

/** Error replies that every reading route may give, for its schema. */
export const errorReplies = {
  400: errorReplySchema,
  429: errorReplySchema,
  500: errorReplySchema,
  503: errorReplySchema,
  507: errorReplySchema,
} as const;
