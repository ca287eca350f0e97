import { useQuery } from '@tanstack/react-query';
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { searchQuery } from '../../api/search.ts';
import type { SearchHit } from '../../schemas/health.ts';
import { useInterface } from '../../state/hooks.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { groupHits, useGoToHit, useIsOutside } from './search-hits.ts';
import { useOldCodeOfLink } from './use-old-code-of-link.ts';
import { useUnknownUnitOfLink } from './use-unknown-unit-of-link.ts';
import * as styles from './SearchBox.module.css';
import * as utilities from '../../ui/utilities.module.css';

/** A short wait, so that a word that is being typed asks once. */
const TYPING_PAUSE_MS = 160;

/** The search box: units, places, cameras, event numbers and coordinates; a chosen hit is flown to and opened. */
export function SearchBox() {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const listId = useId();
  const [text, setText] = useState('');
  const [asked, setAsked] = useState('');
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState({ asked: '', index: 0 });
  const requests = useInterface((state) => state.searchRequests);
  const go = useGoToHit();
  const isOutside = useIsOutside();
  useOldCodeOfLink(go);
  useUnknownUnitOfLink();
  useEffect(() => {
    if (requests > 0) input.current?.focus();
  }, [requests]);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text.trim()), TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  const query = useQuery({ ...searchQuery(asked), placeholderData: (last) => last });
  const groups = groupHits(asked === '' ? [] : (query.data?.hits ?? []));
  const hits = groups.flatMap((group) => group.hits);
  const active = chosen.asked === asked ? chosen.index : 0;
  const setActive = (index: number): void => setChosen({ asked, index });

  const choose = (hit: SearchHit | undefined): void => {
    if (hit === undefined) return;
    go(hit);
    setOpen(false);
    input.current?.blur();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') choose(hits[active]);
    else if (event.key === 'ArrowDown') setActive(Math.min(hits.length - 1, active + 1));
    else if (event.key === 'ArrowUp') setActive(Math.max(0, active - 1));
    else if (event.key === 'Escape') {
      setOpen(false);
      input.current?.blur();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const isOpen = open && asked !== '';
  return (
    <div className={styles.search} role="search">
      <Icon name="search" />
      <input
        ref={input}
        type="text"
        value={text}
        placeholder={t('search.placeholder')}
        aria-label={t('search.label')}
        role="combobox"
        aria-expanded={isOpen}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={hits[active] && `${listId}-${active}`}
        onChange={(event) => {
          setText(event.target.value);
          setOpen(true);
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
      />
      <kbd>/</kbd>
      {isOpen && (
        <div
          className={`${styles.hits} ${utilities.scroll}`}
          onPointerDown={(event) => event.preventDefault()}
        >
          <ul role="listbox" id={listId} aria-label={t('search.label')}>
            {groups.map((group) => (
              <li key={group.kind} role="presentation">
                <h3>{t(`search.kind.${group.kind}`)}</h3>
                <ul role="group" aria-label={t(`search.kind.${group.kind}`)}>
                  {group.hits.map((hit) => {
                    const index = hits.indexOf(hit);
                    return (
                      <li
                        key={`${hit.kind}${hit.id}`}
                        id={`${listId}-${index}`}
                        role="option"
                        aria-selected={index === active}
                        ref={(element) => {
                          if (index === active) element?.scrollIntoView({ block: 'nearest' });
                        }}
                        onPointerMove={() => setActive(index)}
                        onClick={() => choose(hit)}
                      >
                        <Icon name={hit.kind} />
                        <strong>{hit.name}</strong>
                        <span>
                          {[hit.detail, isOutside(hit) && t('search.outside')].filter(Boolean).join(' · ')}
                        </span>
                      </li>
                    );
                  })}
                </ul>
              </li>
            ))}
          </ul>
          <p className={styles.foot} role="status">
            {query.isError
              ? t('search.failed', { message: query.error.message })
              : hits.length > 0
                ? t('search.hint')
                : query.isFetching
                  ? t('search.busy')
                  : t('search.none', { text: asked })}
          </p>
        </div>
      )}
    </div>
  );
}
