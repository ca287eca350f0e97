import type {
  FastifyBaseLogger,
  FastifyInstance,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Config } from '../config.ts';
import type { DiskSpace } from '../guard/disk-space.ts';
import type { ServerClock } from '../guard/server-clock.ts';
import type { Readiness } from '../readiness.ts';
import type { WriteObstacles } from './refuse-writing.ts';

/** The server with request and reply types read from the zod schemas of its routes. */
export type HttpApp = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  ZodTypeProvider
>;

/** What every route gets. */
export interface RouteContext {
  readiness: Readiness;
  config: Config;
  /** Version of this program. */
  version: string;
  /** Clock, epoch ms. */
  now(): number;
  /** Whether that clock can be believed. */
  clock: ServerClock;
  /** Free space of the disk of the embedded database; `undefined` where there is none to watch. */
  space: DiskSpace | undefined;
  /** Both as reasons to write nothing. */
  obstacles: WriteObstacles;
}
