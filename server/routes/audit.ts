import type { FastifyReply } from 'fastify';
import { auditQuerySchema, auditReportSchema, repairedUnitsQuerySchema } from '../../src/schemas/audit.ts';
import { unitPropertiesSchema } from '../../src/schemas/units.ts';
import { AuditService } from '../audit/audit-service.ts';
import type { HttpApp, RouteContext } from '../http/context.ts';
import { isUnchanged, sendUnchanged } from '../http/entity-tag.ts';
import { featureCollectionSchema, sendFeatures } from '../http/feature-collection.ts';
import { errorReplies } from '../http/http-error.ts';
import { listUnits } from '../repositories/units.ts';

/** Sends a JSON text as it is. */
function sendJsonText(reply: FastifyReply, text: string): FastifyReply {
  return reply.type('application/json; charset=utf-8').send(text);
}

/** `/api/audit`: whether the stored division holds, and its units with the proposed repairs applied. */
export function registerAuditRoutes(app: HttpApp, context: RouteContext): void {
  let service: AuditService | undefined;
  app.addHook('onClose', () => service?.stop());
  const open = () => {
    const { kysely } = context.readiness.requireDatabase();
    service ??= new AuditService(kysely, context.now);
    return { kysely, service };
  };
  app.get(
    '/api/audit',
    {
      schema: {
        summary: 'Coverage audit: gaps, overlaps, codes, parents, counts',
        description:
          'Made once for each version of the units, in a thread of its own; areas in m² on the ellipsoid. `hash` is the SHA-256 of the report without it, as canonical JSON (RFC 8785).',
        tags: ['map'],
        querystring: auditQuerySchema,
        response: {
          ...errorReplies,
          200: {
            description: 'The report, as `gridlight audit --json` prints it',
            content: { 'application/json': { schema: auditReportSchema } },
          },
        },
      },
    },
    async (request, reply) => {
      const { service: audits } = open();
      if (await isUnchanged(context, request, reply, ['unit', 'dataset'])) return sendUnchanged(reply);
      const { report } = await audits.read(request.query);
      return sendJsonText(reply, report);
    },
  );
  app.get(
    '/api/audit/repaired',
    {
      schema: {
        summary: 'Units of a level with the proposed repairs applied, as GeoJSON that `load` reads',
        tags: ['map'],
        querystring: repairedUnitsQuerySchema,
        response: {
          ...errorReplies,
          200: {
            description: 'GeoJSON FeatureCollection; with `only=mended` only the units that changed',
            content: { 'application/geo+json': { schema: featureCollectionSchema(unitPropertiesSchema) } },
          },
        },
      },
    },
    async (request, reply) => {
      const { kysely, service: audits } = open();
      const { level, only, ...tolerances } = request.query;
      if (await isUnchanged(context, request, reply, ['unit', 'dataset'])) return sendUnchanged(reply);
      const { mended } = await audits.read(tolerances);
      const units = await listUnits(kysely, { level });
      const features = units.map(({ properties, geometry }) => {
        const { code } = properties;
        return { id: code, properties, geometry: mended.get(code) ?? geometry };
      });
      return sendFeatures(reply, only === 'mended' ? features.filter(({ id }) => mended.has(id)) : features);
    },
  );
}
