import path from 'node:path';
import { MUTATED_FOLDERS } from './folders.ts';
import { mutateFolder } from './mutate-folder.ts';
import { writeReport } from './report.ts';
import { ensureStryker } from './stryker.ts';

const USAGE = `npm run test:mutation [-- FOLDER… | FILE… | --report] [--concurrency N] [--every N]
Changes src/domain, one small fault at a time, and counts the faults that a test finds.
FOLDER is one of: ${MUTATED_FOLDERS.map(({ folder }) => folder).join(', ')}; a folder above stands for all in it.
FILE is a file in one of them: emergency/contour.ts.
Without one it takes all (hours). --every N takes what stands within every Nth line, for folders whose tests take long. --report only writes docs/testing-mutation.md from the results at hand.`;

const args = process.argv.slice(2);
const takeNumber = (name: string, usual: number): number => {
  const at = args.indexOf(name);
  return at < 0 ? usual : Number(args.splice(at, 2)[1]);
};
const concurrency = takeNumber('--concurrency', 2);
const every = takeNumber('--every', 1);
const reportOnly = args.includes('--report');
const asked = args.filter((argument) => argument !== '--report');
const chosen = MUTATED_FOLDERS.flatMap((one) => {
  const isWhole =
    asked.length === 0 || asked.some((name) => one.folder === name || one.folder.startsWith(`${name}/`));
  if (isWhole) return [one];
  const files = asked.filter((name) => name.endsWith('.ts') && path.dirname(name) === one.folder);
  return files.map((file) => ({ ...one, mutate: `src/domain/${file}` }));
});

if (!(concurrency >= 1 && every >= 1) || asked.some((one) => one.startsWith('-')) || chosen.length === 0) {
  console.error(USAGE);
  process.exit(2);
}
if (!reportOnly) {
  ensureStryker();
  for (const one of chosen) {
    console.log(`\n${one.mutate}`);
    if ((await mutateFolder(one, { concurrency, every })) !== 0) process.exitCode = 1;
  }
}
await writeReport();
