import type { TFunction } from 'i18next';

/** What a field is called: that of the record, of a group, or of a duty by its number. */
export function fieldName(path: string, t: TFunction): string {
  const field = path.replace(/^record\./, '');
  const duty = /^duties\.(\d+)\.(\w+)$/.exec(field);
  if (duty !== null)
    return t('consultation.dutyField', {
      n: Number(duty[1]) + 1,
      field: t(`consultation.field.${duty[2]}`),
    });
  return t(`consultation.field.${field.replace('.', '_')}`, { defaultValue: field });
}
