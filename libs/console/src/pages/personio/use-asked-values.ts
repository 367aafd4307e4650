import { PERSONIO_VALUES } from '../../api/personio.js';
import { useTexts } from '../../language/use-texts.js';
import type { AskedValues } from '../credentials/asked-values.js';

/** Personio's four values with their names in the reader's language. */
export function useAskedValues(): AskedValues {
  const t = useTexts('personio');
  return {
    partner: 'personio',
    partnerName: 'Personio',
    takesTestApplication: true,
    fields: PERSONIO_VALUES.map((name) => ({ name, label: t(`values.${name}`) })),
  };
}
