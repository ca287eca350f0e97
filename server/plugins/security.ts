import helmet from '@fastify/helmet';
import { isLoopback, type Config } from '../config.ts';
import type { HttpApp } from '../http/context.ts';
import { HttpError } from '../http/http-error.ts';
import { streamSchemes } from '../camera-streams.ts';

/** Origins the page may fetch from besides our own: those of the configured base map. */
export function basemapOrigins({ kind, url }: Config['basemap']): string[] {
  const origins = kind === 'tianditu' ? ['https://*.tianditu.gov.cn'] : [];
  if (url !== undefined && !url.startsWith('/')) origins.push(new URL(url).origin);
  return origins;
}

/** Headers and the check of the `Host` header. */
export async function registerSecurity(app: HttpApp, config: Config): Promise<void> {
  const streams = streamSchemes(config.streams);
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'self'"],
        'script-src': ["'self'"],
        'worker-src': ["'self'"],
        'style-src': ["'self'", "'unsafe-inline'"],
        'img-src': ["'self'", 'data:', 'blob:'],
        'font-src': ["'self'", 'data:'],
        'connect-src': ["'self'", ...basemapOrigins(config.basemap), ...streams],
        // The player hands the pieces of a stream to the video as a blob.
        ...(streams.length > 0 && { 'media-src': ["'self'", 'blob:', ...streams] }),
        'object-src': ["'none'"],
        'base-uri': ["'self'"],
        'form-action': ["'self'"],
        'frame-ancestors': ["'self'"],
      },
    },
    // Over plain http on the machine itself these would only break things.
    strictTransportSecurity: false,
    crossOriginEmbedderPolicy: false,
  });

  if (!config.allowRemote) {
    // A page elsewhere can point its own name at 127.0.0.1; it cannot make the browser send our name.
    app.addHook('onRequest', async (request) => {
      const host = request.hostname.replace(/^\[|\]$/g, '');
      if (!isLoopback(host)) throw new HttpError(421, `This server does not answer for the host ${host}.`);
    });
  }
}
