/** What personal data a place in a text holds. */
type PersonalDataKind =
  | 'identity'
  | 'mobile'
  | 'landline'
  | 'bankCard'
  | 'passport'
  | 'plate'
  | 'account'
  | 'email'
  | 'address'
  | 'person';

/**
 * A place in a text, in UTF-16 units of that text, `end` exclusive. What is certain has a check digit or a word beside it that
 * says what it is; the rest is doubtful.
 */
export interface PersonalSpan {
  readonly kind: PersonalDataKind;
  readonly start: number;
  readonly end: number;
  readonly isCertain: boolean;
}

/**
 * The words of a message for each kind, and what stands in the text instead. A mask says what was there, so that the sentence
 * can still be read. Nothing of a number is left: with place and time beside it, a few digits lead to a person.
 */
export const PERSONAL_DATA: Readonly<
  Record<PersonalDataKind, { readonly words: string; readonly mask: string }>
> = {
  identity: { words: 'an identity number', mask: '［身份证号］' },
  mobile: { words: 'a mobile number', mask: '［手机号］' },
  landline: { words: 'a landline number', mask: '［电话］' },
  bankCard: { words: 'a bank card number', mask: '［银行卡号］' },
  passport: { words: 'a travel document number', mask: '［护照号］' },
  plate: { words: 'a vehicle plate', mask: '［车牌］' },
  account: { words: 'an account of a messenger', mask: '［账号］' },
  email: { words: 'an e-mail address', mask: '［邮箱］' },
  address: { words: 'the door of a home', mask: '［门牌］' },
  person: { words: 'the name of a person', mask: '某某' },
};

/** Where two kinds claim the same characters, the first of these stands. */
export const KINDS_BY_WEIGHT: readonly PersonalDataKind[] = [
  'identity',
  'bankCard',
  'mobile',
  'landline',
  'passport',
  'plate',
  'email',
  'account',
  'address',
  'person',
];
