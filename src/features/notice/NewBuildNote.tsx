import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BuildOffer } from '../../state/wall/build-watch.ts';
import { Button } from '../../ui/Button.tsx';
import * as styles from './NewBuildNote.module.css';

/** Asks whoever sits at a desk whether the page may be loaded anew; a part that is missing is asked for until it is there. */
export function NewBuildNote({ offer }: { offer: BuildOffer }) {
  const { t } = useTranslation();
  const [isPutOff, putOff] = useState(false);
  if (isPutOff && !offer.isPartMissing) return null;
  return (
    <div className={styles.note} role="status" data-part="new-build">
      <p>
        <strong>{t('newBuild.title')}</strong> {t(offer.isPartMissing ? 'newBuild.missing' : 'newBuild.hint')}
      </p>
      <Button onClick={() => location.reload()}>{t('newBuild.load')}</Button>
      {!offer.isPartMissing && <Button onClick={() => putOff(true)}>{t('newBuild.later')}</Button>}
    </div>
  );
}
