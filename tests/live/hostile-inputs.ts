/** What once stopped the server for up to 18 s, by kind. */

export const LONG_TEXTS: readonly [kind: string, text: string][] = [
  ['commas after a name', `张${','.repeat(120_000)}1`],
  ['names without an end', `${'张三'.repeat(60_000)}1岁`],
  ['digits', '1'.repeat(120_000)],
  ['blanks', `张${' '.repeat(120_000)}9`],
  ['signs without a width', `1${'\u200b'.repeat(120_000)}3`],
  ['letters of plates', '湘A'.repeat(60_000)],
];

type Make = (sourceId: string, changes?: Readonly<Record<string, unknown>>) => object;

/** A code of a community that is not there; `community` has the first nine digits. */
export const unknownCode = (community: string, index: number) =>
  `${community}${String(100_000_000 + index * 7_919).slice(0, 9)}`;

/** A batch of reports, each changed by `change`. */
export const batchOf = (
  make: Make,
  change: (index: number) => Record<string, unknown>,
  count = 5_000,
): { items: object[] } => ({
  items: Array.from({ length: count }, (_, index) => make(`x-${index}`, change(index))),
});

/** Batches that cost as much as anybody could think of; `community`: nine digits of one, `far`: a unit where no report lies. */
export function hostileBatches(
  make: Make,
  { community, far }: { community: string; far: string },
): [kind: string, body: () => string | { items: object[] }][] {
  return [
    [
      '5,000 unknown codes of one community',
      () => batchOf(make, (index) => ({ unitCode: unknownCode(community, index) })),
    ],
    ['5,000 units far away', () => batchOf(make, () => ({ unitCode: far, accuracyM: 10 }))],
    [
      '5,000 rows of 200 unknown fields',
      () => batchOf(make, () => Object.fromEntries(Array.from({ length: 200 }, (_, at) => [`f${at}`, at]))),
    ],
    [
      '5,000 rows of wrong departments',
      () => batchOf(make, () => ({ coDepts: Array.from({ length: 500 }, () => 7) })),
    ],
    ['one row of 15 MB', () => batchOf(make, () => ({ title: '路'.repeat(5_000_000) }), 1)],
    ['a row of 60,000 brackets', () => `{"items":[${'['.repeat(60_000)}${']'.repeat(60_000)}]}`],
    ['8,000,000 rows', () => `{"items":[${'1,'.repeat(7_999_999)}1]}`],
    ['brackets that never end', () => `{"items":[${'['.repeat(15_000_000)}`],
    ['a text of 7,000,000 quotes', () => `{"items":["${'\\"'.repeat(7_000_000)}"]}`],
  ];
}
