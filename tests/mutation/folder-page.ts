import { MUTATED_FOLDERS } from './folders.ts';
import { scoreOf, type FolderResult, type Survivor } from './results.ts';

const LONGEST_CODE = 70;

/** What the page says of one folder. */
export interface FolderPage {
  readonly folder: string;
  /** Behind the name: ` (in part)`. */
  readonly note: string;
  readonly killed: number;
  readonly ignored: number;
  /** A line each. */
  readonly survivors: readonly string[];
  /** Lines of mutants that change nothing, by the file and the reason. */
  readonly equivalent: ReadonlyMap<string, readonly string[]>;
}

/** What is to be said of a result. */
export function pageOf({ folder, killed, ignored, survivors, every, missing }: FolderResult): FolderPage {
  const equivalent = new Map<string, string[]>();
  for (const survivor of survivors)
    if (survivor.equivalent) {
      const reason = `**${survivor.file}**: ${survivor.equivalent.why}`;
      equivalent.set(reason, [...(equivalent.get(reason) ?? []), lineOf(survivor)]);
    }
  return {
    folder,
    note: every > 1 ? ` (one line of ${every})` : missing.length > 0 ? ' (in part)' : '',
    killed,
    ignored,
    survivors: survivors.filter((survivor) => survivor.equivalent === undefined).map(lineOf),
    equivalent,
  };
}

/** What an earlier run has written of its folders. */
export function pagesOf(text: string): FolderPage[] {
  const [, score = '', survivors = '', equivalent = ''] = text.split(/^## .*$/m);
  const lists = sections(survivors, /^### (.+)$/);
  const reasons = sections(equivalent, /^(\*\*.+)$/);
  const row = /^\| (\S+)( \(.*?\))? +\| +\d+ \| +(\d+) \| .*\| +(\d+) \|$/;
  return score.split('\n').flatMap((line) => {
    const [, folder = '', note = '', killed, ignored] = row.exec(line) ?? [];
    if (!MUTATED_FOLDERS.some((one) => one.folder === folder)) return [];
    const own = [...reasons].filter(([reason]) => folderOf(reason) === folder);
    return [
      {
        folder,
        note,
        killed: Number(killed),
        ignored: Number(ignored),
        survivors: lists.get(folder) ?? [],
        equivalent: new Map(own),
      },
    ];
  });
}

/** Counts of the mutants of a folder, and the share that a test found of those that can be, in percent. */
export function figuresOf({ killed, survivors, equivalent }: FolderPage) {
  const same = [...equivalent.values()].flat().length;
  return {
    mutants: killed + survivors.length + same,
    survived: survivors.length,
    equivalent: same,
    score: scoreOf(killed, survivors.length),
  };
}

/** The folder with runs of its own in which the file of a reason lies. */
function folderOf(reason: string): string | undefined {
  const file = /^\*\*(.+?)\*\*/.exec(reason)?.[1] ?? '';
  return MUTATED_FOLDERS.map(({ folder }) => folder)
    .filter((folder) => file.startsWith(`${folder}/`))
    .sort((a, b) => b.length - a.length)[0];
}

/** The list items below each head. */
function sections(text: string, head: RegExp): Map<string, string[]> {
  const found = new Map<string, string[]>();
  let items: string[] = [];
  for (const line of text.split('\n')) {
    const name = head.exec(line)?.[1];
    if (name !== undefined) found.set(name, (items = []));
    else if (line.startsWith('- ')) items.push(line);
  }
  return found;
}

const lineOf = ({ file, line, from, to, isCovered }: Survivor): string =>
  `- ${file}:${line} ${code(from)} → ${code(to)}${isCovered ? '' : ' (no test comes here)'}`;

function code(text: string): string {
  const short = text.length > LONGEST_CODE ? `${text.slice(0, LONGEST_CODE)}…` : text;
  const line = short.replaceAll(/\s+/g, ' ');
  return line === '' ? 'nothing' : line.includes('`') ? `\`\` ${line} \`\`` : `\`${line}\``;
}
