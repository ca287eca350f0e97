import { Agent, request } from 'node:http';
import { ingestReplySchema, type IngestReply } from '../../../src/schemas/live.ts';

/** Posts bodies over kept connections. */
export interface Poster {
  /** Resolves with the reply; rejects with the words of the server where it refuses. */
  post(body: Buffer): Promise<IngestReply>;
  close(): void;
}

/** Posts to `/api/ingest/incidents` over at most `connections` connections of 127.0.0.1. */
export function createPoster(url: string, token: string, connections: number): Poster {
  const agent = new Agent({ keepAlive: true, maxSockets: connections, noDelay: true });
  const { port } = new URL(url);
  return {
    post: (body) =>
      new Promise((resolve, reject) => {
        const call = request(
          {
            agent,
            port,
            host: '127.0.0.1',
            method: 'POST',
            path: '/api/ingest/incidents',
            headers: {
              authorization: `Bearer ${token}`,
              'content-type': 'application/json',
              'content-length': body.length,
            },
          },
          (response) => {
            const chunks: Buffer[] = [];
            response.on('data', (chunk: Buffer) => chunks.push(chunk));
            response.on('error', reject);
            response.on('end', () => {
              const text = Buffer.concat(chunks).toString();
              if (response.statusCode === 200) resolve(ingestReplySchema.parse(JSON.parse(text)));
              else
                reject(
                  new Error(`the ingest call was answered ${response.statusCode}: ${text.slice(0, 300)}`),
                );
            });
          },
        );
        call.on('error', reject);
        call.end(body);
      }),
    close: () => agent.destroy(),
  };
}
