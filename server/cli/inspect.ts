import path from 'node:path';
import type { Command } from 'commander';
import { languageOfTag, type Language } from '../../src/domain/view/languages.ts';

interface InspectOptions {
  json?: boolean;
  lang?: string;
  write?: string;
  out?: string;
}

/** `gridlight inspect <file|folder>`: what files are, and a dataset.json to begin with; docs/your-data.md. */
export function addInspectCommand(program: Command): void {
  program
    .command('inspect')
    .description('what a file or a folder of files is, and a dataset.json to begin with')
    .argument('<path>', 'a CSV or GeoJSON file, or a folder of them')
    .option('--write <file>', 'write the dataset.json; it lies in or above the folder of the files')
    .option('--out <folder>', 'make a folder with the dataset.json and copies of the files')
    .option('--lang <language>', 'zh or en; without it that of the terminal')
    .option('--json', 'print what was found as JSON')
    .action(inspect);
}

async function inspect(target: string, options: InspectOptions): Promise<void> {
  const language = languageOf(options.lang, process.env);
  if (options.write !== undefined && options.out !== undefined)
    throw new Error('--write and --out do not go together.');
  const { inspectPath } = await import('./inspect-path.ts');
  const { inspectionText } = await import('./inspect-text.ts');
  const { inspectionJson } = await import('./inspect-json.ts');
  const { INSPECT_WORDS } = await import('./inspect-languages.ts');
  const { writeDraft, writeDraftFolder } = await import('./write-draft.ts');
  const words = INSPECT_WORDS[language];
  const root = options.write === undefined ? undefined : path.dirname(path.resolve(options.write));
  const inspection = await inspectPath(path.resolve(target), root);
  process.stdout.write(
    options.json === true ? inspectionJson(inspection) : inspectionText(inspection, words),
  );
  const hasDraft = inspection.layers.length > 0;
  process.exitCode = hasDraft && inspection.unread.length + inspection.unplaced.length === 0 ? 0 : 2;
  if (!hasDraft) return;
  if (options.write !== undefined) {
    for (const file of await writeDraft(inspection, options.write)) console.error(words.wrote(file));
    console.error(words.next(`npx gridlight load ${path.dirname(options.write)}`));
  } else if (options.out !== undefined) {
    const { written, copied } = await writeDraftFolder(inspection, options.out);
    console.error(words.copied(copied, options.out));
    for (const file of written) console.error(words.wrote(file));
    console.error(words.next(`npx gridlight load ${options.out}`));
  } else if (options.json !== true)
    console.error(words.begin(`npx gridlight inspect ${target} --out my-city`));
}

/** The language that is asked for, else that of the terminal, else English. @throws Error for one that there is none of */
function languageOf(asked: string | undefined, environment: NodeJS.ProcessEnv): Language {
  if (asked !== undefined) {
    const language = languageOfTag(asked);
    if (language === undefined) throw new Error(`--lang ${asked}: there are zh and en.`);
    return language;
  }
  const tag = environment['LC_ALL'] || environment['LC_MESSAGES'] || environment['LANG'] || '';
  return languageOfTag(tag) ?? 'en';
}
