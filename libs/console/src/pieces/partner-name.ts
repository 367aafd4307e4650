const NAMES: Readonly<Record<string, string>> = {
  join: 'JOIN',
  personio: 'Personio',
  'operator-ats': 'ATS',
};

/** The name as the partner writes it; one that the console does not know is shown as it is. */
export const partnerName = (partner: string): string => NAMES[partner] ?? partner;

/** A connection by its partner, and by its label where it has one. */
export const connectionName = (partner: string, label: string): string =>
  label === '' ? partnerName(partner) : `${partnerName(partner)} · ${label}`;
