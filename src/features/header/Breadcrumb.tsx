import { useTranslation } from 'react-i18next';
import { useUnitIndex } from '../../api/unit-index.ts';
import { useUnitsReading } from '../../api/units-reading.ts';
import { parentCode } from '../../domain/grids/codes.ts';
import { useFilter, useView } from '../../state/hooks.tsx';
import { IconButton } from '../../ui/Button.tsx';
import * as styles from './Breadcrumb.module.css';

/** Codes from the county down to `code`. */
export function ancestorsOf(code: string | null): string[] {
  const chain: string[] = [];
  for (let at = code ?? undefined; at !== undefined; at = parentCode(at)) chain.unshift(at);
  return chain;
}

/** Where the page looks: 株洲市 ▸ 区 ▸ 街道 ▸ 社区 ▸ 网格. Each part goes back up to it. */
export function Breadcrumb({ cityName }: { cityName: string }) {
  const { t } = useTranslation();
  const unitIndex = useUnitIndex();
  const unitCode = useFilter((state) => state.filter.unitCode);
  const changeFilter = useFilter((state) => state.change);
  const select = useView((state) => state.select);
  const go = (code: string | null): void => {
    changeFilter({ unitCode: code });
    select(code === null ? null : { kind: 'unit', id: code });
  };
  const isReady = useUnitsReading().kind === 'ready';
  const isUnknown = isReady && unitCode !== null && !unitIndex.has(unitCode);
  const chain = ancestorsOf(unitCode).filter((code) => !isReady || code === unitCode || unitIndex.has(code));
  return (
    <nav className={styles.breadcrumb} aria-label={t('breadcrumb.label')}>
      <ol>
        <li>
          <button
            type="button"
            onClick={() => go(null)}
            aria-current={chain.length === 0 ? 'location' : undefined}
          >
            {cityName}
          </button>
        </li>
        {chain.map((code, index) => (
          <li key={code}>
            <span aria-hidden="true">▸</span>
            <button
              type="button"
              onClick={() => go(code)}
              aria-current={index === chain.length - 1 ? 'location' : undefined}
            >
              {unitIndex.get(code)?.name ?? code}
            </button>
            {isUnknown && code === unitCode && (
              <>
                <em role="status">{t('breadcrumb.unknown')}</em>
                <IconButton icon="close" label={t('breadcrumb.clear')} onClick={() => go(null)} />
              </>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
