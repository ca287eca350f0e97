import type { BenchCase, CaseResult } from './bench-case.ts';

declare global {
  var benchResult: CaseResult | { readonly failure: string } | undefined;
}

const cases: Readonly<Record<string, () => Promise<{ runCase: BenchCase }>>> = {
  'clusters-ours': () => import('./clusters-ours.ts'),
  'clusters-maplibre': () => import('./clusters-maplibre.ts'),
  'clusters-maplibre-objects': () => import('./clusters-maplibre-objects.ts'),
  'frames-ours': () => import('./frames-ours.ts'),
  'frames-deck': () => import('./frames-deck.ts'),
};

const name = new URLSearchParams(location.search).get('case') ?? '';
try {
  const { runCase } = await (cases[name] ?? (() => Promise.reject(new Error(`no case is called ${name}`))))();
  globalThis.benchResult = await runCase(document.querySelector('#map')!);
} catch (error) {
  globalThis.benchResult = { failure: error instanceof Error ? error.message : String(error) };
}
