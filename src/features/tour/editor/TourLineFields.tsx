import { useTranslation } from 'react-i18next';
import type { TourCard, TourLine } from '../../../schemas/tours.ts';
import { Button } from '../../../ui/Button.tsx';
import { changeOptionalLabel, moveEntry, removeEntry, replaceEntry } from './edit-list.ts';
import { FieldFaults, LabelsField, TextField } from './fields.tsx';
import { EntryKeys } from './EntryKeys.tsx';
import * as styles from './TourEditor.module.css';

const TONES = ['plain', 'good', 'warning'] as const;
const NEW_LINE: TourLine = { labels: { 'zh-CN': '' }, value: { 'zh-CN': '' }, tone: 'plain' };

/** Large numbers or lines of a stop: what each says, its value, its tone. `field` names the list in paths. */
export function TourLineFields(props: {
  title: string;
  path: string;
  lines: readonly TourLine[];
  most: number;
  onChange: (lines: TourLine[], field?: string) => void;
}) {
  const { title, path, lines, most, onChange } = props;
  const { t } = useTranslation();
  const change = (index: number, part: Partial<TourLine>, field?: string): void =>
    onChange(replaceEntry(lines, index, { ...lines[index]!, ...part }), field);
  return (
    <fieldset className={styles.entries}>
      <legend>{title}</legend>
      {lines.map((line, index) => {
        const at = `${path}.${index}`;
        return (
          // The place is all that an entry without a name has.
          <div key={at} className={styles.entry}>
            <EntryKeys
              name={t('tourEditor.entry', { list: title, n: index + 1 })}
              index={index}
              count={lines.length}
              onMove={(to) => onChange([...moveEntry(lines, index, to)])}
              onRemove={() => onChange(removeEntry(lines, index))}
            />
            <LabelsField
              label={t('tourEditor.field.labels')}
              path={`${at}.labels`}
              value={line.labels}
              hasVariables
              onChange={(labels, language) => change(index, { labels }, `${at}.labels.${language}`)}
            />
            <LabelsField
              label={t('tourEditor.field.value')}
              path={`${at}.value`}
              value={line.value}
              hasVariables
              onChange={(value, language) => change(index, { value }, `${at}.value.${language}`)}
            />
            <label className={styles.inline}>
              {t('tourEditor.field.tone')}
              <select
                value={line.tone}
                onChange={({ target }) =>
                  change(index, { tone: TONES.find((tone) => tone === target.value) ?? 'plain' })
                }
              >
                {TONES.map((tone) => (
                  <option key={tone} value={tone}>
                    {t(`tourEditor.tone.${tone}`)}
                  </option>
                ))}
              </select>
            </label>
          </div>
        );
      })}
      <FieldFaults path={path} />
      {lines.length < most && (
        <Button onClick={() => onChange([...lines, NEW_LINE])}>{t('tourEditor.add', { list: title })}</Button>
      )}
    </fieldset>
  );
}

const NEW_CARD: TourCard = {
  labels: { 'zh-CN': '' },
  value: { 'zh-CN': '' },
  place: { 'zh-CN': '' },
  date: '',
};
const MOST_CARDS = 5;

/** The stories of a stop: what happened, how fast, at what hour, where and on which day. */
export function CardFields(props: {
  path: string;
  cards: readonly TourCard[];
  onChange: (cards: TourCard[], field?: string) => void;
}) {
  const { path, cards, onChange } = props;
  const { t } = useTranslation();
  const title = t('tourEditor.field.cards');
  const change = (index: number, part: Partial<TourCard>, field?: string): void =>
    onChange(replaceEntry(cards, index, { ...cards[index]!, ...part }), field);
  return (
    <fieldset className={styles.entries}>
      <legend>{title}</legend>
      {cards.map((card, index) => {
        const at = `${path}.${index}`;
        return (
          <div key={at} className={styles.entry}>
            <EntryKeys
              name={t('tourEditor.entry', { list: title, n: index + 1 })}
              index={index}
              count={cards.length}
              onMove={(to) => onChange([...moveEntry(cards, index, to)])}
              onRemove={() => onChange(removeEntry(cards, index))}
            />
            {(['labels', 'value', 'place'] as const).map((name) => (
              <LabelsField
                key={name}
                label={t(`tourEditor.field.${name}`)}
                path={`${at}.${name}`}
                value={card[name]}
                hasVariables={name === 'value'}
                onChange={(labels, language) =>
                  change(index, { [name]: labels }, `${at}.${name}.${language}`)
                }
              />
            ))}
            <LabelsField
              label={t('tourEditor.field.clock')}
              path={`${at}.clock`}
              value={card.clock}
              onChange={(_, language, text) => {
                const { clock: before, ...rest } = card;
                const clock = changeOptionalLabel(before, language, text);
                const next: TourCard = clock === undefined ? rest : { ...rest, clock };
                onChange(replaceEntry(cards, index, next), `${at}.clock.${language}`);
              }}
            />
            <TextField
              label={t('tourEditor.field.date')}
              path={`${at}.date`}
              type="date"
              value={card.date}
              onChange={(date) => change(index, { date }, `${at}.date`)}
            />
          </div>
        );
      })}
      {cards.length < MOST_CARDS && (
        <Button onClick={() => onChange([...cards, NEW_CARD])}>{t('tourEditor.add', { list: title })}</Button>
      )}
    </fieldset>
  );
}
