/** A named value as a bar; `share` 0–1 of the longest bar. */
export function Meter(props: { name: string; share: number; value: string; colour?: string }) {
  return (
    <div className="meter">
      <span className="meter-name" title={props.name}>
        {props.name}
      </span>
      <span className="meter-track" aria-hidden="true">
        <span
          className="meter-fill"
          style={{
            width: `${Math.min(1, Math.max(0, props.share)) * 100}%`,
            ...(props.colour === undefined ? {} : { background: props.colour }),
          }}
        />
      </span>
      <span className="meter-value">{props.value}</span>
    </div>
  );
}
