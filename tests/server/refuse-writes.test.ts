import Fastify from 'fastify';
import { expect, it } from 'vitest';
import type { HttpApp } from '../../server/http/context.ts';
import { registerErrors } from '../../server/plugins/errors.ts';
import { registerRefuseWrites } from '../../server/plugins/refuse-writes.ts';

it.each(['/api/tours', '/%61pi/tours', '/API/tours'])(
  'a write to %s is refused where the disk is full',
  async (url) => {
    const app = Fastify() as unknown as HttpApp;
    registerErrors(app);
    registerRefuseWrites(app, { space: () => 'The disk is full.', clock: () => undefined });
    app.post('/api/tours', () => 'taken');
    app.get('/api/tours', () => 'read');
    const { statusCode, headers } = await app.inject({ method: 'POST', url });
    expect(statusCode).toBe(507);
    expect(headers['retry-after']).toBe('30');
    expect((await app.inject({ method: 'GET', url: '/api/tours' })).statusCode).toBe(200);
    await app.close();
  },
);
