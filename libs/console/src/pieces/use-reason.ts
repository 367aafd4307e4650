import { useTexts } from '../language/use-texts.js';
import type reasons from '../texts/en/reasons.js';

/** A reason code as a sentence with its next step; a code that the console does not know is shown as it is. */
export function useReason(): (code: string) => { text: string; next: string | null } {
  const t = useTexts('reasons');
  return (code) => {
    const text = t(`${code as keyof typeof reasons}.text`, { defaultValue: code });
    return { text, next: text === code ? null : t(`${code as keyof typeof reasons}.next`) };
  };
}
