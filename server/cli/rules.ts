import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Command } from 'commander';
import { firstOfNextMonth } from '../../src/domain/time/month-days.ts';
import { isoDateSchema } from '../../src/schemas/common.ts';
import type { RulesReport } from '../../src/schemas/rules-report.ts';
import { loadConfig } from '../config.ts';
import { projectRoot } from '../database/project-root.ts';

interface RulesOptions {
  json?: boolean;
  validFrom?: string;
  splits?: string;
  apply?: string;
}

/** `gridlight rules [<folder>]`: size and staffing of grids against their rules, proposed splits, coverage of services. */
export function addRulesCommand(program: Command): void {
  program
    .command('rules')
    .description('size and staffing of grids against their rules, splits, coverage of services')
    .argument('[folder]', 'folder of a data set; without it the one of the settings')
    .option('--json', 'print the report as JSON')
    .option('--valid-from <date>', 'first day of proposed boundaries; without it the first of next month')
    .option('--splits <file>', 'write the proposed units as GeoJSON, which load reads')
    .option('--apply <folder>', 'write a copy of the folder in which the proposed splits are new boundaries')
    .action(checkRules);
}

async function checkRules(folder: string | undefined, options: RulesOptions): Promise<void> {
  const { readRulesCity } = await import('./rules-city.ts');
  const { rulesReport } = await import('./rules-report.ts');
  const { rulesText } = await import('./rules-text.ts');
  const now = Date.now();
  const validFrom = dateOf(options.validFrom) ?? firstOfNextMonth(now);
  const source =
    folder === undefined
      ? path.resolve(projectRoot(), loadConfig(process.env).dataFolder)
      : path.resolve(folder);
  const city = await readRulesCity(source, now);
  const report = rulesReport(city, now, validFrom);
  if (options.splits !== undefined) {
    const { splitsAsGeoJson } = await import('./rules-splits.ts');
    await writeFile(options.splits, splitsAsGeoJson(report, city.units));
  }
  if (options.apply !== undefined) {
    const { applySplits } = await import('./apply-splits.ts');
    process.stderr.write(`${await applySplits(source, path.resolve(options.apply), report, city)}\n`);
  }
  const names = new Map(city.units.map(({ code, name }) => [code, name]));
  process.stdout.write(
    options.json === true
      ? `${JSON.stringify(report)}\n`
      : rulesText(report, (code) => names.get(code) ?? code),
  );
  process.exitCode = exitCodeOfRules(report);
}

/** 0 where no rule is broken, 2 where one is. What is not known breaks none. */
function exitCodeOfRules({ breaches }: RulesReport): 0 | 2 {
  return breaches.length === 0 ? 0 : 2;
}

function dateOf(text: string | undefined): string | undefined {
  if (text === undefined || isoDateSchema.safeParse(text).success) return text;
  throw new Error(`--valid-from ${text} is not a date like 2027-01-01`);
}
