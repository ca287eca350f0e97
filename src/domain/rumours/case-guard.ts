import { findPersonalData } from '../exchange/fields/personal-data.ts';

/** Names of fields that would make cases a statistic. */
const STATISTIC_FIELD = /(count|total|number|share|rate|ratio|percent|ranking|score|perThousand)/i;

/** A family name with 某: how newspapers write persons. */
const WRITTEN_PERSON = /[\p{Script=Han}]某(?!些|种|类|个|处|地|日|天|年|月|时|人|事|商场|小区|单位|平台)/u;

/** Words that lead to a person or to minors. */
const LEADS_TO_PERSON = /(姓名|真名|身份证|户籍|住址|学校|中学|小学|幼儿园|网名|昵称|账号)/u;

/** Why a case must not be shown. */
export interface CaseFault {
  readonly path: string;
  readonly reason: 'statistic' | 'person' | 'personalData';
}

/**
 * Everything in cases of law that would count them or lead to a person: fields that are named like a statistic, numbers
 * other than days of detention, and texts that hold a name, a school, or personal data. Empty = they may be shown.
 */
export function caseFaults(value: unknown, path = ''): readonly CaseFault[] {
  if (typeof value === 'string') return textFaults(value, path);
  if (typeof value === 'number') return path.endsWith('.days') ? [] : [{ path, reason: 'statistic' }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([field, inner]) => {
    const at = path === '' ? field : `${path}.${field}`;
    const own: readonly CaseFault[] = STATISTIC_FIELD.test(field) ? [{ path: at, reason: 'statistic' }] : [];
    return [...own, ...caseFaults(inner, at)];
  });
}

function textFaults(text: string, path: string): readonly CaseFault[] {
  if (findPersonalData(text) !== undefined) return [{ path, reason: 'personalData' }];
  return WRITTEN_PERSON.test(text) || LEADS_TO_PERSON.test(text) ? [{ path, reason: 'person' }] : [];
}
