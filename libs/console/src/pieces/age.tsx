import { useLocale } from '../language/use-texts.js';

const UNITS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const;

interface Props {
  seconds: number;
  /** "3 d" instead of "3 days". */
  isShort?: boolean;
}

/** A span in words, in its largest unit: "3 days". */
export function Age({ seconds, isShort = false }: Props) {
  const locale = useLocale();
  const [unit, size] = UNITS.find(([, length]) => seconds >= length) ?? (['second', 1] as const);
  const format = new Intl.NumberFormat(locale, {
    style: 'unit',
    unit,
    unitDisplay: isShort ? 'narrow' : 'long',
  });
  return <>{format.format(Math.floor(seconds / size))}</>;
}
