import { groupBy } from '../../arrays/group-by.ts';
import { dayBefore, type Validity } from './validity.ts';

/** A version of a unit with whose ground it took. */
export interface StoryVersion extends Validity {
  readonly code: string;
  readonly predecessors?: readonly string[] | undefined;
}

/** What happened to units on a day: one in several, several in one, several anew, one with another border or another code. */
export type ChangeKind = 'split' | 'merge' | 'redivision' | 'redrawn' | 'recoded';

/** Units that changed together on a day: those that ended the day before, and those that began. */
export interface DivisionChange<Version extends StoryVersion = StoryVersion> {
  /** First day of the new boundaries, `YYYY-MM-DD`. */
  readonly day: string;
  readonly kind: ChangeKind;
  readonly before: readonly Version[];
  readonly after: readonly Version[];
}

/**
 * Everything that happened to the ground of a unit before and after, by day: the changes it came from, and those of the units it
 * came from; the changes it went into, and those of what became of it. Empty where its division never changed.
 * @param versions all versions of the units around, in any order
 */
export function storyOf<Version extends StoryVersion>(
  code: string,
  versions: readonly Version[],
): DivisionChange<Version>[] {
  const changes = changesOf(versions);
  const found = new Set<DivisionChange<Version>>();
  const follow = (side: 'before' | 'after', start: string): void => {
    const other = side === 'before' ? 'after' : 'before';
    for (const change of changes) {
      if (found.has(change) || !change[side].some((version) => version.code === start)) continue;
      found.add(change);
      for (const version of change[other]) if (version.code !== start) follow(side, version.code);
    }
  };
  follow('before', code);
  follow('after', code);
  return [...found].sort((a, b) => (a.day < b.day ? -1 : 1));
}

/** All changes of a division, each with the units that belong together. */
export function changesOf<Version extends StoryVersion>(
  versions: readonly Version[],
): DivisionChange<Version>[] {
  const endedOn = groupBy(versions, ({ validTo }) => validTo);
  const begunOn = groupBy(versions, ({ validFrom }) => validFrom);
  return [...begunOn].flatMap(([day, begun]) =>
    day === undefined ? [] : groupsOf(day, endedOn.get(dayBefore(day)) ?? [], begun),
  );
}

function groupsOf<Version extends StoryVersion>(
  day: string,
  ended: readonly Version[],
  begun: readonly Version[],
): DivisionChange<Version>[] {
  const endedByCode = new Map(ended.map((version) => [version.code, version]));
  const groups: { before: Set<Version>; after: Set<Version> }[] = [];
  for (const version of begun) {
    const sources = [...(version.predecessors ?? []), version.code].flatMap(
      (code) => endedByCode.get(code) ?? [],
    );
    if (sources.length === 0) continue;
    const joined = { before: new Set(sources), after: new Set([version]) };
    for (const group of groups.filter(({ before }) => sources.some((source) => before.has(source)))) {
      for (const source of group.before) joined.before.add(source);
      for (const other of group.after) joined.after.add(other);
      groups.splice(groups.indexOf(group), 1);
    }
    groups.push(joined);
  }
  return groups.map(({ before, after }) => {
    const change = { day, before: byCode(before), after: byCode(after) };
    return { ...change, kind: kindOf(change) };
  });
}

const byCode = <Version extends StoryVersion>(versions: Iterable<Version>): Version[] =>
  [...versions].sort((a, b) => (a.code < b.code ? -1 : 1));

function kindOf({ before, after }: Pick<DivisionChange, 'before' | 'after'>): ChangeKind {
  if (before.length === 1 && after.length > 1) return 'split';
  if (before.length > 1 && after.length === 1) return 'merge';
  if (before.length > 1) return 'redivision';
  return before[0]?.code === after[0]?.code ? 'redrawn' : 'recoded';
}
