import { startProgram } from '../support/child-process.ts';
import type { LoopReport } from '../support/loop-watch.ts';
import { makeReport } from './live-city.ts';
import { ingestReplySchema, type IngestReply } from '../../src/schemas/live.ts';

/** A server that is a process of its own, whose event loop is watched. */
export interface WatchedServer {
  url: string;
  /** Of all counties. */
  token: string;
  /** Of the county 430202 only. */
  firstToken: string;
  pid: number;
  /** Does something to the server and says how its event loop fared meanwhile; prints it under a name. */
  during(name: string, attack: () => Promise<unknown>): Promise<LoopReport>;
  stop(): Promise<void>;
}

/** Starts one over the small city, on the database at an address or on an embedded one. */
export async function startWatchedServer(
  settings: {
    databaseUrl?: string;
    timeoutMs?: number;
    incidents?: number;
    environment?: Record<string, string>;
  } = {},
): Promise<WatchedServer> {
  const program = startProgram('serve-watched.ts', [JSON.stringify(settings)], { TZ: 'UTC' });
  const [, url = '', token = '', firstToken = ''] = (await program.waitFor(/^serving /)).split(' ');
  const ask = async (line: string, answer: RegExp, count: number) => {
    program.child.stdin?.write(`${line}\n`);
    for (;;) {
      const found = program.lines.filter((one) => answer.test(one));
      if (found.length >= count) return found[count - 1]!;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  };
  let watches = 0;
  return {
    url,
    token,
    firstToken,
    pid: program.pid,
    async during(name, attack) {
      watches++;
      await ask('reset', /^watching$/, watches);
      await attack();
      const line = await ask('report', /^report /, watches);
      const report = JSON.parse(line.replace('report ', '')) as LoopReport;
      const ms = (value: number) => `${value.toFixed(0)} ms`;
      console.log(
        `${name}: event loop p99 ${ms(report.p99Ms)}; processor time of a turn p99 ${ms(report.p99CpuMs)}, longest ${ms(report.longestCpuMs)}; memory ${report.memoryMb.toFixed(0)} MB`,
      );
      return report;
    },
    async stop() {
      program.child.kill('SIGKILL');
      await program.ended;
    },
  };
}

/** Sends a batch as it is; the status, and the reply where it was taken. */
export async function post(
  { url, token }: Pick<WatchedServer, 'url' | 'token'>,
  body: string | { items: readonly unknown[] },
  kind: 'incidents' | 'transitions' = 'incidents',
): Promise<{ status: number; text: string; headers: Headers; reply: IngestReply | undefined }> {
  const answer = await fetch(`${url}/api/ingest/${kind}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  const text = await answer.text();
  const reply = answer.status === 200 ? ingestReplySchema.parse(JSON.parse(text)) : undefined;
  return { status: answer.status, text, headers: answer.headers, reply };
}

/** Reports that are good, with numbers of their own. */
export const goodReports = (name: string, count: number) =>
  Array.from({ length: count }, (_, index) => makeReport(`${name}-${index}`));
