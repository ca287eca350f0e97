/** One number, with its denominator and period under it. Unknown is a dash-like bar, never a zero. */
export function Tile(props: {
  title: string;
  value: string | undefined;
  note: string | undefined;
  tone?: 'warning' | 'danger' | undefined;
  failed: boolean;
}) {
  const { value, note, failed } = props;
  return (
    <div className="tile" data-tone={props.tone} data-failed={failed}>
      <h2>{props.title}</h2>
      <p className="tile-value" aria-busy={value === undefined && !failed}>
        {value ?? (failed ? '—' : <span className="tile-wait" />)}
      </p>
      <p className="tile-note" title={note}>
        {note ?? '\u00a0'}
      </p>
    </div>
  );
}
