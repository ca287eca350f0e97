import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { healthSchema } from '../../src/schemas/health.ts';
import { startCli } from '../support/child-process.ts';
import { fillHome } from '../support/database-image.ts';

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'gridlight-process-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const health = async (url: string) => healthSchema.parse(await (await fetch(`${url}/api/health`)).json());

// Most of these open a database or two, which takes a busy machine a while.
describe('gridlight serve', { timeout: 240_000 }, () => {
  it('answers from the first moment, fills an empty database, and closes cleanly on a signal', async () => {
    const environment = { PORT: '0', GRIDLIGHT_HOME: home, GRIDLIGHT_VOLUME: '1000', LOG_LEVEL: 'error' };
    const server = startCli(['serve'], environment);
    const [url = ''] = /http:\S+/.exec(await server.waitFor(/is starting at/)) ?? [];
    expect((await health(url)).status).toBe('starting');
    await server.waitFor(/^Ready: /);
    expect(await health(url)).toMatchObject({
      status: 'ok',
      data: { dataSets: ['zhuzhou'], incidents: 1000 },
    });

    const second = startCli(['load', 'data/zhuzhou'], { GRIDLIGHT_HOME: home });
    expect(await second.ended).toBe(1);
    expect(second.lines.join('\n')).toContain(`already open in process ${server.pid}`);

    server.child.kill('SIGTERM');
    expect(await server.ended).toBe(0);
    expect(readdirSync(home)).toEqual(['database']);

    const again = startCli(['serve'], environment);
    const [nextUrl = ''] = /http:\S+/.exec(await again.waitFor(/^Ready: /)) ?? [];
    expect((await health(nextUrl)).data.incidents).toBe(1000);
    again.child.kill('SIGINT');
    expect(await again.ended).toBe(0);
  });

  it('takes a broken-off filling up again', async () => {
    await fillHome(home);
    const environment = { PORT: '0', GRIDLIGHT_HOME: home, GRIDLIGHT_VOLUME: '1000', LOG_LEVEL: 'error' };
    const first = startCli(['serve'], environment);
    const [url = ''] = /http:\S+/.exec(await first.waitFor(/is starting at/)) ?? [];
    while ((await health(url)).progress?.step === 'open the database')
      await new Promise((resolve) => setTimeout(resolve, 20));
    first.child.kill('SIGKILL');
    await first.ended;
    const second = startCli(['serve'], environment);
    const [nextUrl = ''] = /http:\S+/.exec(await second.waitFor(/^Ready: /)) ?? [];
    expect(await health(nextUrl)).toMatchObject({ status: 'ok', data: { incidents: 1000 } });
    second.child.kill('SIGTERM');
    expect(await second.ended).toBe(0);
  });

  it('serves own data alone where they came first, and load says how to add the bundled city', async () => {
    await fillHome(home);
    const environment = { PORT: '0', GRIDLIGHT_HOME: home, LOG_LEVEL: 'error' };
    const load = startCli(['load', 'data/example'], environment);
    await load.ended;
    expect(load.lines.at(-1)).toMatch(/^note 提示: .* gridlight load data\/zhuzhou$/);
    const server = startCli(['serve'], environment);
    const [url = ''] = /http:\S+/.exec(await server.waitFor(/^Ready: /)) ?? [];
    expect((await health(url)).data.dataSets).toEqual(['example']);
    server.child.kill('SIGTERM');
    expect(await server.ended).toBe(0);
  });

  it('says at once when the home folder cannot be one', async () => {
    const file = join(home, 'file');
    writeFileSync(file, '');
    const load = startCli(['load', 'data/example'], { GRIDLIGHT_HOME: file });
    expect(await load.ended).toBe(1);
    expect(load.lines).toEqual([`gridlight: GRIDLIGHT_HOME: ${file} is a file, not a folder.`]);
  });

  it('refuses to listen for other machines, and tells every fault', async () => {
    const server = startCli(['serve'], {
      HOST: '0.0.0.0',
      PORT: 'x',
      GRIDLIGHT_HOME: home,
    });
    expect(await server.ended).toBe(1);
    const output = server.lines.join('\n');
    expect(output).toContain('PORT must be a whole number');
    expect(output).toContain('HOST is 0.0.0.0');
    expect(readdirSync(home)).toEqual([]);
    const remote = startCli(['serve'], { HOST: '0.0.0.0', GRIDLIGHT_HOME: home });
    expect(await remote.ended).toBe(1);
    expect(remote.lines.join('\n')).toContain('Set GRIDLIGHT_ALLOW_REMOTE=1');
  });

  it('says when the port is taken, and gives the database back', async () => {
    await fillHome(home);
    const holder = createServer().listen(0, '127.0.0.1');
    await once(holder, 'listening');
    const { port } = holder.address() as AddressInfo;
    const environment = { GRIDLIGHT_HOME: home, PORT: String(port), LOG_LEVEL: 'error' };
    const late = startCli(['serve'], environment);
    expect(await late.ended).toBe(1);
    holder.close();
    expect(late.lines.join('\n')).toContain('Another program uses this port');
    expect(readdirSync(home)).not.toContain('database.lock');
  });

  it('says which data set cannot be loaded, and ends', async () => {
    await fillHome(home);
    const environment = { GRIDLIGHT_HOME: home, GRIDLIGHT_DATA: 'data/nothing', LOG_LEVEL: 'error' };
    const server = startCli(['serve'], { ...environment, PORT: '0' });
    expect(await server.ended).toBe(1);
    expect(server.lines.join('\n')).toMatch(/data set in .*nothing cannot be loaded/);
  });
});
