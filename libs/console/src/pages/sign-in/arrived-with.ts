/** What the identity provider has sent along, read at the start, before the router tidies the address. */
export const arrivedWith = window.location.search.slice(1);
