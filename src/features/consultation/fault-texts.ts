import type { TFunction } from 'i18next';
import { ApiError } from '../../api/client.ts';

/** Why the server refused a change: that somebody else was faster is said in the words of the page. */
export function refusalText(error: Error, t: TFunction): string {
  return error instanceof ApiError && error.status === 409 && error.message.includes('version')
    ? t('consultation.conflict')
    : error.message;
}

/** What a group that was asked (`asked`) or a party that was there (`present`) is called. */
export function groupName(field: string, name: string, t: TFunction): string {
  return t(`consultation.${field === 'asked' ? 'groups' : 'bodies'}.${name}`, { defaultValue: name });
}

/** What a field is called: that of the record, of a group, or of a duty by its number. */
export function fieldName(path: string, t: TFunction): string {
  const field = path.replace(/^record\./, '');
  const duty = /^duties\.(\d+)\.(\w+)$/.exec(field);
  if (duty !== null)
    return t('consultation.dutyField', {
      n: Number(duty[1]) + 1,
      field: t(`consultation.field.${duty[2]}`),
    });
  const [whole = '', part] = field.split('.');
  if (part !== undefined) return t('consultation.peopleOf', { group: groupName(whole, part, t) });
  return t(`consultation.field.${whole}`, { defaultValue: field });
}
