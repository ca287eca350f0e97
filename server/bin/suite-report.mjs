import { stripVTControlCharacters } from 'node:util';

const SLOWEST_SHOWN = 12;
/** The first line of a reason; of a law that fails also what it fails for, and why. */
const firstLine = (messages) => {
  const [first, ...others] = stripVTControlCharacters(messages[0] ?? '').split('\n');
  const ofLaw = others.filter((line) => /^(?:\{ seed|Counterexample|Caused by)/.test(line));
  return [first, ...ofLaw].map((line) => line.slice(0, 300)).join(' | ');
};

/**
 * What a vitest run's JSON says: counts of tests; the failed ones, each with its reason in a line; those that passed
 * at the second try only; the skipped ones; the slowest files, in seconds.
 */
export function readSuite(testResults) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  const failed = [];
  const secondTries = [];
  const skipped = [];
  for (const { fullName, status, failureMessages = [] } of testResults.flatMap(
    (file) => file.assertionResults,
  )) {
    const kind = status === 'passed' || status === 'failed' ? status : 'skipped';
    counts[kind] += 1;
    if (kind === 'failed') failed.push(`${fullName}: ${firstLine(failureMessages)}`);
    if (kind === 'skipped') skipped.push(fullName);
    if (kind === 'passed' && failureMessages.length > 0)
      secondTries.push(`${fullName}: ${firstLine(failureMessages)}`);
  }
  const slowest = testResults
    .map(({ name, startTime, endTime }) => ({ name, seconds: (endTime - startTime) / 1000 }))
    .sort((one, other) => other.seconds - one.seconds)
    .slice(0, SLOWEST_SHOWN);
  return { counts, failed, secondTries, skipped, slowest };
}
