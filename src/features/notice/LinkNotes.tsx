import type { TFunction } from 'i18next';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppState, useInterface, useView } from '../../state/hooks.tsx';
import type { ParameterNote } from '../../state/url/link-state.ts';
import { IconButton } from '../../ui/Button.tsx';
import * as styles from './PageNotes.module.css';

/** Longer values of a link are cut in a note. */
const MOST_CHARACTERS = 40;
/** On a wall nobody closes a note, ms. */
const SHOWN_ON_WALL_MS = 60_000;

/** What the link said in vain, a sentence each, and what is shown in its place. */
export function LinkNotes() {
  const { t } = useTranslation();
  const notes = useInterface((state) => state.linkNotes);
  const setNotes = useInterface((state) => state.setLinkNotes);
  const { filter } = useAppState();
  const isKiosk = useView(({ view }) => view.wall.kiosk);
  // What was shown when it was noted: it speaks of the link, also after the range has changed.
  const [noted, setNoted] = useState({ notes, range: filter.getState().filter.range });
  if (noted.notes !== notes) setNoted({ notes, range: filter.getState().filter.range });
  useEffect(() => {
    if (!isKiosk || notes.length === 0) return;
    const timer = setTimeout(() => setNotes([]), SHOWN_ON_WALL_MS);
    return () => clearTimeout(timer);
  }, [isKiosk, notes, setNotes]);
  if (notes.length === 0) return null;
  const { range } = noted;
  const period = t(range.kind === 'preset' ? `period.${range.preset}` : 'linkNote.name.t');
  return (
    <div className={styles.note} role="status">
      <div className={styles.sentences}>
        {notes.map((note, index) => (
          <p key={index}>{sentenceOf(note, period, t)}</p>
        ))}
      </div>
      <IconButton icon="close" label={t('panel.close')} onClick={() => setNotes([])} />
    </div>
  );
}

function sentenceOf({ parameter, value, reason }: ParameterNote, period: string, t: TFunction): string {
  if (reason === 'unknownParameter')
    return t('linkNote.unknownParameter', { value: cut(value === '' ? parameter : `${parameter}=${value}`) });
  const values = { name: t(`linkNote.name.${parameter}`), value: cut(value), period };
  return t(
    reason === 'malformed' && parameter === 't' ? 'linkNote.malformedTime' : `linkNote.${reason}`,
    values,
  );
}

const cut = (text: string): string =>
  text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}…` : text;
