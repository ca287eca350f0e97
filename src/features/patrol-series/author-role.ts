import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { AuthorRole } from '../../schemas/case-series.ts';

const author = createStore<{ readonly role: AuthorRole }>()(() => ({ role: 'analyst' }));

/** In which role links are judged and series opened at this page, and what changes it. */
export function useAuthorRole(): [AuthorRole, (role: AuthorRole) => void] {
  return [useStore(author, ({ role }) => role), (role) => author.setState({ role })];
}
