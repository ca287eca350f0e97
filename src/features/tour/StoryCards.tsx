import { labelIn } from '../../domain/view/languages.ts';
import type { TourCard } from '../../schemas/tours.ts';
import { useView } from '../../state/hooks.tsx';
import { LiveTexts } from './LiveValue.tsx';
import type { Resolve } from './tour-model.ts';
import * as styles from './StoryCards.module.css';

/** What changed for residents: how fast, what, at what hour, where and when. Never who. */
export function StoryCards({ cards, resolve }: { cards: readonly TourCard[]; resolve: Resolve }) {
  const language = useView(({ view }) => view.language);
  if (cards.length === 0) return null;
  return (
    <ul className={styles.cards} data-part="stories">
      {cards.map((card) => {
        const clock = labelIn(card.clock, language);
        return (
          <li key={`${card.date} ${card.labels['zh-CN']}`}>
            <strong>
              <LiveTexts text={labelIn(card.value, language)} resolve={resolve} />
            </strong>
            <span>{labelIn(card.labels, language)}</span>
            <small>
              {[labelIn(card.place, language), card.date, clock]
                .filter((part) => part !== undefined)
                .join(' · ')}
            </small>
          </li>
        );
      })}
    </ul>
  );
}
