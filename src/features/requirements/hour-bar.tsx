type Props = { have: number; need: number; id: string };

const WIDTH = 640;
const HEIGHT = 16;

/** Hours that count against what is asked; what is missing is hatched. The words beside it say the same. */
export function HourBar({ have, need, id }: Props) {
  const counted = need > 0 ? Math.min(1, have / need) * WIDTH : WIDTH;
  return (
    <svg className="hour-bar" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <defs>
        <pattern id={id} width="5" height="5" patternUnits="userSpaceOnUse">
          <rect width="5" height="5" className="dots-ground" />
          <circle cx="1.5" cy="1.5" r="1" className="dots-dot" />
        </pattern>
      </defs>
      <rect x="0" y="0" width={WIDTH} height={HEIGHT} fill={`url(#${id})`} className="missing" />
      <rect x="0" y="0" width={counted} height={HEIGHT} className="counted" />
    </svg>
  );
}
