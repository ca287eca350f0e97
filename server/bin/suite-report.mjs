import { stripVTControlCharacters } from 'node:util';

const SLOWEST_SHOWN = 12;
const firstLine = (messages) =>
  stripVTControlCharacters(messages[0] ?? '')
    .split('\n')[0]
    .slice(0, 300);

/**
 * What a vitest run's JSON says: counts of tests; the failed ones, each with the first line of its reason; those that passed
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
