import { encode } from 'uqr';

interface Props {
  value: string;
  /** What it is, for those who do not see it. */
  label: string;
}

const QUIET_ZONE = 4;

/** A text that a camera can read; dark on light in both themes, or cameras fail. */
export function QrCode({ value, label }: Props) {
  const { data, size } = encode(value, { border: QUIET_ZONE });
  const dark = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : [])));
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      width={208}
      height={208}
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={dark.join('')} fill="#000" />
    </svg>
  );
}
