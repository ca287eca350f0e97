import { createContext, use, useId, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LANGUAGES, type Labels, type Language } from '../../../domain/view/languages.ts';
import { LiveTexts } from '../LiveValue.tsx';
import type { Resolve } from '../tour-model.ts';
import { changeLabel } from './edit-list.ts';
import { faultsAt, type TourFault } from './faults.ts';
import { VariableMenu } from './VariableMenu.tsx';
import * as styles from './TourEditor.module.css';

/** What every field of the editor knows: what is wrong, and what variables say now. */
export const FieldContext = createContext<{
  readonly faults: readonly TourFault[];
  readonly resolve: Resolve;
}>({ faults: [], resolve: (variable) => ({ kind: 'missing', variable, reason: 'loading' }) });

/** What is wrong with a field, below it. */
export function FieldFaults({ path, id }: { path: string; id?: string }) {
  const { faults } = use(FieldContext);
  const found = faultsAt(faults, path);
  if (found.length === 0) return null;
  return (
    <ul className={styles.faults} id={id} data-fault={path}>
      {found.map(({ path: at, message }) => (
        <li key={`${at} ${message}`}>{message}</li>
      ))}
    </ul>
  );
}

/** A field with its name above it and what is wrong below. */
export function EditorField(props: {
  label: string;
  path: string;
  children: (input: { id: string; 'aria-invalid': boolean; 'aria-describedby': string }) => ReactNode;
}) {
  const { label, path, children } = props;
  const { faults } = use(FieldContext);
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      {children({
        id,
        'aria-invalid': faultsAt(faults, path).length > 0,
        'aria-describedby': `${id}-fault`,
      })}
      <FieldFaults path={path} id={`${id}-fault`} />
    </div>
  );
}

/** A short text. */
export function TextField(props: {
  label: string;
  path: string;
  value: string;
  type?: 'text' | 'number' | 'date';
  onChange: (value: string) => void;
}) {
  const { label, path, value, type = 'text', onChange } = props;
  return (
    <EditorField label={label} path={path}>
      {(input) => (
        <input {...input} type={type} value={value} onChange={({ target }) => onChange(target.value)} />
      )}
    </EditorField>
  );
}

/** A text in every language. With variables, each has a menu of them and says what it reads now. */
export function LabelsField(props: {
  label: string;
  path: string;
  value: Labels | undefined;
  rows?: number;
  hasVariables?: boolean;
  onChange: (labels: Labels, language: Language, text: string) => void;
}) {
  const { label, path, value, rows, hasVariables = false, onChange } = props;
  const { t } = useTranslation();
  return LANGUAGES.map((language) => (
    <TemplateField
      key={language}
      label={t('tourEditor.inLanguage', { field: label, language: t(`tourEditor.language.${language}`) })}
      path={`${path}.${language}`}
      value={value?.[language] ?? ''}
      rows={rows}
      hasVariables={hasVariables}
      onChange={(text) => onChange(changeLabel(value, language, text), language, text)}
    />
  ));
}

function TemplateField(props: {
  label: string;
  path: string;
  value: string;
  rows: number | undefined;
  hasVariables: boolean;
  onChange: (value: string) => void;
}) {
  const { label, path, value, rows = 1, hasVariables, onChange } = props;
  const { resolve } = use(FieldContext);
  const text = useRef<HTMLTextAreaElement>(null);
  const [caret, setCaret] = useState<number>();
  const insert = (variable: string): void => {
    const at = caret ?? value.length;
    const written = `{${variable}}`;
    onChange(value.slice(0, at) + written + value.slice(at));
    setCaret(at + written.length);
    text.current?.focus();
  };
  return (
    <div className={styles.template}>
      <EditorField label={label} path={path}>
        {(input) => (
          <textarea
            {...input}
            ref={text}
            rows={rows}
            value={value}
            onChange={({ target }) => {
              onChange(target.value);
              setCaret(target.selectionStart);
            }}
            onSelect={({ currentTarget }) => setCaret(currentTarget.selectionStart)}
          />
        )}
      </EditorField>
      {hasVariables && <VariableMenu label={label} resolve={resolve} onChoose={insert} />}
      {hasVariables && value.includes('{') && (
        <p className={styles.preview} data-part="preview">
          <LiveTexts text={value} resolve={resolve} />
        </p>
      )}
    </div>
  );
}
