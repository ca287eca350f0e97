import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { addRulesCommand } from '../../server/cli/rules.ts';
import { readRulesCity } from '../../server/cli/rules-city.ts';
import { rulesReportSchema } from '../../src/schemas/rules-report.ts';
import { unitPropertiesSchema } from '../../src/schemas/units.ts';
import { FULL, rulesFolder, staffed } from './rules-folder.ts';

const open: { remove(): void }[] = [];
const planted = (...given: Parameters<typeof rulesFolder>) => {
  const made = rulesFolder(...given);
  open.push(made);
  return made.folder;
};

afterEach(() => {
  for (const made of open.splice(0)) made.remove();
  vi.restoreAllMocks();
});

/** What the command prints, and the exit code it sets. */
async function run(...args: string[]) {
  const before = process.exitCode;
  let output = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    output += String(text);
    return true;
  });
  const program = new Command().exitOverride();
  addRulesCommand(program);
  try {
    await program.parseAsync(['node', 'gridlight', 'rules', ...args]);
    return { output, code: process.exitCode };
  } finally {
    process.exitCode = before;
    vi.restoreAllMocks();
  }
}
const reportOf = async (...args: string[]) => {
  const { output, code } = await run(...args, '--json', '--valid-from', '2027-01-01');
  return { report: rulesReportSchema.parse(JSON.parse(output)), code };
};

const SOUND = { households: 480, partyMembers: 99, staffing: FULL };

describe('gridlight rules', () => {
  it('finds no breach where there is none, and ends with 0', async () => {
    const { report, code } = await reportOf(
      planted([SOUND, { households: 500, partyMembers: 100, staffing: FULL }]),
    );
    expect(code).toBe(0);
    expect(report).toMatchObject({
      dataSet: 'planted',
      breaches: [],
      unknown: [],
      splits: [],
      notSplit: [],
      notes: [],
    });
    expect(report.rules).toMatchObject([
      {
        id: 'qst2019',
        asOf: '2019-11-26',
        held: [
          { quantity: 'households', units: 2, within: 2, breaches: 0, unknown: 0, tightest: { code: '430204003001002000', value: 500, distance: 0 } },
          { quantity: 'partyMembers', units: 2, within: 2, breaches: 0, unknown: 0 },
        ],
      },
    ]); // prettier-ignore
  });

  it('lists the planted breaches with their distance, proposes a split, and ends with 2', async () => {
    const folder = planted([
      SOUND,
      { households: 760, partyMembers: 120, staffing: FULL },
      { households: 300, staffing: staffed({ gridWorker: 0, contactOfficer: 1, urbanMgmt: 1 }) },
    ]);
    const { report, code } = await reportOf(folder);
    expect(code).toBe(2);
    expect(report.breaches).toEqual([
      { kind: 'size', ruleId: 'qst2019', code: '430204003001002000', quantity: 'households', most: 500, value: 760, distance: -260, verdict: 'over' },
      { kind: 'size', ruleId: 'qst2019', code: '430204003001002000', quantity: 'partyMembers', most: 100, value: 120, distance: -20, verdict: 'over' },
      { kind: 'staffing', schemeId: '1+3', code: '430204003001003000', role: 'gridWorker', min: 1, max: 1, count: 0, distance: -1, verdict: 'short' },
    ]); // prettier-ignore
    expect(report.unknown).toEqual([
      { kind: 'size', ruleId: 'qst2019', code: '430204003001003000', quantity: 'partyMembers', most: 100, verdict: 'unknown' },
      { kind: 'staffing', schemeId: '1+3', code: '430204003001003000', role: 'cleaner', min: 1, max: 1, verdict: 'unknown' },
    ]); // prettier-ignore
    expect(report.splits).toMatchObject([
      {
        of: '430204003001002000',
        validFrom: '2027-01-01',
        parts: [
          { code: '430204003001901000', quantities: { households: 380, partyMembers: 60 } },
          { code: '430204003001902000', quantities: { households: 380, partyMembers: 60 } },
        ],
      },
    ]);
  });

  it('prints tables with source and date for a reader', async () => {
    const { output, code } = await run(
      planted([SOUND, { households: 760, staffing: FULL }]),
      '--valid-from',
      '2027-01-01',
    );
    expect(code).toBe(2);
    expect(output).toMatch(
      /^qst2019 +households +500 +2 +1 +1 +0 +-260 \(430204003001002000\) +S3 .* 2019-11-26$/m,
    );
    expect(output).toContain('Breaches: 1');
    expect(output).toMatch(/^430204003001002000 +第2网格 +qst2019 +households +760 +– +500 +-260$/m);
    expect(output).toMatch(/^430204003001002000 +430204003001901000 +households 380 .* 2027-01-01$/m);
    expect(output).toContain('as the crow flies: no streets are known');
  });

  it('measures on foot where there are streets', async () => {
    const shareOf = async (folder: string) => {
      const { services } = (await reportOf(folder)).report;
      return [services.by, services.units.find(({ code }) => code === '430204003001001000')!.services['PARTY_SERVICE']!.area!] as const; // prettier-ignore
    };
    const [straight, disc] = await shareOf(planted([SOUND, SOUND]));
    const [streets, walked] = await shareOf(planted([SOUND, SOUND], { hasStreet: true }));
    expect([straight, streets]).toEqual(['straight-line', 'streets']);
    expect(Math.abs(disc.share - (Math.PI * 90 ** 2) / 80_000)).toBeLessThan(disc.error);
    // North of the street, 40 m south of the station, the disc; beyond it |x| + |y| ≤ 50 m.
    const north = (Math.PI * 90 ** 2) / 2 + 40 * Math.sqrt(90 ** 2 - 40 ** 2) + 90 ** 2 * Math.asin(40 / 90);
    expect(Math.abs(walked.share - (north + 50 ** 2) / 80_000)).toBeLessThan(walked.error);
  });

  it('tells what stands in no unit of a level, and how many sectors are known', async () => {
    const { services } = (await reportOf(planted([SOUND, SOUND]))).report;
    const at = (type: string) => services.levels.find(({ level, facilityType }) => level === 'grid' && facilityType === type); // prettier-ignore
    expect(at('PARTY_SERVICE')).toMatchObject({
      without: ['430204003001002000'],
      unreached: ['430204003001002000'],
    });
    expect(at('CHARGING')).toEqual({ facilityType: 'CHARGING', level: 'grid', units: 2, without: ['430204003001001000', '430204003001002000'] }); // prettier-ignore
    expect(
      services.cameraLevels.find(({ pointClass, level }) => pointClass === 1 && level === 'grid'),
    ).toMatchObject({
      cameras: 2,
      knownShare: 0.5,
      littleKnown: ['430204003001001000'],
    });
  });

  it('writes proposals as units that are read again', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'gridlight-splits-')), 'splits.geojson');
    const folder = planted([SOUND, { households: 760, partyMembers: 90, staffing: FULL }]);
    await run(folder, '--splits', file, '--valid-from', '2027-01-01');
    const { features } = JSON.parse(readFileSync(file, 'utf8')) as { features: { properties: unknown }[] };
    rmSync(join(file, '..'), { recursive: true });
    expect(features.map(({ properties }) => unitPropertiesSchema.parse(properties))).toMatchObject([
      { code: '430204003001901000', origin: 'derived', quantities: { households: { value: 380, unit: '户', qualifier: 'approx', origin: 'derived' } } },
      { code: '430204003001902000', origin: 'derived', quantities: { partyMembers: { value: 45 } } },
    ]); // prettier-ignore
    expect(features[0]!.properties).toMatchObject({
      validFrom: '2027-01-01',
      predecessors: ['430204003001002000'],
    });
  });

  it('says what it could not read, and that there are no rules', async () => {
    const folder = planted([{ households: 900 }], { hasRules: false });
    const { output, code } = await run(folder);
    expect(code).toBe(0);
    expect(output).toContain('the data set names none');
    const city = await readRulesCity(planted([{ ...SOUND, staffing: { schemeId: '1+3', counts: { gridWorker: -1 }, asOf: '', origin: 'reported' } }, SOUND]), 1.8e12); // prettier-ignore
    expect(city.notes).toEqual([
      expect.stringMatching(/^layer grids: 1 of 2 rows are left out, as row 1 · staffing/),
    ]);
    await expect(readRulesCity('/nowhere', 0)).rejects.toThrow(
      '/nowhere is no data set: dataset.json is missing',
    );
    await expect(run(folder, '--valid-from', 'soon')).rejects.toThrow('--valid-from soon is not a date');
  });
});
