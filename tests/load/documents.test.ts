import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadDataset } from '../../server/load/load-dataset.ts';
import { documentsOf } from '../../server/repositories/documents.ts';
import { describeOnBoth, openTestDatabase, type TestDatabase } from '../support/test-database.ts';
import { AS_OF } from './load-time.ts';

const ROOT = path.join(import.meta.dirname, '../../data');
const RUMOURS = path.join(ROOT, 'zhuzhou/documents/rumours.json');

describeOnBoth('the documents of a data set', (kind) => {
  let test: TestDatabase;
  let folder: string;
  const load = () => loadDataset({ database: test.database.kysely, folder, asOf: AS_OF });
  const kinds = async () => Object.keys(await documentsOf(test.database.kysely, 'example')).toSorted();
  const write = (file: string, value: unknown) =>
    writeFile(path.join(folder, file), typeof value === 'string' ? value : JSON.stringify(value));
  const name = async (documents: object) => {
    const manifest = JSON.parse(await readFile(path.join(ROOT, 'example/dataset.json'), 'utf8')) as object;
    await write('dataset.json', { ...manifest, documents });
  };

  beforeAll(async () => {
    test = await openTestDatabase(kind);
    folder = await mkdtemp(path.join(tmpdir(), 'gridlight-documents-'));
    await cp(path.join(ROOT, 'example'), folder, { recursive: true });
    await mkdir(path.join(folder, 'documents'));
    await cp(RUMOURS, path.join(folder, 'documents/rumours.json'));
  });
  afterAll(async () => {
    await test?.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('are written once, left alone where nothing changed, and go with the manifest', async () => {
    await name({ rumours: 'documents/rumours.json' });
    expect(await load()).toMatchObject({ ok: true, notes: ['documents: rumours'] });
    expect(await kinds()).toEqual(['rumours']);
    expect((await load()).notes).toEqual([]);
    await name({});
    expect((await load()).notes).toEqual(['documents: none']);
    expect(await kinds()).toEqual([]);
  });

  it('refuse the data set with everything that is wrong with them: a name among them', async () => {
    const document = JSON.parse(await readFile(RUMOURS, 'utf8')) as { cases: { topic: object }[] };
    document.cases[2]!.topic = { 'zh-CN': '王某在中学散布' };
    await write('documents/named.json', document);
    await name({ rumours: 'documents/named.json', prevention: 'none.json', consultation: '../outside.json' });
    const { ok, faults } = await load();
    expect(ok).toBe(false);
    expect(faults.map(({ path: at }) => at)).toEqual([
      'documents.consultation',
      'none.json',
      'documents/named.json cases[2].topic.zh-CN',
    ]);
    expect(faults[2]?.reason).toBe('leads to a person');
    expect(JSON.stringify(faults)).not.toContain('王某');
  });
});
