import { writeFileSync } from 'node:fs';
import { simulateCasesWithTruth } from '../../src/domain/simulation/cases/simulate-cases.ts';
import { bundledCaseCity } from '../data/bundled-city.ts';

// Writes planted-series.json anew: `npx tsx tests/truth/make-planted-series.ts`, needed after the city was redrawn.
const seed = 430_200;
const asOf = '2026-11-20T22:00:00+08:00';
const { truth } = simulateCasesWithTruth({ seed, asOf: Date.parse(asOf), city: bundledCaseCity() });
const source =
  'Case numbers planted in the bundled city for this seed and moment: travelling commuters (bracelets cut on buses ' +
  'from 响石广场 in the morning peak) and a group passing through (荷塘, then 天元). Read by tests only.';
const file = new URL('planted-series.json', import.meta.url);
writeFileSync(file, `${JSON.stringify({ source, seed, asOf, ...truth }, null, 2)}\n`);
