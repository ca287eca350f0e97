import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import { jsonSchemaTransform } from 'fastify-type-provider-zod';
import type { HttpApp } from '../http/context.ts';

/** OpenAPI document at `/api/docs/json`, made from the schemas of the routes, and a page to try them at `/api/docs`. */
export async function registerDocumentation(app: HttpApp, version: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Gridlight 满格',
        version,
        description:
          'Grids, incidents, cameras and pickpocket cases of a city. Positions are WGS84 longitude and latitude; times are ISO 8601 with offset. Errors have one shape: `{error, message, details[]}`.',
      },
      servers: [{ url: '/' }],
      tags: [
        { name: 'map', description: 'What is drawn' },
        { name: 'events', description: 'Incidents and cases' },
        { name: 'system', description: 'State and description of this installation' },
      ],
    },
    transform: jsonSchemaTransform,
  });
  await app.register(swaggerUi, { routePrefix: '/api/docs', uiConfig: { tryItOutEnabled: true } });
}
