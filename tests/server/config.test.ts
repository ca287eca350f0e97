import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ConfigError, isLoopback, loadConfig } from '../../server/config.ts';

function faultsOf(environment: Record<string, string>): readonly string[] {
  try {
    loadConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
  throw new Error('the configuration was accepted');
}

describe('loadConfig', () => {
  it('has a working configuration for an empty environment', () => {
    expect(loadConfig({ GRIDLIGHT_VOLUME: '', PATH: '/bin' })).toEqual({
      host: '127.0.0.1',
      port: 4173,
      home: resolve('.gridlight'),
      databaseUrl: undefined,
      allowRemote: false,
      logLevel: 'info',
      dataFolder: 'data/zhuzhou',
      volume: undefined,
      basemap: { kind: 'schematic' },
      mapApprovalNo: undefined,
      rateLimit: 6_000,
      streamClients: 2500,
      streamsPerAddress: 200,
      connectionsPerAddress: 1_000,
      sendTimeoutMs: 20_000,
      receiveTimeoutMs: 30_000,
      trustProxy: undefined,
      reserveBytes: 256 * 1_048_576,
      demonstration: true,
      firstSteps: true,
    });
  });

  it('takes what is given', () => {
    const config = loadConfig({
      HOST: '::1',
      PORT: '0',
      DATABASE_URL: 'postgresql://u:p@db:5432/grid',
      GRIDLIGHT_VOLUME: '5000',
      GRIDLIGHT_BASEMAP: 'tianditu',
      GRIDLIGHT_BASEMAP_KEY: 'abc123',
      GRIDLIGHT_MAP_APPROVAL_NO: '湘S(2024)001号',
    });
    expect(config).toMatchObject({
      host: '::1',
      port: 0,
      databaseUrl: 'postgresql://u:p@db:5432/grid',
      volume: 5000,
      basemap: { kind: 'tianditu', key: 'abc123' },
      mapApprovalNo: '湘S(2024)001号',
    });
  });

  it('lists all faults at once', () => {
    const faults = faultsOf({
      PORT: '99999',
      DATABASE_URL: 'mysql://db',
      LOG_LEVEL: 'loud',
      GRIDLIGHT_VOLUME: '1e6',
      GRIDLIGHT_BASEMAP: 'moon',
      GRIDLIGHT_ALLOW_REMOTE: 'yes',
    });
    expect(faults).toHaveLength(6);
    expect(faults).toEqual(
      expect.arrayContaining([
        'PORT must be a whole number from 0 to 65535.',
        'GRIDLIGHT_ALLOW_REMOTE must be 1 (allowed) or 0 (not allowed).',
        'GRIDLIGHT_BASEMAP must be one of schematic, pmtiles, tianditu, style.',
      ]),
    );
  });

  it('lists faults of single settings and of settings that do not go together, all in one', () => {
    const faults = faultsOf({ HOST: '0.0.0.0', PORT: 'abc', GRIDLIGHT_BASEMAP: 'tianditu' });
    expect(faults).toEqual([
      'PORT must be a whole number from 0 to 65535.',
      expect.stringMatching(/^HOST is 0\.0\.0\.0, which other machines can reach/),
      'GRIDLIGHT_BASEMAP_KEY is needed for the base map tianditu.',
    ]);
    expect(
      faultsOf({ GRIDLIGHT_BASEMAP: 'style', GRIDLIGHT_BASEMAP_URL: 'ftp://x', LOG_LEVEL: 'loud' }),
    ).toHaveLength(2);
  });

  it.each(['0.0.0.0', '::', '192.168.1.5', 'gridlight.example.org'])(
    'refuses to listen on %s unless that is said to be meant',
    (HOST) => {
      expect(faultsOf({ HOST })[0]).toMatch(/^HOST is .* Set GRIDLIGHT_ALLOW_REMOTE=1 if that is meant\.$/);
      expect(loadConfig({ HOST, GRIDLIGHT_ALLOW_REMOTE: '1' }).host).toBe(HOST);
    },
  );

  it('wants what a base map needs', () => {
    expect(faultsOf({ GRIDLIGHT_BASEMAP: 'tianditu' })).toEqual([
      'GRIDLIGHT_BASEMAP_KEY is needed for the base map tianditu.',
    ]);
    expect(faultsOf({ GRIDLIGHT_BASEMAP: 'style' })).toEqual([
      'GRIDLIGHT_BASEMAP_URL is needed for the base map style.',
    ]);
    expect(faultsOf({ GRIDLIGHT_BASEMAP: 'style', GRIDLIGHT_BASEMAP_URL: 'javascript:alert(1)' })).toEqual([
      'GRIDLIGHT_BASEMAP_URL must be an http(s) address or a path beginning with /.',
    ]);
  });
});

describe('isLoopback', () => {
  it.each(['127.0.0.1', '127.3.2.1', '::1', 'localhost'])('takes %s', (host) =>
    expect(isLoopback(host)).toBe(true),
  );
  it.each(['127.0.0.1.evil.org', '10.0.0.1', 'localhost.evil.org', '::'])('does not take %s', (host) =>
    expect(isLoopback(host)).toBe(false),
  );
});

describe('trusted proxies', () => {
  it('takes addresses and ranges of proxies to be trusted, and nothing else', () => {
    const read = (GRIDLIGHT_TRUST_PROXY: string) => loadConfig({ GRIDLIGHT_TRUST_PROXY }).trustProxy;
    expect(read('127.0.0.1, 10.0.0.0/8,fd00::/8')).toEqual(['127.0.0.1', '10.0.0.0/8', 'fd00::/8']);
    for (const wrong of ['true', '10.0.0.0/33', '10.0.0.0/0', '10.0.0.1/8/8', 'proxy.example.org', '1', ','])
      expect(() => read(wrong), wrong).toThrow(/GRIDLIGHT_TRUST_PROXY/);
  });
});
