/** What a key on the shelf is bound to: under another name it does not open. */
export const shelfContext = (name: string): string => `data_key/${name}`;
