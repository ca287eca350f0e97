import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { readVersion, type Resource } from '../repositories/data-version.ts';
import type { RouteContext } from './context.ts';

/**
 * The question that a request asks, as it was parsed: its route, the parameters of its path and its query with the defaults.
 * However an address is written, one question is one text.
 */
export function questionOf({ routeOptions, params, query }: FastifyRequest): string {
  return JSON.stringify([routeOptions.url, sorted(params), sorted(query)]);
}

const sorted = (values: unknown) =>
  Object.entries((values ?? {}) as Record<string, unknown>).sort(([a], [b]) => (a < b ? -1 : 1));

/**
 * Gives the reply a weak entity tag made of the version of its data, the program's version and settings, and
 * the question of the request. Returns whether the client has that version already: the caller then sends `304` and reads nothing.
 */
export async function isUnchanged(
  context: RouteContext,
  request: FastifyRequest,
  reply: FastifyReply,
  resources: readonly Resource[],
  /** Distinguishes what changes live, without a new version. */
  state = '',
): Promise<boolean> {
  const version = await readVersion(context.readiness.requireDatabase().kysely, resources);
  const { basemap, mapApprovalNo } = context.config;
  const parts = [context.version, questionOf(request), version, basemap, mapApprovalNo, state];
  const digest = createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
  return isTagKnown(request, reply, `W/"${digest.slice(0, 22)}"`);
}

/** Gives the reply an entity tag; whether the client has that version already. */
export function isTagKnown(request: FastifyRequest, reply: FastifyReply, tag: string): boolean {
  reply.header('etag', tag).header('cache-control', 'no-cache');
  const known = request.headers['if-none-match'];
  if (known === undefined) return false;
  return known.split(',').some((candidate) => candidate.trim() === tag || candidate.trim() === '*');
}

/** The answer to a client that has this version already. */
export function sendUnchanged(reply: FastifyReply): FastifyReply {
  return reply.code(304).send();
}
