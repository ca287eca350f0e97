import { lockDirectory } from '../../server/database/directory-lock.ts';

// Prints `held` or `refused <pid> …`, and holds the lock until its standard input ends.
const [folder = ''] = process.argv.slice(2);
try {
  const lock = await lockDirectory(folder, 'The test directory');
  console.log('held');
  process.stdin.on('data', () => undefined).on('end', () => lock.release());
} catch (error) {
  console.log(`refused ${error instanceof Error ? error.message : String(error)}`);
}
