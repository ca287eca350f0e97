import { LEGACY_SYSTEMS, type LegacyCode } from '../../grids/versions/legacy-codes.ts';
import { plainIdentifier } from '../fields/plain-identifier.ts';
import { TEXT_LENGTHS } from '../fields/text-lengths.ts';
import { parseTime } from '../times/parse-time.ts';
import { cellText, type RowIssues, type SourceRow } from '../fields/row-result.ts';
import { formatIso } from '../../time/zone.ts';
import type { ReadContext } from './read-context.ts';

/**
 * Codes that a unit has in platforms that were merged into this one: a list of `{system, code, validTo}`, the same as JSON, or
 * text like `综治:ZZ-12; 城管:0087`. An entry that cannot be read is rejected with its reason.
 */
export function readLegacyCodes(
  source: SourceRow,
  { vocabularies }: Pick<ReadContext, 'vocabularies'>,
  issues: RowIssues,
): LegacyCode[] {
  const raw = source.values.get('legacyCodes');
  if (raw === undefined) return [];
  return entriesOf(raw).flatMap((entry): LegacyCode[] => {
    const { system: rawSystem, code, validTo } = entry;
    const name = cellText(rawSystem).normalize('NFKC').trim().toLowerCase();
    const found = vocabularies.subject.labels.get(name);
    const system = LEGACY_SYSTEMS.find((known) => known === found);
    const plain = typeof code === 'number' || typeof code === 'string' ? plainIdentifier(code) : { text: '' };
    const text = 'text' in plain ? plain.text : '';
    if (system === undefined)
      issues.reject(
        'legacyCodes',
        rawSystem ?? raw,
        'names no old platform; known are 综治 (governance), 城管 (urban) and 安全生产 (safety)',
      );
    else if ('reason' in plain) issues.reject('legacyCodes', code, plain.reason);
    else if (text === '' || text.length > TEXT_LENGTHS.id)
      issues.reject('legacyCodes', raw, `gives ${system} no code of 1 to ${TEXT_LENGTHS.id} characters`);
    else {
      if (plain.repaired !== undefined) issues.repair('legacyCodes', code, text, plain.repaired);
      const time = validTo === undefined ? undefined : parseTime(validTo);
      if (time !== undefined && 'reason' in time) issues.reject('legacyCodes', validTo, time.reason);
      else return [{ system, code: text, ...(time && { validTo: formatIso(time.ms).slice(0, 10) }) }];
    }
    return [];
  });
}

interface RawEntry {
  readonly system?: unknown;
  readonly code?: unknown;
  readonly validTo?: unknown;
}

function entriesOf(raw: unknown): RawEntry[] {
  if (Array.isArray(raw))
    return raw.map((entry) => (typeof entry === 'object' ? ((entry ?? {}) as RawEntry) : {}));
  const text = cellText(raw).trim();
  if (text.startsWith('[')) {
    try {
      return entriesOf(JSON.parse(text));
    } catch {
      return [{ system: text }];
    }
  }
  return text
    .split(/[;；]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const [system, ...rest] = part.split(/[:：]/);
      return { system, code: rest.join(':') };
    });
}
