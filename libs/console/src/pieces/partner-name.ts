const NAMES: Readonly<Record<string, string>> = {
  join: 'JOIN',
  personio: 'Personio',
  'operator-ats': 'ATS',
};

/** The name as the partner writes it; one that the console does not know is shown as it is. */
export const partnerName = (partner: string): string => NAMES[partner] ?? partner;
